import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** What is signed is a paper: each signature names the SHA-256 of the exact PDF, which may come back signed by hand. */
const PAPER = `
  alter table agreement.agreement add column document_id uuid;
  alter table agreement.agreement add column document_code text;
  alter table agreement.agreement add column document_sha256 text;
  -- Those drawn up before had no paper.
  alter table agreement.agreement add constraint agreement_has_paper check (
    document_id is not null and document_code is not null and document_sha256 is not null) not valid;
  alter table agreement.agreement add constraint agreement_paper unique (id, document_sha256);

  alter table agreement.signature add column document_sha256 text;
  alter table agreement.signature add constraint signature_names_paper check (document_sha256 is not null) not valid;
  alter table agreement.signature add constraint signature_paper foreign key (agreement_id, document_sha256)
    references agreement.agreement (id, document_sha256);
  create index signature_agreement_paper on agreement.signature (agreement_id, document_sha256);
`;

const COPY = `
  create table agreement.signed_copy (
    id uuid primary key,
    signatory_id uuid not null,
    agreement_id uuid not null,
    document_id uuid not null,
    sha256 text not null,
    handed_in_by uuid not null,
    known_by jsonb not null,
    handed_in_at timestamptz not null,
    status text not null,
    checked_by uuid,
    checked_at timestamptz,
    reason text,
    constraint copy_signatory foreign key (signatory_id, agreement_id) references agreement.signatory (id, agreement_id),
    constraint copy_of_signatory unique (id, signatory_id),
    constraint copy_status check (status in ('waiting', 'accepted', 'refused')),
    constraint copy_checked check (
      (status = 'waiting') = (checked_by is null) and (checked_by is null) = (checked_at is null)),
    constraint copy_four_eyes check (checked_by is distinct from handed_in_by),
    constraint copy_refused_with_reason check (status <> 'refused' or btrim(reason) <> '')
  );
  create index copy_signatory on agreement.signed_copy (signatory_id, agreement_id);
  create index copy_agreement on agreement.signed_copy (agreement_id);
  create unique index copy_one_waiting on agreement.signed_copy (signatory_id) where status = 'waiting';
  revoke update on agreement.signed_copy from touiza_app;
  grant update (status, checked_by, checked_at, reason) on agreement.signed_copy to touiza_app;
  create trigger never_deleted before delete on agreement.signed_copy
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on agreement.signed_copy
    for each statement execute function engine.refuse_change();

  alter table agreement.signature add column copy_id uuid;
  alter table agreement.signature drop constraint signature_level;
  alter table agreement.signature add constraint signature_level check (level in ('simple', 'handwritten'));
  alter table agreement.signature add constraint signature_by_hand_has_copy
    check ((level = 'handwritten') = (copy_id is not null));
  alter table agreement.signature add constraint signature_copy foreign key (copy_id, signatory_id)
    references agreement.signed_copy (id, signatory_id);
  create index signature_copy on agreement.signature (copy_id, signatory_id) where copy_id is not null;

  create function agreement.require_accepted_copy() returns trigger language plpgsql set search_path = '' as $$
    begin
      if new.copy_id is not null
        and not exists (select from agreement.signed_copy c where c.id = new.copy_id and c.status = 'accepted')
      then
        raise exception 'nobody has accepted this copy' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger signature_copy_accepted before insert on agreement.signature
    for each row execute function agreement.require_accepted_copy()
`;

/** One funder may give by several instruments: a line each. */
const INSTRUMENT = `
  alter table agreement.line add column instrument text not null default 'grant';
  alter table agreement.line alter column instrument drop default;
  alter table agreement.line add constraint line_instrument
    check (instrument in ('grant', 'repayable_advance', 'loan', 'guarantee'));
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [PAPER, INSTRUMENT, COPY].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table agreement.line drop column instrument;
    drop trigger signature_copy_accepted on agreement.signature;
    drop function agreement.require_accepted_copy;
    alter table agreement.signature drop column copy_id;
    alter table agreement.signature drop constraint signature_level;
    alter table agreement.signature add constraint signature_level check (level = 'simple') not valid;
    drop table agreement.signed_copy;
    alter table agreement.signature drop column document_sha256;
    alter table agreement.agreement drop column document_sha256;
    alter table agreement.agreement drop column document_code;
    alter table agreement.agreement drop column document_id
  `,
  );
