import type { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { readFile } from 'node:fs/promises';
import { workflowBundlePath } from '../../infra/root.ts';
import { newId, dossierWorkflowId, type DossierId } from '../../services/shared/ids.ts';
import type { Look } from '../../services/shared/look.ts';
import { createWorker } from '../../workflows/worker.ts';
import type { Ground } from './ground.ts';
import { actsBefore, LIFE, type Course, type Milestones, type Step } from './life.ts';

interface Remembered {
  acts: number;
  steps: number;
}

type Engine = Parameters<typeof createWorker>[0]['engine'];

const NOBODY = { roundToOpen: null, roundToSettle: null };

/** What each step's stage and waits are when it is due. */
const DUE: Record<Step, Pick<Look, 'stage' | 'waits'>> = {
  'openRound/1': { stage: 'cofinancing', waits: { ...NOBODY, roundToOpen: 1 } },
  'settleRound/1': { stage: 'cofinancing', waits: { ...NOBODY, roundToSettle: 1 } },
  'openRound/2': { stage: 'cofinancing', waits: { ...NOBODY, roundToOpen: 2 } },
  'settleRound/2': { stage: 'cofinancing', waits: { ...NOBODY, roundToSettle: 2 } },
  'prepareAgreement/first': { stage: 'agreement', waits: { isPrepared: false } },
};

const waitingIn = (steps: number): Pick<Look, 'stage' | 'waits'> =>
  steps < LIFE.length ? { stage: 'cofinancing', waits: NOBODY } : { stage: 'agreement', waits: { isPrepared: true } };

const lookAt = ({ acts, steps }: Remembered): Look => {
  const next = LIFE[steps];
  const isDue = next !== undefined && acts >= actsBefore(steps);
  const facts = isDue ? DUE[next.step] : waitingIn(steps);
  return { now: new Date().toISOString(), isOpen: true, obligations: [], stuck: [], ...facts };
};

const unasked = (): Promise<never> => Promise.reject(new Error('nothing falls due in a remembered life'));

/**
 * Our own workflow and worker with the facts kept in this process: what the engine's shape costs Temporal, as
 * against what Postgres adds. Gives the way to live such a life.
 */
export const startRemembering = async (
  ground: Ground,
  { address, client, steps }: { address: string; client: Client; steps: Milestones },
): Promise<() => Course> => {
  const lives = new Map<string, Remembered>();
  const of = (workflowId: string): Remembered => {
    const life = lives.get(workflowId) ?? { acts: 0, steps: 0 };
    lives.set(workflowId, life);
    return life;
  };
  const does = (name: string) => (_command: unknown, id: DossierId, subject: string) => {
    of(dossierWorkflowId(id)).steps += 1;
    steps.reach(id, `${name}/${subject}`);
    return Promise.resolve();
  };
  const engine: Engine = {
    look: (workflowId) => Promise.resolve(lookAt(of(workflowId))),
    findObligation: unasked,
    dossier: { climbRung: unasked, recordStuckStep: unasked } as unknown as Engine['dossier'],
    lapses: {},
  };
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `remembered-${newId()}`;
  const worker = await createWorker({
    connection,
    namespace: 'default',
    taskQueue,
    bundle: { code: await readFile(workflowBundlePath, 'utf8') },
    engine,
    steps: Object.fromEntries(['openRound', 'settleRound', 'prepareAgreement'].map((name) => [name, does(name)])),
  });
  const running = worker.run();
  ground.atEnd(async () => {
    worker.shutdown();
    await running;
    await connection.close();
  });
  return () => {
    const id = newId<DossierId>();
    const workflowId = dossierWorkflowId(id);
    const nudge = { workflowId, taskQueue, args: [workflowId], signal: 'nudge', signalArgs: [] };
    const act: Course['act'] = (each) => {
      if (each !== 'begin') of(workflowId).acts += 1;
      return client.workflow.signalWithStart('dossier', nudge);
    };
    return { act, done: steps.of(id) };
  };
};
