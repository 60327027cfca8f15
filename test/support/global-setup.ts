import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { migrate } from '../../db/migrate.ts';
import { connect } from '../../db/shared/connection.ts';
import { startPostgres } from '../../infra/postgres.ts';
import { projectRoot, touizaFolder } from '../../infra/root.ts';
import { logStep } from '../../infra/steps.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { inDatabase, TEMPLATE, type Servers } from './servers.ts';

/** One Postgres and one Temporal for the whole run; each test file clones the migrated template database. */
export default async (): Promise<void> => {
  const folder = path.join(touizaFolder(), 'test');
  const given = process.env['TEST_DATABASE_URL'];
  // Test databases are thrown away: durability is what test/infra and the fault proofs are about.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };
  const postgres =
    given === undefined ? await startPostgres({ folder: path.join(folder, 'postgres'), settings, log: logStep }) : null;
  const adminUrl = given ?? postgres?.url ?? '';
  const temporal = await startTemporal({ folder: path.join(folder, 'temporal'), log: logStep });
  await makeTemplate(adminUrl);
  process.env['TOUIZA_TEST_BUNDLE'] = await makeBundle(folder);
  process.env['TOUIZA_TEST_POSTGRES'] = adminUrl;
  process.env['TOUIZA_TEST_TEMPORAL'] = temporal.address;
  const servers: Servers = { stop: [() => temporal.stop(), async () => postgres?.stop()] };
  Object.assign(globalThis, { touizaServers: servers });
};

/** One bundle of the workflows for the whole run. */
const makeBundle = async (folder: string): Promise<string> => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(projectRoot, 'workflows', 'workflows.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const file = path.join(folder, 'workflow-bundle.js');
  await writeFile(file, code);
  return file;
};

const makeTemplate = async (adminUrl: string): Promise<void> => {
  const admin = connect(adminUrl, { poolMax: 1 });
  const { rows } = await admin.raw<{ rows: { datname: string }[] }>(
    `select datname from pg_database where datname like 'touiza\\_test\\_%'`,
  );
  for (const { datname } of rows) await admin.raw(`drop database ?? with (force)`, [datname]);
  await admin.raw(`create database ??`, [TEMPLATE]);
  await admin.destroy();
  await migrate(inDatabase(adminUrl, TEMPLATE));
};
