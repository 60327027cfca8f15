import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger } from '@temporalio/worker';
import { pino } from 'pino';
import { lookingOn } from '../db/dossier/look-views.ts';
import { findingObligationsOn } from '../db/dossier/obligation-views.ts';
import { scanQueueOn } from '../db/documents/scan-queue-store.ts';
import { lettersOn } from '../db/notification/letters-store.ts';
import { connect } from '../db/shared/connection.ts';
import { CHECK_PATIENCE_MS } from '../db/shared/differences.ts';
import { engineOn } from '../db/shared/engine.ts';
import { dependenciesOn, unitOn } from '../db/unit.ts';
import { folderBox, mailbox } from '../infra/letterbox.ts';
import { clamav } from '../infra/clamav.ts';
import { fileStoreOf } from '../infra/file-store.ts';
import { createPrinter } from '../infra/printer.ts';
import { requireFitDatabase } from '../infra/fit-database.ts';
import { ofDatabase } from '../infra/metrics/database.ts';
import { watchingDrift } from '../infra/metrics/drift.ts';
import { watchingSweep } from '../infra/metrics/engine.ts';
import { ofPool, ofProcess } from '../infra/metrics/process.ts';
import { openSideDoor } from '../infra/metrics/side-door.ts';
import { workerSettings } from '../infra/settings.ts';
import { loadTexts } from '../infra/texts.ts';
import { trailOf } from '../infra/trail.ts';
import { sealEvents } from '../services/audit/seal-events.ts';
import { scanDocuments } from '../services/documents/scan-documents.ts';
import { deliverLetters } from '../services/notification/deliver-letters.ts';
import { useCasesOn } from '../services/use-cases.ts';
import { sealing } from './audit/sealing.ts';
import { scanning } from './documents/scanning.ts';
import { delivering } from './notification/delivering.ts';
import { forgetting } from './registry/forgetting.ts';
import { relay } from './shared/relay.ts';
import { lapsesOf, stepsOf } from './steps.ts';
import { createWorker } from './worker.ts';

const settings = workerSettings();
const logger = pino({ level: settings.LOG_LEVEL, name: 'worker' });
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
    logger.warn({ level, meta }, message);
  }),
  telemetryOptions:
    settings.SDK_METRICS_PORT === undefined
      ? {}
      : { metrics: { prometheus: { bindAddress: `${settings.METRICS_HOST}:${String(settings.SDK_METRICS_PORT)}` } } },
});

const knex = connect(settings.DATABASE_URL, { name: 'touiza-worker', poolMax: 20 });
const files = fileStoreOf(settings);
const texts = loadTexts();
const printing = { printer: createPrinter(), files, texts, publicUrl: settings.PUBLIC_URL };
const dependencies = dependenciesOn(knex, printing);
const useCases = useCasesOn(dependencies, { files });
const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TASK_QUEUE: taskQueue } = settings;
const temporal = { address, tls: settings.TEMPORAL_TLS === '1' };

const refuse = (message: string) => {
  logger.fatal(message);
  process.exit(1);
};
await requireFitDatabase(knex, { refuse });

const worker = await createWorker({
  connection: await NativeConnection.connect(temporal),
  namespace,
  taskQueue,
  bundle: { code: await readFile(settings.WORKFLOW_BUNDLE, 'utf8') },
  engine: {
    look: lookingOn(knex, unitOn(printing)),
    findObligation: findingObligationsOn(knex),
    dossier: useCases.dossier,
    lapses: lapsesOf(useCases),
  },
  steps: stepsOf(useCases),
});

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping.abort();
    worker.shutdown();
  });
}

const client = new Client({ connection: await Connection.connect(temporal), namespace });
const onError = (error: unknown) => {
  logger.warn(error, 'something could not be reached; it is tried again');
};
const letterbox =
  settings.SMTP_URL === undefined ? folderBox(path.join(settings.TOUIZA_FOLDER, 'outbox')) : mailbox(settings.SMTP_URL);
const delivery = { letters: lettersOn(knex), letterbox, texts };
/** Without a scanner nothing is scanned: files stay `received`, and are shown to nobody but who handed them in. */
const scan =
  settings.CLAMAV_URL === undefined
    ? () => Promise.resolve({ scanned: 0, failures: [] })
    : scanDocuments(dependencies, { queue: scanQueueOn(knex), files, scanner: clamav(settings.CLAMAV_URL) });
if (settings.CLAMAV_URL === undefined) logger.warn('CLAMAV_URL is not set: no file is scanned, none becomes clean');
const sweep = watchingSweep(engineOn(knex));
const checkingKnex = connect(settings.DATABASE_URL, {
  name: 'touiza-check',
  poolMax: 1,
  patienceMs: CHECK_PATIENCE_MS,
});
const drift = watchingDrift(checkingKnex, { everyMs: settings.CHECK_MINUTES * 60_000, onError });
const sources = [ofProcess(), ofPool(knex), ofDatabase(knex), sweep.source, drift.source];
const isRunning = () => worker.getState() === 'RUNNING';
const sideDoor = await openSideDoor(settings, sources, { isLive: isRunning, isReady: sweep.isSweeping });
const seal = sealEvents(await trailOf(settings, knex));
await Promise.all([
  worker.run(),
  sideDoor === null ? undefined : drift.run(stopping.signal),
  relay({ client, source: sweep.watched, taskQueue, onError }, stopping.signal),
  scanning({ scan, onError }, stopping.signal),
  sealing({ seal, onError }, stopping.signal),
  forgetting({ forget: useCases.registry.forgetInvitations, onError }, stopping.signal),
  delivering({ deliver: () => deliverLetters(delivery), onError }, stopping.signal),
]);
sideDoor?.close();
await Promise.all([knex.destroy(), checkingKnex.destroy()]);
