import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    create table engine.notice (
      id uuid primary key,
      command_id text not null,
      kind text not null,
      to_by text not null,
      to_id uuid,
      to_role text,
      dossier_id uuid,
      data jsonb not null,
      created_at timestamptz not null,
      delivered_at timestamptz,
      constraint notice_once unique nulls not distinct (command_id, kind, to_by, to_id, to_role, dossier_id)
    );
    create index notice_undelivered on engine.notice (created_at) where delivered_at is null;
    create index notice_addressee on engine.notice (to_id, created_at);
    create index notice_dossier on engine.notice (dossier_id)
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, 'drop table engine.notice');
