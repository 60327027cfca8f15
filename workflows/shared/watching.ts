import { condition, defineSignal, setHandler } from '@temporalio/workflow';

/** Carries nothing: it only says "look again". */
const nudge = defineSignal('nudge');

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

interface Facts<Waits> {
  /** The application clock when the facts were read. */
  readonly now: string;
  readonly waits: Waits;
}

interface Clocked {
  readonly now: string;
}

/** What is known of one subject, and whether it is still what holds: every nudge and every own step makes it old. */
const remembering = <Known extends Clocked>(look: () => Promise<Known>) => {
  let changes = 0; // nudges received and steps done
  let counted = -1; // the changes that our facts already include
  let known: Known | undefined;
  let lookedAt = 0;
  let adopted = 0; // looks that came with a step
  let looking: Promise<void> | undefined;

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

  const hasChanged = () => counted !== changes;

  const current = async (): Promise<Known> => {
    while (hasChanged()) await refresh();
    return facts();
  };

  const change = () => {
    changes += 1;
  };

  const age = () => Date.now() - lookedAt;

  /**
   * Takes what a step saw when it was done, in place of a look of our own; false where something else happened since
   * the step began, so that nobody can tell which of the two is newer.
   */
  const adopt = (seen: Known, before: number): boolean => {
    if (changes !== before || counted > before || looking !== undefined) return false;
    known = seen;
    counted = before;
    lookedAt = Date.now();
    adopted += 1;
    return true;
  };

  const counts = () => ({ changes, adopted });

  return { refresh, facts, current, hasChanged, change, age, adopt, counts };
};

/** Watches the facts of one subject: looks when nudged, after its own steps, and when a due instant has come. */
export const watching = <Known extends Clocked>(look: () => Promise<Known>) => {
  const { refresh, facts, current, hasChanged, change, age, adopt, counts } = remembering(look);
  setHandler(nudge, change);

  /** Waits until the facts satisfy `isTrue` (true) or `due` has passed on the application's clock (false). */
  const until = async (
    isTrue: (facts: Known) => boolean,
    due: (facts: Known) => string | null = () => null,
  ): Promise<boolean> => {
    for (;;) {
      const seen = await current();
      if (isTrue(seen)) return true;
      const at = due(seen);
      const { adopted } = counts();
      const isNew = () => hasChanged() || counts().adopted !== adopted;
      if (at === null) {
        await condition(isNew);
        continue;
      }
      const left = Date.parse(at) - Date.parse(seen.now);
      if (left <= 0) return false;
      // The facts' clock decides, not the timer: a fired timer only means "look".
      if (!(await condition(isNew, Math.max(left - age(), 1)))) await refresh();
    }
  };

  /**
   * Does something that changes the facts, then knows them anew: from its own answer where that brings a look (which
   * those recorded before it did do not), else by looking again.
   */
  const after = async (work: () => Promise<Known | undefined>): Promise<void> => {
    const { changes } = counts();
    const seen = (await work()) ?? null;
    if (seen !== null && adopt(seen, changes)) return;
    change();
    await current();
  };

  return { until, after, current, facts };
};
