import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import pg from 'pg';
import { connect } from '../../../db/shared/connection.ts';
import { CHECK_PATIENCE_MS } from '../../../db/shared/differences.ts';
import { startClamdDouble } from '../../../infra/clamd-double.ts';
import { startProgram } from '../../../infra/node-child.ts';
import { findPort } from '../../../infra/ports.ts';
import { startPostgres } from '../../../infra/postgres.ts';
import { programs } from '../../../infra/programs.ts';
import { workflowBundlePath } from '../../../infra/root.ts';
import { silent } from '../../../infra/steps.ts';
import { knowsNamespace } from '../../../infra/temporal-health.ts';
import { startTemporal, wipeTemporal } from '../../../infra/temporal.ts';
import type { Endings } from '../../bench/endings.ts';
import type { Ground } from '../../bench/ground.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from '../../support/issuer.ts';
import { startProxy, type Proxy } from '../../support/proxy.ts';
import { createWorld, ISSUER, type World } from '../../support/world.ts';
import { keep, type Kept } from './keeper.ts';
import { rowsOf } from './surely.ts';

/** Postgres and Temporal, which outlive a run. */
export interface Servers {
  readonly folder: string;
  readonly postgres: Kept;
  readonly temporal: Kept & { readonly wipe: () => void; readonly port: () => number };
  readonly issuer: TestIssuer;
  readonly scannerUrl: string;
  /** The superuser, by a way that is never broken. */
  readonly superuserUrl: string;
  readonly postgresUrl: () => string;
}

/** What is acknowledged is on the disk; two APIs and two workers have forty connections each. */
export const DURABLE = {
  max_connections: '250',
  synchronous_commit: 'on',
  recovery_init_sync_method: 'syncfs',
};

const TEMPORAL_PORT = 8_260;

/** Each is to be ended from its start on, whatever becomes of the next. */
export const startServers = async ({ folder, postgres, superuserUrl, atEnd }: Ground): Promise<Servers> => {
  let { port } = postgres;
  const own = join(folder, 'postgres');
  const startAgain = async () => {
    const started = await startPostgres({ folder: own, port, settings: DURABLE });
    ({ port } = started);
    return started;
  };
  const kept = await keep('Postgres', startAgain, postgres);
  atEnd(kept.stop);
  const postgresUrl = (): string => through(superuserUrl, port);
  const way = await startProxy(postgresUrl);
  atEnd(way.cut);
  const issuer = await startTestIssuer();
  atEnd(issuer.stop);
  const scanner = await startClamdDouble();
  atEnd(scanner.stop);
  const temporal = await keepTemporal(join(folder, 'temporal'));
  atEnd(temporal.stop);
  return {
    folder,
    postgres: kept,
    temporal,
    issuer,
    scannerUrl: scanner.url,
    superuserUrl: through(superuserUrl, way.port),
    postgresUrl,
  };
};

const keepTemporal = async (folder: string): Promise<Servers['temporal']> => {
  let port = TEMPORAL_PORT;
  let isLost = false;
  const start = async () => {
    if (isLost) await wipeTemporal(folder);
    isLost = false;
    const started = await startTemporal({ folder, port, log: silent });
    port = Number(started.address.split(':')[1]);
    return started;
  };
  const kept = await keep('Temporal', start);
  return {
    ...kept,
    port: () => port,
    wipe: () => {
      isLost = true;
      kept.kill();
    },
  };
};

const through = (url: string, port: number): string => {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
};

/** A database of its own, by the same way. */
export const worldOn = ({ superuserUrl }: Servers): Promise<World> => {
  process.env['TOUIZA_TEST_POSTGRES'] = superuserUrl;
  return createWorld();
};

/** Two APIs and two workers on a database of their own, each with its own ways to Postgres and Temporal. */
export interface Cluster extends Servers {
  readonly world: World;
  /** The runner's own, with the patience that a check needs. */
  readonly eyes: Knex;
  readonly taskQueue: string;
  readonly apis: readonly Kept[];
  readonly workers: readonly Kept[];
  /** Every way, by the names of its two ends. */
  readonly ways: ReadonlyMap<string, Proxy>;
  /** Where people reach the APIs. */
  readonly doors: readonly string[];
}

const PROGRAM_PORT = 3_950;
const EYES = 6;

interface Wanted {
  readonly world: World;
  readonly taskQueue: string;
  readonly endings: Endings;
}

/** What it has started is ended by these endings, even where not everything could be. */
export const startCluster = async (servers: Servers, { world, taskQueue, endings }: Wanted): Promise<Cluster> => {
  const eyes = connect(world.url, { poolMax: EYES, patienceMs: CHECK_PATIENCE_MS });
  endings.atEnd(() => eyes.destroy());
  const ways = new Map<string, Proxy>();
  const way = async (name: string, to: () => string): Promise<number> => {
    const proxy = await startProxy(to);
    endings.atEnd(proxy.cut);
    ways.set(name, proxy);
    return proxy.port;
  };
  const environmentOf = async (name: string): Promise<NodeJS.ProcessEnv> => ({
    ...process.env,
    DATABASE_URL: through(world.appUrl, await way(`${name} – Postgres`, servers.postgresUrl)),
    TEMPORAL_ADDRESS: `127.0.0.1:${String(await way(`${name} – Temporal`, () => at(servers.temporal.port())))}`,
    TOUIZA_FOLDER: servers.folder,
    CLAMAV_URL: servers.scannerUrl,
    TASK_QUEUE: taskQueue,
    WORKFLOW_BUNDLE: workflowBundlePath,
    OIDC_ISSUER: ISSUER,
    OIDC_JWKS_URI: servers.issuer.jwksUri,
    OIDC_AUDIENCE: AUDIENCE,
    LOG_LEVEL: 'warn',
  });
  const program = async (kind: 'api' | 'worker', name: string, more: NodeJS.ProcessEnv): Promise<Kept> => {
    const environment = { ...(await environmentOf(name)), ...more };
    const kept = await keep(name, async (signal) => {
      await answering(world.url, servers.temporal.port, signal);
      return startProgram(servers.folder, { ...programs[kind], name, environment });
    });
    endings.atEnd(() => {
      // Nothing of it is needed any more: nobody waits for its last answers.
      kept.kill();
      return kept.stop();
    });
    return kept;
  };

  const apis: Kept[] = [];
  const workers: Kept[] = [];
  const doors: string[] = [];
  for (const number of ['1', '2']) {
    const port = await findPort('api', PROGRAM_PORT + Number(number) * 10, silent);
    apis.push(await program('api', `api-${number}`, { PORT: String(port) }));
    doors.push(at(await way(`people – api-${number}`, () => at(port))));
    workers.push(await program('worker', `worker-${number}`, {}));
  }
  return { ...servers, world, eyes, taskQueue, apis, workers, ways, doors };
};

const at = (port: number): string => `http://127.0.0.1:${String(port)}`;

const LOOK_MS = 100;

/** What a program needs is there: it would only end at once without it. */
const answering = async (url: string, temporalPort: () => number, signal: AbortSignal): Promise<void> => {
  while (!(await takesQueries(url)) || !(await knowsNamespace(`127.0.0.1:${String(temporalPort())}`, 'default')))
    await pause(LOOK_MS, undefined, { signal });
};

const takesQueries = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_500, query_timeout: 1_500 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => undefined);
  }
};

/** Each API says whether it is ready, and whether Temporal answers it. */
export const isReady = async ({ doors }: Pick<Cluster, 'doors'>): Promise<boolean> => {
  const heard = await Promise.all(doors.map(readiness));
  return heard.every((said) => said.isReady === true && said.temporal === true);
};

const readiness = (door: string): Promise<{ isReady?: boolean; temporal?: boolean }> =>
  fetch(`${door}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.json() as Promise<{ isReady: boolean; temporal: boolean }>,
    () => ({}),
  );

/** Of Postgres, those that serve the APIs and workers. */
export const backends = async ({ eyes }: Cluster): Promise<number[]> => {
  const rows = await rowsOf<{ pid: number }>(
    eyes,
    `select pid from pg_stat_activity where application_name in ('touiza-api', 'touiza-worker')`,
  );
  return rows.map(({ pid }) => pid);
};
