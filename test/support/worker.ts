import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { lookingOn } from '../../db/dossier/look-views.ts';
import { findingObligationsOn } from '../../db/dossier/obligation-views.ts';
import { unitOn } from '../../db/unit.ts';
import { engineOn } from '../../db/shared/engine.ts';
import { newId } from '../../services/shared/ids.ts';
import { relay, type RelaySource } from '../../workflows/shared/relay.ts';
import { lapsesOf, stepsOf } from '../../workflows/steps.ts';
import { createWorker } from '../../workflows/worker.ts';
import { testServer } from './servers.ts';
import type { World } from './world.ts';

export interface RunningWorker {
  readonly client: Client;
  readonly taskQueue: string;
  readonly stop: () => Promise<void>;
}

interface WorkerOptions {
  readonly address?: string;
  readonly taskQueue?: string;
  readonly maxCachedWorkflows?: number;
  /** Stands between the tables and the relay: for nudges that are doubled, dropped or late. */
  readonly distort?: (source: RelaySource) => RelaySource;
}

let isQuiet = false;

export const beQuiet = () => {
  if (isQuiet) return;
  isQuiet = true;
  // A server that a test kills makes the core complain, rightly and at length.
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
    shutdownSignals: [],
  });
};

/** The real worker and relay on the run's Temporal server, with a task queue of its own. */
export const startWorker = async (world: World, options: WorkerOptions = {}): Promise<RunningWorker> => {
  beQuiet();
  const { address = testServer('TEMPORAL'), taskQueue = newId(), distort = (source: RelaySource) => source } = options;
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const worker = await createWorker({
    connection: native,
    namespace: 'default',
    taskQueue,
    bundle: { code: await readFile(testServer('BUNDLE'), 'utf8') },
    engine: {
      look: lookingOn(world.knex, unitOn(world.printing)),
      findObligation: findingObligationsOn(world.knex),
      dossier: world.useCases.dossier,
      lapses: lapsesOf(world.useCases),
    },
    steps: stepsOf(world.useCases),
    ...(options.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: options.maxCachedWorkflows }),
  });
  const stopping = new AbortController();
  const source = distort(engineOn(world.knex));
  const running = Promise.all([
    worker.run(),
    relay({ client, source, taskQueue, onError: () => undefined }, stopping.signal),
  ]);
  return {
    client,
    taskQueue,
    stop: async () => {
      stopping.abort();
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
};

/** Asks again until the answer is right, or fails with the last one after the patience is over. */
export const eventually = async <Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
  patienceMs = 15_000,
): Promise<Answer> => {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};
