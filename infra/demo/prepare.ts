import { ensureAdministrator } from '../../db/access/administrator-store.ts';
import { connect } from '../../db/shared/connection.ts';
import { findDemoAccount } from './accounts.ts';

/** The morning on which a new demo begins: a week before its first call opens. */
const BEGINNING = '2026-01-05T09:00:00Z';

/** A new demo database: its clock at the beginning of its year, and the one administrator whom nobody could grant. */
export const prepareDemo = async (adminUrl: string, issuer: string): Promise<void> => {
  const admin = findDemoAccount('admin');
  if (!admin) throw new Error('the demo has no administrator');
  const knex = connect(adminUrl, { poolMax: 1, name: 'touiza-demo' });
  await knex.raw(
    `update engine.clock set ahead = ?::timestamptz - now()
     where not exists (select from engine.command) and ahead = '0'`,
    [BEGINNING],
  );
  await ensureAdministrator(knex, { issuer, subject: admin.subject, name: admin.name });
  await knex.destroy();
};
