import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { projectRoot, workflowBundlePath } from '../../infra/root.ts';
import { logStep } from '../../infra/steps.ts';
import { newId, type DossierId } from '../../services/shared/ids.ts';
import { openedRound } from '../support/builders/cofinancing.ts';
import { startWorker } from '../support/worker.ts';
import { createWorld } from '../support/world.ts';
import { cloneDossiers } from './clones.ts';
import { bareCourse, realCourse, watched } from './courses.ts';
import { interleaved, median, quantile } from './figures.ts';
import type { Ground } from './ground.ts';
import { lendPostgres } from './lending.ts';
import { live, milestones, type Course, type Milestones } from './life.ts';
import { cpuMicros } from './proc.ts';
import { startRemembering } from './remembered-facts.ts';
import type { Line } from './table.ts';

const ROUNDS = 5;
const WARM_UP = 1;
const LIVES = 16;
const LANES = 8;
/** At a pace that leaves the machine room: what somebody sees who waits for the step. */
const CALM_LIVES = 40;
const CALM_LANES = 2;

interface Figures {
  /** Lives per second. */
  readonly rate: number;
  /** CPU-ms per life, of the workers with whoever acts, of Temporal and of Postgres. */
  readonly worker: number;
  readonly temporal: number;
  readonly postgres: number;
  readonly all: number;
  readonly delays: readonly number[];
}

type Round = Record<'real' | 'remembered' | 'bare', Figures>;

/** The financing of a dossier on the real engine, against a bare workflow with as many waits and steps. */
export const dossiers = async (ground: Ground): Promise<Line[]> => {
  const temporal = await ground.startTemporal();
  await lendServers(ground, temporal.address);
  const world = await createWorld();
  ground.atEnd(() => world.drop());
  const steps = milestones();
  const worker = await startWorker({ ...world, useCases: watched(world.useCases, steps) });
  ground.atEnd(() => worker.stop());
  const onTemporal = { address: temporal.address, client: worker.client, steps };
  const remembered = await startRemembering(ground, onTemporal);
  const taskQueue = await startBareWorker(ground, onTemporal);

  const round = await openedRound(world);
  const ids = await cloneDossiers(world, round, LIVES * (ROUNDS + WARM_UP) + CALM_LIVES);
  logStep(`dossiers: ${ids.length} dossiers stand before their financing`);

  const real = () => realCourse(world, { ...round, dossierId: ids.pop() ?? round.dossierId }, steps);
  const bare = () => bareCourse(newId<DossierId>(), { client: worker.client, taskQueue, steps });
  const measured = measuring({ temporal: temporal.pid ?? 0, postgres: ground.postgresPid });
  const lived = (next: () => Course) => () => measured(next, { lives: LIVES, lanes: LANES });
  const contenders = { real: lived(real), remembered: lived(remembered), bare: lived(bare) };
  await interleaved(WARM_UP, contenders);
  const rounds = await interleaved(ROUNDS, contenders);
  const calm = await measured(real, { lives: CALM_LIVES, lanes: CALM_LANES });
  return linesOf(rounds, calm);
};

/** What the tests' builders and worker look for beside Postgres. */
const lendServers = async (ground: Ground, temporal: string): Promise<void> => {
  await lendPostgres(ground);
  process.env['TOUIZA_TEST_TEMPORAL'] = temporal;
  process.env['TOUIZA_TEST_BUNDLE'] = workflowBundlePath;
};

/** With as many slots as ours, and an activity that does nothing but say that it ran. */
const startBareWorker = async (
  ground: Ground,
  { address, steps }: { address: string; steps: Milestones },
): Promise<string> => {
  const workflowsPath = join(projectRoot, 'dist', 'test', 'bench', 'bare-workflows.js');
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `bare-${randomUUID()}`;
  const step = (id: string, name: string): Promise<void> => {
    steps.reach(id, name);
    return Promise.resolve();
  };
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle,
    activities: { step },
    maxConcurrentWorkflowTaskExecutions: 8,
    maxConcurrentActivityTaskExecutions: 16,
  });
  const running = worker.run();
  ground.atEnd(async () => {
    worker.shutdown();
    await running;
    await connection.close();
  });
  return taskQueue;
};

interface Pids {
  readonly temporal: number;
  readonly postgres: number;
}

/** Everything that takes part descends from this process, which has the workers and whoever acts in it. */
const cpuMillis = ({ temporal, postgres }: Pids) => {
  const used = { all: cpuMicros(process.pid), temporal: cpuMicros(temporal), postgres: cpuMicros(postgres) };
  return { all: used.all / 1000, temporal: used.temporal / 1000, postgres: used.postgres / 1000 };
};

const measuring =
  (pids: Pids) =>
  async (next: () => Course, { lives, lanes }: { lives: number; lanes: number }): Promise<Figures> => {
    const before = cpuMillis(pids);
    const begun = performance.now();
    const delays = await Promise.all(
      Array.from({ length: lanes }, async () => {
        const own: number[] = [];
        for (let count = 0; count < lives / lanes; count += 1) own.push(...(await live(next())));
        return own;
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    const after = cpuMillis(pids);
    const perLife = (of: keyof typeof after) => (after[of] - before[of]) / lives;
    const [all, temporal, postgres] = [perLife('all'), perLife('temporal'), perLife('postgres')];
    return { rate: lives / seconds, all, temporal, postgres, worker: all - temporal - postgres, delays: delays.flat() };
  };

type Of = Exclude<keyof Figures, 'delays'>;

const linesOf = (rounds: readonly Round[], calm: Figures): Line[] => {
  const line = (what: string, of: Of, against: 'bare' | 'remembered' = 'bare'): Line => ({
    what,
    yardstick: median(rounds.map((round) => round[against][of])),
    ours: median(rounds.map(({ real }) => real[of])),
    ratio: median(rounds.map((round) => round.real[of] / round[against][of])),
  });
  const hurried = rounds.flatMap(({ real }) => real.delays);
  return [
    {
      ...line(`financings of 8 commands and 5 steps, ${LANES} at once, per second: of bare signals and steps`, 'rate'),
      goal: { of: 'ratio', bound: 'least', value: 0.7 },
    },
    line('  of our own workflow with its facts in memory', 'rate', 'remembered'),
    line('  CPU-ms each: worker and commands, of bare', 'worker'),
    line('  CPU-ms each: Temporal, of bare', 'temporal'),
    { what: '  CPU-ms each: Postgres', ours: median(rounds.map(({ real }) => real.postgres)) },
    line('  CPU-ms each: all, of bare', 'all'),
    line('  CPU-ms each: all, of facts in memory', 'all', 'remembered'),
    { what: `from commit to its automatic step, ${CALM_LANES} at once: p50, ms`, ours: quantile(calm.delays, 0.5) },
    {
      what: `from commit to its automatic step, ${CALM_LANES} at once: p95, ms`,
      ours: quantile(calm.delays, 0.95),
      goal: { of: 'ours', bound: 'most', value: 250 },
    },
    { what: `from commit to its automatic step, ${LANES} at once: p95, ms`, ours: quantile(hurried, 0.95) },
  ];
};
