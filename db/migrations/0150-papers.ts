import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** Papers that Touiza makes: documents of nobody's upload, numbered, with the code they are verified by. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    -- Null where Touiza made it itself.
    alter table documents.document alter column uploaded_by drop not null;

    create table documents.reader (
      id bigint generated always as identity primary key,
      document_id uuid not null constraint reader_document references documents.document,
      permission text not null,
      -- What the permission is asked on: a dossier, a call, funders…
      subject jsonb not null,
      constraint reader_once unique (document_id, permission, subject)
    );
    ${appendOnly('documents.reader')}

    create table documents.paper (
      document_id uuid primary key constraint paper_document references documents.document,
      slice text not null,
      kind text not null,
      number text not null,
      reference text,
      code text not null,
      dossier_id uuid,
      amount_centimes bigint,
      snapshot jsonb not null,
      sha256 text not null,
      status text not null,
      replaced_by uuid constraint paper_replaced_by references documents.paper,
      issued_at timestamptz not null,
      constraint paper_number_once unique (slice, kind, number),
      constraint paper_code_once unique (code),
      constraint paper_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint paper_code check (code ~ '^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$'),
      constraint paper_status check (status in ('valid', 'replaced', 'withdrawn')),
      constraint paper_replaced check ((status = 'replaced') = (replaced_by is not null)),
      constraint paper_not_by_itself check (replaced_by is distinct from document_id)
    );
    create index paper_dossier on documents.paper (dossier_id);
    create index paper_replaced_by on documents.paper (replaced_by) where replaced_by is not null;

    -- What a paper says never changes; only whether it still holds may.
    revoke update on documents.paper from touiza_app;
    grant update (status, replaced_by) on documents.paper to touiza_app
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop table documents.paper;
    drop table documents.reader;
    delete from documents.document where uploaded_by is null;
    alter table documents.document alter column uploaded_by set not null
  `,
  );
