import type { Knex } from 'knex';
import type { Command } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Outbox } from '../../services/shared/outbox.ts';
import { owedColumns } from './obligations.ts';
import { sql } from './sql.ts';

export const outboxOn = (trx: Knex.Transaction, { id }: Command, now: Date): Outbox => ({
  notify: async ({ kind, to, dossierId, data }) => {
    const { owed_by, owed_id, owed_role } = owedColumns(to);
    await sql(
      trx,
      `insert into engine.notice (id, command_id, kind, to_by, to_id, to_role, dossier_id, data, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint notice_once do nothing`,
      [newId(), id, kind, owed_by, owed_id, owed_role, dossierId, JSON.stringify(data), now],
    );
  },
});
