import { ensureAdministrator } from '../db/access/administrator-store.ts';
import { migrate } from '../db/migrate.ts';
import { connect } from '../db/shared/connection.ts';
import { migrationSettings } from './settings.ts';

/** What a deployment does before its programs start: the newest schema, and the one administrator whom nobody could grant. */
const { DATABASE_MIGRATION_URL, OIDC_ISSUER, ADMINISTRATOR_SUBJECT, ADMINISTRATOR_NAME } = migrationSettings();
await migrate(DATABASE_MIGRATION_URL);
console.log('database migrated');

if (OIDC_ISSUER !== undefined && ADMINISTRATOR_SUBJECT !== undefined) {
  const knex = connect(DATABASE_MIGRATION_URL, { poolMax: 1, name: 'touiza-migrate' });
  const name = ADMINISTRATOR_NAME ?? ADMINISTRATOR_SUBJECT;
  await ensureAdministrator(knex, { issuer: OIDC_ISSUER, subject: ADMINISTRATOR_SUBJECT, name });
  await knex.destroy();
  console.log('administrator there');
}
