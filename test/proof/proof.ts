/** A claim that a command shows on real servers, and what must make it false. */
export interface Proof {
  /** What holds where the verdict is good, in one sentence. */
  readonly shows: string;
  /** How much is tried, by name; each name is an option, too: `--rounds 5000`. */
  readonly amounts: Readonly<Record<string, Amount>>;
  /** What may be planted, by name, in a sentence. Every one must turn the verdict red. */
  readonly controls: Readonly<Record<string, string>>;
  /** How a control shows, where any fault at all would not do: one of its faults reads so. */
  readonly seenAs?: Readonly<Record<string, RegExp>>;
  /** How much must have been counted, by what is counted, for anything to be shown. */
  readonly least?: (run: Run) => Readonly<Record<string, number>>;
  readonly run: (run: Run) => Promise<Outcome>;
}

export interface Amount {
  readonly short: number;
  readonly long: number;
  /** Enough for a control to turn red; as much as in the short form where it is not said. */
  readonly control?: number;
}

export interface Run {
  /** 31 bits; with the same seed the same is tried. */
  readonly seed: number;
  /** The name of the control that is planted. */
  readonly planted: string | null;
  readonly amount: (name: string) => number;
}

export interface Outcome {
  readonly counts: Readonly<Record<string, number>>;
  /** What speaks against the claim; it is shown where nothing does. */
  readonly faults: readonly string[];
  /** What this machine could not try: said, never skipped in silence. */
  readonly notShown?: readonly string[];
}
