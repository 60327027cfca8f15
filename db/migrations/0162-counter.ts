import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const BROUGHT = `
    create table application.attachment (
      id uuid primary key,
      dossier_id uuid not null,
      kind text not null,
      document_id uuid not null,
      added_by uuid not null,
      added_at timestamptz not null,
      constraint attachment_dossier foreign key (dossier_id) references application.dossier,
      constraint attachment_document foreign key (document_id) references documents.document,
      constraint attachment_added_by foreign key (added_by) references access.person
    );
    create index attachment_of_dossier on application.attachment (dossier_id, kind, id);
    create index attachment_document on application.attachment (document_id);
    create index attachment_added_by on application.attachment (added_by);
    ${appendOnly('application.attachment')}

    -- The newest is the one that counts, instead of the receipt's own.
    create table application.tracking_secret (
      id uuid primary key,
      dossier_id uuid not null,
      hash text not null,
      issued_by uuid not null,
      issued_at timestamptz not null,
      constraint tracking_secret_hash_unique unique (hash),
      constraint tracking_secret_receipt foreign key (dossier_id) references application.receipt,
      constraint tracking_secret_issued_by foreign key (issued_by) references access.person
    );
    create index tracking_secret_of_dossier on application.tracking_secret (dossier_id, id);
    create index tracking_secret_issued_by on application.tracking_secret (issued_by);
    ${appendOnly('application.tracking_secret')}
`;

const MANDATES = `
    create table application.mandate (
      id uuid primary key,
      organisation_id uuid not null,
      agent_id uuid not null,
      document_id uuid not null,
      declared_by text not null,
      until date not null,
      recorded_at timestamptz not null,
      ended_at timestamptz,
      constraint mandate_organisation foreign key (organisation_id) references registry.organisation,
      constraint mandate_agent foreign key (agent_id) references access.person,
      constraint mandate_document foreign key (document_id) references documents.document,
      constraint mandate_ends_later check (ended_at >= recorded_at)
    );
    create index mandate_organisation on application.mandate (organisation_id, agent_id);
    create index mandate_agent on application.mandate (agent_id);
    create index mandate_document on application.mandate (document_id);
    create function application.keep_mandate() returns trigger language plpgsql as $$
      begin
        if old.ended_at is not null or (new.id, new.organisation_id, new.agent_id, new.document_id, new.declared_by,
            new.until, new.recorded_at) is distinct from (old.id, old.organisation_id, old.agent_id, old.document_id,
            old.declared_by, old.until, old.recorded_at)
        then
          raise exception 'a mandate only ends' using errcode = 'TZ409', hint = 'mandate_already_ended';
        end if;
        return new;
      end $$;
    create trigger mandate_only_ends before update on application.mandate
      for each row execute function application.keep_mandate();
`;

const RIGHTS = `
    revoke update on application.attachment, application.tracking_secret, application.mandate from touiza_app;
    grant update (ended_at) on application.mandate to touiza_app
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [BROUGHT, MANDATES, RIGHTS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop table application.mandate, application.tracking_secret, application.attachment;
    drop function application.keep_mandate
  `,
  );
