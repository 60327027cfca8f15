import { condition, defineSignal, setHandler } from '@temporalio/workflow';

/** Carries nothing: it only says "look again". */
export const nudge = defineSignal('nudge');

/** What a procedure may do: wait for facts, do a named step, read the facts of its last look. */
export interface Watching<Waits, Step extends string> {
  /** Waits until the facts satisfy `isTrue`. */
  readonly until: (isTrue: (facts: Facts<Waits>) => boolean) => Promise<unknown>;
  /**
   * Does one automatic step, then looks again, so that what follows never reads old facts.
   * The subject tells repetitions apart: the same step on the same subject happens once, however often it is asked.
   */
  readonly step: (name: Step, subject: string) => Promise<void>;
  readonly facts: () => Facts<Waits>;
}

export interface Facts<Waits> {
  /** The application clock when the facts were read. */
  readonly now: string;
  readonly waits: Waits;
}

/** Watches the facts of one subject: looks when nudged, after its own steps, and when a due instant has come. */
export const watching = <Known extends { readonly now: string }>(look: () => Promise<Known>) => {
  let changes = 0; // nudges received and steps done
  let counted = -1; // the changes that our facts already include
  let known: Known | undefined;
  let lookedAt = 0;
  let looking: Promise<void> | undefined;
  setHandler(nudge, () => {
    changes += 1;
  });

  /** One look at a time, shared by everyone who waits; it counts before it asks. */
  const refresh = (): Promise<void> =>
    (looking ??= (async () => {
      const before = changes;
      known = await look();
      counted = before;
      lookedAt = Date.now();
    })().finally(() => {
      looking = undefined;
    }));

  const facts = (): Known => {
    if (known === undefined) throw new Error('nobody has looked yet');
    return known;
  };

  const current = async (): Promise<Known> => {
    while (counted !== changes) await refresh();
    return facts();
  };

  const changed = () => counted !== changes;

  /** Waits until the facts satisfy `isTrue` (true) or `due` has passed on the application's clock (false). */
  const until = async (
    isTrue: (facts: Known) => boolean,
    due: (facts: Known) => string | null = () => null,
  ): Promise<boolean> => {
    for (;;) {
      const seen = await current();
      if (isTrue(seen)) return true;
      const at = due(seen);
      if (at === null) {
        await condition(changed);
        continue;
      }
      const left = Date.parse(at) - Date.parse(seen.now);
      if (left <= 0) return false;
      // The facts' clock decides, not the timer: a fired timer only means "look".
      const wait = Math.max(left - (Date.now() - lookedAt), 1);
      if (!(await condition(changed, wait))) await refresh();
    }
  };

  /** Does something that changes the facts, then looks again. */
  const after = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    changes += 1;
    await current();
    return result;
  };

  return { until, after, current, facts };
};
