import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareEmbedded, prepareGiven } from './database.ts';
import { loadDemo } from './demo/load.ts';
import { prepareDemo } from './demo/prepare.ts';
import { requestToken } from './issuer-token.ts';
import { endOrphanedProgram, startProgram, type Program } from './node-child.ts';
import { findPort, readPort, rememberPort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import type { Running } from './process.ts';
import { bankFolders, programEnvironment, programs, publicUrl, type Addresses } from './programs.ts';
import { answers, becomesHealthy } from './readiness.ts';
import { touizaFolder } from './root.ts';
import { releaseLock, takeLock, writeRunState, type RunState } from './run-state.ts';
import { startJson, startText } from './start-block.ts';
import { logStep } from './steps.ts';
import { supervise, type Service, type Supervised } from './supervise.ts';
import { rememberDatabaseUrl } from './running.ts';
import { startTemporal } from './temporal.ts';

const API_PORT = 3000;
const ISSUER_PORT = 3010;
const SCANNER_PORT = 3020;
const METRICS_PORT = 9464;

const folder = touizaFolder();

/** In the order they are ended: whoever asks before whoever answers. */
const order = ['api', 'worker', 'bank', 'scanner', 'issuer', 'Temporal', 'PostgreSQL'];
const services: Service[] = [];

let isEnding = false;

/** Nothing may begin once the ending has: it would be left behind. */
const keep = <T extends Running>(name: string, start: Supervised<T>['start']): Service<T> => {
  if (isEnding) throw new Error('Touiza is ending');
  const service = supervise({ name, start, log: logStep });
  services.push(service);
  return service;
};

interface Database {
  /** As the programs connect. */
  readonly url: string;
  /** As the migrations ran. */
  readonly adminUrl: string;
  readonly shown: RunState['database'];
}

const startDatabase = async (): Promise<Database> => {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    const prepared = await prepareGiven(given);
    logStep('PostgreSQL: DATABASE_URL, migrated');
    return { ...prepared, shown: { source: 'DATABASE_URL', address: new URL(given).host } };
  }
  const start = () => startPostgres({ folder: join(folder, 'postgres'), log: logStep });
  const server = await keep('PostgreSQL', start).started;
  logStep(`PostgreSQL on 127.0.0.1:${server.port}`);
  const prepared = await prepareEmbedded(server.url);
  logStep('database migrated');
  return { ...prepared, shown: { source: 'embedded', address: `127.0.0.1:${server.port}` } };
};

const startWorkflows = async (): Promise<RunState['temporal']> => {
  const start = (signal: AbortSignal) => startTemporal({ folder: join(folder, 'temporal'), log: logStep, signal });
  const { address, source } = await keep('Temporal', start).started;
  logStep(`Temporal on ${address}, from ${source}`);
  return { address, source };
};

const startKept = (program: Program): void => {
  void keep(program.name, () => startProgram(folder, program)).started;
};

/** Its port is in every token it signs, so it keeps the one it had. */
const startDemoIssuer = async (webPort: number): Promise<string> => {
  const file = join(folder, 'issuer-port');
  const port = await findPort('issuer', (await readPort(file)) ?? ISSUER_PORT, logStep);
  await rememberPort(file, port);
  startKept({
    ...programs.issuer,
    environment: {
      ...process.env,
      PORT: String(port),
      TOUIZA_FOLDER: folder,
      WEB_RETURN: `${publicUrl(webPort)}/sign-in/return`,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/jwks`, { name: 'issuer', folder });
  logStep(`demo issuer on ${url}`);
  return url;
};

/** A real daemon where one is named; else its double, which knows the EICAR test file and protects nobody. */
const startScanner = async (): Promise<string> => {
  const given = process.env['CLAMAV_URL'];
  if (given !== undefined && given !== '') return given;
  const port = await findPort('scanner', SCANNER_PORT, logStep);
  startKept({ ...programs.scanner, environment: { ...process.env, PORT: String(port) } });
  logStep(`double of clamd (demo only) on 127.0.0.1:${port}`);
  return `tcp://127.0.0.1:${port}`;
};

/** One after the other: each is free only as long as nobody else asks. */
const findMetricsPorts = async () => {
  const api = await findPort('metrics of the API', METRICS_PORT, logStep);
  const worker = await findPort('metrics of the worker', api + 1, logStep);
  return { api, worker, sdk: await findPort("metrics of Temporal's SDK", worker + 1, logStep) };
};

type Started = Pick<RunState, 'api' | 'metrics'>;

const startPrograms = async (addresses: Addresses): Promise<Started> => {
  const api = `http://127.0.0.1:${addresses.port}`;
  const environment = programEnvironment(folder, addresses);
  const metrics = await findMetricsPorts();
  startKept({ ...programs.api, environment: { ...environment, METRICS_PORT: String(metrics.api) } });
  const ofWorker = { METRICS_PORT: String(metrics.worker), SDK_METRICS_PORT: String(metrics.sdk) };
  startKept({ ...programs.worker, environment: { ...environment, ...ofWorker } });
  startKept({ ...programs.bank, environment: { ...process.env, ...bankFolders(folder) } });
  await becomesHealthy(api, { name: 'api', folder });
  logStep(`API on ${api} and worker are ready`);
  const at = (port: number) => `http://127.0.0.1:${port}/metrics`;
  return { api, metrics: { api: at(metrics.api), worker: at(metrics.worker), sdk: at(metrics.sdk) } };
};

const startAll = async (wantedPort: number): Promise<RunState> => {
  await Promise.all(Object.values(programs).map((program) => endOrphanedProgram(folder, program, logStep)));
  const port = await findPort('API', wantedPort, logStep);
  const [database, temporal, issuer, scanner] = await Promise.all([
    startDatabase(),
    startWorkflows(),
    startDemoIssuer(port),
    startScanner(),
  ]);
  await rememberDatabaseUrl(database.url);
  await prepareDemo(database.adminUrl, issuer);
  const started = await startPrograms({ port, databaseUrl: database.url, temporal: temporal.address, issuer, scanner });
  await loadDemo({ api: started.api, tokenFor: (account: string) => requestToken(issuer, account) });
  logStep('demo fund loaded');
  const { pid } = process;
  return { pid, startedAt: new Date().toISOString(), ...started, issuer, temporal, database: database.shown };
};

const endAll = async (): Promise<void> => {
  for (const name of order) {
    for (const service of services.filter((one) => one.name === name)) {
      await service.stop();
      logStep(`${name} ended`);
    }
  }
};

const FORCED_AFTER_MS = 60_000;

const end = async (exitCode: number): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(1), FORCED_AFTER_MS).unref();
  await endAll();
  await releaseLock(folder);
  process.exit(exitCode);
};

const say = (error: unknown): void => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
};

const endBecause = (error: unknown): void => {
  if (!isEnding) say(error);
  void end(1);
};

const listen = (): void => {
  // npm passes on the Ctrl-C that the terminal has already sent: the second one means nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  process.on('uncaughtException', endBecause);
  process.on('unhandledRejection', endBecause);
  // A closed terminal must not end us before we have ended the servers.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, port: { type: 'string' } } });
  listen();
  const state = await startAll(Number(values.port ?? API_PORT));
  await writeRunState(folder, state);
  process.stdout.write(`${values.json === true ? startJson(state) : startText(state)}\n`);
};

/** Before anything else: whoever does not get the lock must not touch what its holder runs. */
const isHeldByUs = await takeLock(folder).then(
  () => true,
  (error: unknown) => {
    say(error);
    process.exitCode = 1;
    return false;
  },
);
if (isHeldByUs) await main().catch(endBecause);
