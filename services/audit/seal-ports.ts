import type { Block, Sealable } from './block.ts';
import type { Line } from './lines.ts';
import type { Signer } from './note.ts';

/** The blocks of the trail, while nobody else seals. */
export interface HeldLog {
  readonly last: () => Promise<Block | null>;
  /** What may be sealed after this block: of closed transactions only; null where there is nothing. */
  readonly next: (last: Block | null) => Promise<Sealable | null>;
  readonly add: (block: Block) => Promise<void>;
  readonly listFrom: (number: number, limit: number) => Promise<Block[]>;
  readonly keep: (notes: readonly Note[]) => Promise<void>;
  /** Of the server: a checkpoint says when it was, whatever the application's clock says. */
  readonly now: () => Promise<Date>;
}

interface Note {
  readonly kind: 'key' | 'checkpoint';
  readonly size: number | null;
  readonly note: string;
}

export interface SealLog {
  /** In one transaction, alone; null where another one is at it. */
  readonly alone: <Result>(work: (held: HeldLog) => Promise<Result>) => Promise<Result | null>;
}

/** A place outside the database to which lines are only added: what it holds is what was. */
export interface Anchor {
  readonly name: string;
  /** The latest checkpoint that it holds. */
  readonly last: () => Promise<string | null>;
  /** Once this is answered, the lines are safe there. */
  readonly append: (lines: readonly Line[], at: Date) => Promise<void>;
}

export interface Keyring {
  /** Of the newest key. */
  readonly signer: Signer;
  /** The first public key: whoever is given this one can tell all others. */
  readonly first: string;
  /** Every key, in order, introduced by the one before it. */
  readonly introductions: readonly string[];
}

export interface Sealing {
  readonly log: SealLog;
  /** The first is the one that every later verification begins with; the others repeat it on other media. */
  readonly anchors: readonly Anchor[];
  readonly keyring: Keyring;
  /** What every checkpoint begins with: which trail this is. */
  readonly origin: string;
}

export interface SealRound {
  readonly sealed: number;
  /** Why it did not reach some place outside; tried again. */
  readonly failures: readonly unknown[];
}
