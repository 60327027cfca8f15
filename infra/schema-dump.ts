import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { connect } from '../db/shared/connection.ts';
import { schemaText } from '../db/shared/schema-text.ts';
import { keepUpToDate } from './generated.ts';
import { startPostgres } from './postgres.ts';

const folder = await mkdtemp(join(tmpdir(), 'touiza-schema-'));
const postgres = await startPostgres({ folder, settings: { fsync: 'off' } });
try {
  await migrate(postgres.url);
  const knex = connect(postgres.url, { poolMax: 1 });
  await keepUpToDate('db/schema.sql', await schemaText(knex));
  await knex.destroy();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
