import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { EngineActivities, Look } from './engine-activities.ts';
import { watching } from './watching.ts';

const RETRY = { initialInterval: '100 ms', backoffCoefficient: 2, maximumInterval: '20 s' } as const;

export const engine = proxyActivities<EngineActivities>({ startToCloseTimeout: '10 s', retry: RETRY });
const named = proxyActivities<Record<string, (workflowId: string, subject: string) => Promise<Look | undefined>>>({
  startToCloseTimeout: '10 s',
  retry: RETRY,
});

type Watched = ReturnType<typeof watching<Look>>;

const isStuck = ({ stuck }: Look, name: string, about: string): boolean =>
  stuck.some(({ step, subject }) => step === name && subject === about);

/**
 * Does a step that may be refused. A refusal never ends the workflow: the step is recorded as stuck, an
 * operator's task, and is tried again when the operator says so.
 */
export const stepping = (workflowId: string, { until, after, facts }: Watched) => {
  const done = new Set<string>();
  const stick = (step: string, subject: string, code: string) =>
    after(async () => {
      await engine.recordStuck({ workflowId, step, subject, code });
      return undefined;
    });

  const trying = async (name: string, subject: string, work: () => Promise<Look | undefined>): Promise<boolean> => {
    if (isStuck(facts(), name, subject)) return false;
    // Done, and asked for again all the same: it changed nothing, and asking on would never end.
    if (done.delete(`${name} ${subject}`)) {
      await stick(name, subject, 'step_without_effect');
      return false;
    }
    try {
      await after(work);
      done.add(`${name} ${subject}`);
      return true;
    } catch (error) {
      await stick(name, subject, codeOf(error));
      return false;
    }
  };

  /** Until it is done: while it is stuck, it waits. */
  const step = async (name: string, subject: string): Promise<void> => {
    const work = async () => {
      const act = named[name];
      if (!act) throw ApplicationFailure.nonRetryable(name, 'step_unknown');
      return act(workflowId, subject);
    };
    while (!(await trying(name, subject, work))) await until((known) => !isStuck(known, name, subject));
  };

  return { step, trying };
};

/** What an activity was refused with; anything that is not a refusal is not ours to hide. */
const codeOf = (error: unknown): string => {
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) {
    return error.cause.type ?? 'internal_error';
  }
  throw error;
};

/**
 * Attends every open wait of the subject: each reminder and escalation at its instant, and at the end the lapse,
 * one after another in the order in which they fall due. Never returns.
 */
export const attending = async (workflowId: string, watched: Watched): Promise<never> => {
  const { until, facts } = watched;
  const { trying } = stepping(workflowId, watched);
  for (;;) {
    const next = nextOf(facts());
    const isOther = (known: Look) => nextOf(known)?.key !== next?.key;
    if (await until(isOther, () => next?.at ?? null)) continue;
    if (next) await trying(next.act, next.subject, next.work);
  }

  function nextOf(known: Look) {
    const due = known.obligations.find(({ id, act, rung }) => !isStuck(known, act, `${id}/${String(rung)}`));
    if (!due) return null;
    const { id, act, at, rung } = due;
    const subject = `${id}/${String(rung)}`;
    const work = () => (act === 'lapse' ? engine.lapse(workflowId, id) : engine.climb(workflowId, id, rung));
    return { key: subject, act, at, subject, work };
  }
};

/** The whole life of a subject that has no stages: whatever waits on it falls due in order, until it is closed. */
export const attendingAlone = async (workflowId: string): Promise<void> => {
  const watched = watching(() => engine.look(workflowId));
  await watched.current();
  await Promise.race([watched.until((known) => !known.isOpen), attending(workflowId, watched)]);
};
