import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { openLog } from '../../../infra/logs.ts';
import { findPort } from '../../../infra/ports.ts';
import { becomesReady, endChild, exitOf, type Running } from '../../../infra/process.ts';
import { logStep, silent } from '../../../infra/steps.ts';
import { temporalCache } from '../../../infra/temporal-binary.ts';
import { knowsNamespace } from '../../../infra/temporal-health.ts';

const run = promisify(execFile);

const VERSION = '1.32.0';
const MODULES = ['server', 'tools/sql'].map((name) => `go.temporal.io/server/cmd/${name}@v${VERSION}`);
const BUILD_MS = 45 * 60 * 1000;
const SHARDS = 128;
const FIRST_PORT = 8_400;
const PATIENCE = { everyMs: 200, totalMs: 90_000 };

interface Programs {
  readonly server: string;
  readonly sql: string;
}

/** The server of production clusters, and the tool that makes its tables, from the Go module proxy; built once. */
const programsOf = async (): Promise<Programs> => {
  const folder = join(temporalCache(), `temporal-server-${VERSION}`);
  const programs = { server: join(folder, 'server'), sql: join(folder, 'sql') };
  if (existsSync(programs.server) && existsSync(programs.sql)) return programs;
  logStep(`Temporal: building server ${VERSION} with go install, six minutes of one core`);
  const unfinished = `${folder}.${String(process.pid)}`;
  await mkdir(unfinished, { recursive: true });
  const env = { ...process.env, GOBIN: unfinished, CGO_ENABLED: '0' };
  await run('nice', ['go', 'install', '-trimpath', '-ldflags=-s -w', ...MODULES], { env, timeout: BUILD_MS });
  await rename(unfinished, folder);
  return programs;
};

const makeTables = async ({ sql }: Programs, database: URL): Promise<void> => {
  const { hostname, port, username, password } = database;
  const at = ['--plugin', 'postgres12', '--ep', hostname, '-p', port, '-u', username, '--pw', password];
  for (const [name, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    const tool = (...words: string[]) => run(sql, [...at, '--db', name, ...words]);
    await tool('create-database');
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
};

/** JSON is YAML. All four services in one process: a cluster of one member, on the tables of any other. */
const configuration = (database: URL, ports: readonly number[], dynamic: string): string => {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: database.host,
      connectProtocol: 'tcp',
      user: database.username,
      password: database.password,
      maxConns,
      maxIdleConns: maxConns,
    },
  });
  const [frontend = 0] = ports;
  const services = ['frontend', 'history', 'matching', 'worker'].map((name, index) => [
    name,
    { rpc: { grpcPort: ports[index], membershipPort: ports[index + 4], bindOnLocalHost: true } },
  ]);
  return JSON.stringify({
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 4) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(services) as object,
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${String(frontend)}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
  });
};

/** As for the development server: without it a stage that ends within a second of its run's start is held back. */
const DYNAMIC = 'history.workflowIdReuseMinimalInterval:\n  - value: 1ms\n';

const freePorts = async (): Promise<number[]> => {
  const ports: number[] = [];
  for (let wanted = FIRST_PORT; ports.length < 8; wanted = (ports.at(-1) ?? 0) + 1)
    ports.push(await findPort('Temporal', wanted, silent));
  return ports;
};

const registerNamespace = async (address: string): Promise<void> => {
  const connection = await Connection.connect({ address });
  const workflowExecutionRetentionPeriod = msToTs('1 day');
  await connection.workflowService.registerNamespace({ namespace: 'default', workflowExecutionRetentionPeriod });
  await connection.close();
};

const accepts = (address: string): Promise<boolean> =>
  Connection.connect({ address, connectTimeout: 1_000 }).then(
    async (connection) => {
      await connection.close();
      return true;
    },
    () => false,
  );

export interface TemporalCluster extends Running {
  readonly address: string;
}

/** Temporal's server with its tables in Postgres, as this superuser. */
export const startTemporalCluster = async (folder: string, superuserUrl: string): Promise<TemporalCluster> => {
  const programs = await programsOf();
  const database = new URL(superuserUrl);
  await makeTables(programs, database);
  const [config, dynamic] = [join(folder, 'temporal-server.yaml'), join(folder, 'temporal-dynamic.yaml')];
  const ports = await freePorts();
  await writeFile(dynamic, DYNAMIC);
  await writeFile(config, configuration(database, ports, dynamic), { mode: 0o600 });
  const output = await openLog(join(folder, 'temporal-server.log'));
  const child = spawn(programs.server, ['--config-file', config, '--allow-no-auth', 'start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const exited = exitOf(child);
  await output.close();
  const stop = () =>
    endChild(child, exited, [
      ['SIGTERM', 15_000],
      ['SIGKILL', 5_000],
    ]);
  const running = { pid: child.pid, exited, stop };
  const address = `127.0.0.1:${String(ports[0])}`;
  if (!(await becomesReady(running, PATIENCE, () => accepts(address)))) {
    await stop();
    throw new Error(`Temporal's server does not start: see ${join(folder, 'temporal-server.log')}`);
  }
  await registerNamespace(address);
  await becomesReady(running, PATIENCE, () => knowsNamespace(address, 'default'));
  return { ...running, address };
};
