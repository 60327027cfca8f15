import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { KeptForms } from '../../services/shared/session.ts';
import { digestOf } from './session-store.ts';
import { sqlOnPool } from '../shared/sql.ts';

const BYTES = 32;

/**
 * Idle or old sessions have an owner, too; one that was ended on purpose has none any more. What nobody came back for
 * goes meanwhile.
 */
const KEEP = `
  with forgotten as (
    update access.kept_form set sent = null where sent is not null and kept_at < clock_timestamp() - interval '1 h'
  )
  insert into access.kept_form (digest, person_id, path, sent)
  select $1, person_id, $2, $3 from access.session where digest = $4 and ended_at is null
  returning person_id`;

const TAKE = `
  update access.kept_form new set sent = null
  from access.kept_form old
  where new.digest = $1 and old.digest = new.digest and new.person_id = $2 and old.sent is not null
    and old.kept_at > clock_timestamp() - interval '1 h'
  returning new.path, old.sent as values`;

export const keptFormsOn = (knex: Knex): KeptForms => ({
  keep: async (sessionId, { path, values }) => {
    const id = randomBytes(BYTES).toString('base64url');
    const row = [digestOf(id), path, JSON.stringify(values), digestOf(sessionId)];
    const kept = await sqlOnPool<{ person_id: string }>(knex, KEEP, row);
    return kept.length === 0 ? null : id;
  },
  take: async (id, personId) => {
    const rows = await sqlOnPool<{ path: string; values: Record<string, string> }>(knex, TAKE, [
      digestOf(id),
      personId,
    ]);
    return rows[0] ?? null;
  },
});
