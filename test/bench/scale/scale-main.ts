import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { programs } from '../../../infra/programs.ts';
import { workflowBundlePath } from '../../../infra/root.ts';
import { logStep } from '../../../infra/steps.ts';
import { visitors } from '../../../infra/story/visitor.ts';
import type { DossierId } from '../../../services/shared/ids.ts';
import { openedRound, type RoundWorld } from '../../support/builders/cofinancing.ts';
import { AUDIENCE, startTestIssuer } from '../../support/issuer.ts';
import { createWorld, ISSUER, type World } from '../../support/world.ts';
import { cloneDossiers } from '../clones.ts';
import { leaveGround, onGround, type Ground, type Started } from '../ground.ts';
import { lendPostgres } from '../lending.ts';
import { live, milestones } from '../life.ts';
import { cpuMicros, memoryOf } from '../proc.ts';
import { databaseNow } from '../trail.ts';
import { httpCourse, watchingSteps } from './http-course.ts';
import { startRoundRobin } from './round-robin.ts';
import { startTemporalCluster } from './temporal-cluster.ts';
import { isSound, judge } from './verdict.ts';

const { values } = parseArgs({ options: { lives: { type: 'string', default: '24' } } });
const LIVES = Number(values.lives);
const LANES = 8;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void leaveGround().finally(() => process.exit(130)));
}

interface Cluster {
  readonly world: World;
  readonly round: RoundWorld;
  /** Dossiers that stand before their financing: that many, and never again. */
  readonly take: (count: number) => DossierId[];
  readonly url: string;
  readonly tokenFor: (account: string) => Promise<string>;
  readonly addApi: () => Promise<Started>;
  readonly addWorker: () => Promise<number>;
  readonly served: () => readonly number[];
  /** By name, the processes whose time and memory count. */
  readonly pids: Map<string, number>;
}

/** Postgres for both, Temporal's server on it, an issuer and the balancer; APIs and workers are added. */
const prepare = async (ground: Ground): Promise<Cluster> => {
  await lendPostgres(ground);
  const world = await createWorld();
  // The whole server goes with the folder: its databases need not be dropped.
  ground.atEnd(() => Promise.all([world.admin.destroy(), world.knex.destroy()]));
  const round = await openedRound(world);
  const ids = await cloneDossiers(world, round, LIVES * 3 + LANES * 2);
  const issuer = await startTestIssuer();
  ground.atEnd(() => issuer.stop());
  const temporal = await startTemporalCluster(ground.folder, ground.superuserUrl);
  ground.atEnd(() => temporal.stop());
  logStep(`Temporal's server stands on Postgres, at ${temporal.address}`);

  const pids = new Map([
    ['Postgres', ground.postgresPid],
    ['Temporal', temporal.pid ?? 0],
  ]);
  const apis: string[] = [];
  const balancer = await startRoundRobin(() => apis);
  ground.atEnd(() => balancer.stop());
  const environment = {
    ...process.env,
    DATABASE_URL: world.appUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TOUIZA_FOLDER: ground.folder,
    TASK_QUEUE: 'scale',
    WORKFLOW_BUNDLE: workflowBundlePath,
    OIDC_ISSUER: ISSUER,
    OIDC_JWKS_URI: issuer.jwksUri,
    OIDC_AUDIENCE: AUDIENCE,
    LOG_LEVEL: 'warn',
  };
  let workers = 0;
  return {
    world,
    round,
    take: (count) => ids.splice(0, count),
    pids,
    url: balancer.url,
    served: balancer.served,
    tokenFor: (account) => issuer.tokenOf(account),
    addApi: async () => {
      const name = `api-${String(apis.length + 1)}`;
      const started = await ground.startServer({ ...programs.api, name, environment }, '/health/ready');
      apis.push(started.url);
      pids.set(name, started.pid);
      return started;
    },
    addWorker: async () => {
      workers += 1;
      const name = `worker-${String(workers)}`;
      const pid = await ground.startWorker({ ...programs.worker, name, environment });
      pids.set(name, pid);
      return pid;
    },
  };
};

/** Lives that many dossiers, some at a time; gives the seconds that it took. */
const liveAll = async (cluster: Cluster, acknowledged: Set<string>, ids: readonly DossierId[]): Promise<number> => {
  const { world, round, url: api, tokenFor } = cluster;
  const steps = milestones();
  const stopWatching = watchingSteps(world, ids, steps);
  const people = { as: visitors({ api, tokenFor }), acknowledged, steps };
  const waiting = [...ids];
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let dossierId = waiting.pop(); dossierId !== undefined; dossierId = waiting.pop())
      await live(httpCourse(world, { ...round, dossierId }, people));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  stopWatching();
  return (performance.now() - began) / 1000;
};

const measured = async (cluster: Cluster, name: string, acknowledged: Set<string>): Promise<string> => {
  const ids = cluster.take(LIVES);
  const cpu = () => [...cluster.pids.values()].reduce((sum, pid) => sum + cpuMicros(pid), 0) / 1e6;
  const before = cpu();
  const seconds = await liveAll(cluster, acknowledged, ids);
  const line = [
    name,
    (LIVES / seconds).toFixed(2),
    ((cpu() - before) / LIVES).toFixed(2),
    cluster.served().join(' + '),
  ];
  logStep(`${name}: ${String(LIVES)} dossiers in ${seconds.toFixed(1)} s`);
  return `| ${line.join(' | ')} |`;
};

/** One API and one worker die while all lanes are busy, and nobody starts them again. */
const killed = async (cluster: Cluster, victims: readonly number[], acknowledged: Set<string>): Promise<string> => {
  const ids = cluster.take(LIVES);
  const living = liveAll(cluster, acknowledged, ids);
  for (const victim of victims) {
    await pause(KILL_AFTER_MS);
    process.kill(victim, 'SIGKILL');
    logStep(`killed ${String(victim)} with -9`);
  }
  const seconds = await living;
  return `| one API and one worker killed | ${(LIVES / seconds).toFixed(2)} | – | ${cluster.served().join(' + ')} |`;
};

const KILL_AFTER_MS = 4_000;

const memoryLines = ({ pids }: Cluster): string[] =>
  [...pids].map(([name, pid]) => {
    const { residentMb, proportionalMb } = memoryOf(pid);
    return `| ${name} | ${residentMb.toFixed(0)} | ${proportionalMb.toFixed(0)} |`;
  });

const prove = async (ground: Ground): Promise<void> => {
  const cluster = await prepare(ground);
  const acknowledged = new Set<string>();
  const since = await databaseNow(cluster.world.admin);
  await cluster.addApi();
  await cluster.addWorker();
  await liveAll(cluster, acknowledged, cluster.take(LANES));
  const single = await measured(cluster, '1 API, 1 worker', acknowledged);
  const api = await cluster.addApi();
  const worker = await cluster.addWorker();
  await liveAll(cluster, acknowledged, cluster.take(LANES));
  const double = await measured(cluster, '2 APIs, 2 workers', acknowledged);
  const memory = memoryLines(cluster);
  const broken = await killed(cluster, [api.pid, worker], acknowledged);
  const verdict = await judge(cluster.world, acknowledged, since);

  console.log(
    '| Run | Dossiers per second | CPU seconds per dossier | Requests served by each so far |\n| --- | --- | --- | --- |',
  );
  console.log([single, double, broken].join('\n'));
  console.log('\n| Process | Resident MB | Proportional MB |\n| --- | --- | --- |');
  console.log(memory.join('\n'));
  console.log(`\n${JSON.stringify(verdict)}`);
  console.log(isSound(verdict) ? 'proof:scale holds' : 'proof:scale FAILS');
  if (!isSound(verdict)) process.exitCode = 1;
};

await onGround((ground) =>
  prove(ground).catch((error: unknown) => {
    // Said here: what cannot be ended afterwards would hide it.
    console.error(error);
    process.exitCode = 1;
  }),
);
