import type { Knex } from 'knex';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { findPerson } from './person-store.ts';

/** The first administrator, whom nobody could grant: made by whoever holds the database. Asked again, nothing changes. */
export const ensureAdministrator = async (
  adminKnex: Knex,
  identity: { readonly issuer: string; readonly subject: string; readonly name: string },
): Promise<PersonId> => {
  const id = await findPerson(adminKnex)(identity);
  await adminKnex.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { id: string }[] }>(
      `insert into access.role_grant (id, person_id, role, scope_kind, from_at)
       values (?, ?, 'fund_administrator', 'fund', engine.now())
       on conflict on constraint role_grant_once do nothing returning id`,
      [newId(), id],
    );
    if (rows[0]) await recordFirstGrant(trx, id, rows[0].id);
  });
  return id;
};

const recordFirstGrant = (trx: Knex.Transaction, personId: PersonId, grantId: string) =>
  trx.raw(
    `select audit.record(jsonb_build_object('id', ?::text, 'epoch', 1, 'encoding', 1) || jsonb_build_object(
       'kind', 'access.role_granted', 'outcome', 'done', 'subject_type', 'person', 'subject_id', ?::text,
       'related', jsonb_build_array(?::text, ?::text), 'actor_id', 'system',
       'known_by', jsonb_build_object('by', 'workflow', 'workflowId', 'bootstrap', 'step', 'ensureAdministrator'),
       'effective_on', engine.now(), 'command_id', 'bootstrap/' || ?::text,
       'after', jsonb_build_object('role', 'fund_administrator', 'scope', 'fund', 'grantedBy', null)))`,
    [newId(), personId, personId, grantId, grantId],
  );
