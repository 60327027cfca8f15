import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Every file handed in waits here for its scan; "clean" is what a scan said and nothing else. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table documents.document drop constraint document_status;
    alter table documents.document add constraint document_status
      check (status in ('received', 'scanning', 'clean', 'infected', 'unscannable'));

    create index reader_dossier on documents.reader ((subject ->> 'dossierId')) where subject ->> 'dossierId' is not null;

    create table documents.scan (
      document_id uuid primary key constraint scan_document references documents.document,
      -- By the wall clock: a scanner knows nothing of the application's.
      due_at timestamptz not null default clock_timestamp(),
      tries int not null default 0,
      verdict text,
      -- What was found, or why nothing could be said.
      finding text,
      settled_at timestamptz,
      constraint scan_verdict check (verdict in ('clean', 'infected', 'unscannable')),
      constraint scan_settled check ((verdict is null) = (settled_at is null))
    );
    create index scan_due on documents.scan (due_at, document_id) where verdict is null;
    insert into documents.scan (document_id) select id from documents.document where status = 'received';

    create function documents.require_scan() returns trigger language plpgsql as $$
    begin
      -- Only Touiza's own papers are clean from the start.
      if new.uploaded_by is not null and new.status not in ('received', 'scanning')
        and not exists (select from documents.scan s where s.document_id = new.id and s.verdict = new.status)
      then
        raise exception using errcode = 'TZ422', hint = 'document_not_clean',
          message = format('no scan says that document %s is %s', new.id, new.status);
      end if;
      return new;
    end $$;
    create trigger require_scan before insert or update on documents.document
      for each row execute function documents.require_scan()
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop trigger require_scan on documents.document;
    drop function documents.require_scan;
    drop table documents.scan;
    drop index documents.reader_dossier;
    update documents.document set status = 'received' where status = 'scanning';
    alter table documents.document drop constraint document_status;
    alter table documents.document add constraint document_status
      check (status in ('received', 'clean', 'infected', 'unscannable'))
  `,
  );
