import type { Knex } from 'knex';
import type { Command } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Correspondent, Notice, Outbox } from '../../services/shared/outbox.ts';
import { owedColumns } from './obligations.ts';
import { sql } from './sql.ts';

const INSERT = `
  insert into engine.notice (id, command_id, kind, to_by, to_id, to_role, to_name, to_email, to_language, dossier_id,
    data, created_at)
  select n.id, $2, n.kind, n.owed_by, n.owed_id, n.owed_role, n.to_name, n.to_email, n.to_language, n.dossier_id,
    n.data, $3
  from jsonb_to_recordset($1::jsonb) as n(id uuid, kind text, owed_by text, owed_id uuid, owed_role text, to_name text,
    to_email text, to_language text, dossier_id uuid, data jsonb)
  on conflict on constraint notice_once do nothing`;

export const outboxOn = (trx: Knex.Transaction, { id }: Command, now: Date): Outbox => {
  const notifyAll = async (notices: readonly Notice[]): Promise<void> => {
    const rows = notices.map(({ kind, to, dossierId, data }) => ({
      id: newId(),
      kind,
      ...(to.by === 'correspondent' ? writtenTo(to) : owedColumns(to)),
      dossier_id: dossierId,
      data,
    }));
    if (rows.length > 0) await sql(trx, INSERT, [JSON.stringify(rows), id, now]);
  };
  return { notify: (notice) => notifyAll([notice]), notifyAll };
};

const writtenTo = ({ by, name, email, language }: Correspondent) => ({
  owed_by: by,
  to_name: name,
  to_email: email,
  to_language: language,
});
