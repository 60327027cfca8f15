import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${createSchema('documents')}

    create table documents.document (
      id uuid primary key,
      sha256 text not null,
      name text not null,
      media_type text not null,
      size int not null,
      uploaded_by uuid not null,
      status text not null,
      received_at timestamptz not null,
      constraint document_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
      constraint document_media_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'text/plain',
        'application/xml')),
      constraint document_size check (size between 1 and 10485760),
      constraint document_status check (status in ('received', 'clean', 'infected', 'unscannable'))
    );
    create index document_sha256 on documents.document (sha256);
    create index document_uploader on documents.document (uploaded_by, id);

    -- What a document is never changes; only what is known about it may.
    revoke update on documents.document from touiza_app;
    grant update (status) on documents.document to touiza_app
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('documents'));
