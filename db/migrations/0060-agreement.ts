import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';

const AGREEMENT = `
  create table agreement.numbering (
    kind text not null,
    year int not null,
    last int not null,
    primary key (kind, year),
    constraint numbering_kind check (kind in ('convention', 'decision'))
  );

  create table agreement.agreement (
    id uuid primary key,
    dossier_id uuid not null,
    number text not null,
    kind text not null,
    status text not null,
    content text not null,
    content_hash text not null,
    conditions jsonb not null,
    prepared_at timestamptz not null,
    effective_at timestamptz,
    version int not null,
    constraint agreement_once_per_dossier unique (dossier_id),
    constraint agreement_number unique (number),
    constraint agreement_content unique (id, content_hash),
    constraint agreement_kind check (kind in ('convention', 'decision')),
    constraint agreement_status check (status in ('signing', 'effective', 'lapsed')),
    constraint agreement_effective check ((status = 'effective') = (effective_at is not null)),
    constraint agreement_hash_is_of_the_content
      check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    constraint agreement_conditions check (jsonb_typeof(conditions) = 'array')
  );
  -- What is signed never changes: only where the signing stands.
  revoke update on agreement.agreement from touiza_app;
  grant update (status, effective_at, version) on agreement.agreement to touiza_app;
`;

const LINE = `
  create table agreement.line (
    id uuid primary key,
    agreement_id uuid not null references agreement.agreement,
    position int not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    amount_centimes bigint not null,
    conditions jsonb not null,
    constraint line_place unique (agreement_id, position),
    constraint line_funder_once unique (agreement_id, funder_id),
    constraint line_amount_positive check (amount_centimes > 0),
    constraint line_conditions check (jsonb_typeof(conditions) = 'array')
  );
  ${appendOnly('agreement.line')}
`;

const SIGNATORY = `
  create table agreement.signatory (
    id uuid primary key,
    agreement_id uuid not null references agreement.agreement,
    position int not null,
    party text not null,
    organisation_id uuid,
    funder_id uuid,
    due_at timestamptz,
    constraint signatory_of_agreement unique (id, agreement_id),
    constraint signatory_place unique (agreement_id, position),
    constraint signatory_party check (party in ('holder', 'funder')),
    constraint signatory_holder check ((party = 'holder') = (organisation_id is not null)),
    constraint signatory_funder check ((party = 'funder') = (funder_id is not null))
  );
  revoke update on agreement.signatory from touiza_app;
  grant update (due_at) on agreement.signatory to touiza_app;
`;

const SIGNATURE = `
  create table agreement.signature (
    signatory_id uuid primary key,
    agreement_id uuid not null,
    person_id uuid not null,
    known_by jsonb not null,
    signed_at timestamptz not null,
    content_hash text not null,
    level text not null,
    constraint signature_signatory foreign key (signatory_id, agreement_id)
      references agreement.signatory (id, agreement_id),
    -- The hash signed is that of the very content that is kept.
    constraint signature_content foreign key (agreement_id, content_hash)
      references agreement.agreement (id, content_hash),
    constraint signature_one_party_each unique (agreement_id, person_id),
    constraint signature_level check (level = 'simple')
  );
  create index signature_agreement_content on agreement.signature (agreement_id, content_hash);
  create index signature_signatory_of on agreement.signature (signatory_id, agreement_id);
  ${appendOnly('agreement.signature')}
`;

const ORDER = `
  -- In order: nobody signs before everyone in front has.
  create function agreement.keep_order() returns trigger language plpgsql set search_path = '' as $$
    begin
      if exists (
        select from agreement.signatory own
        join agreement.signatory before on before.agreement_id = own.agreement_id and before.position < own.position
        where own.id = new.signatory_id
          and not exists (select from agreement.signature s where s.signatory_id = before.id)
      ) then
        raise exception 'another party signs first' using errcode = 'TZ422', hint = 'not_your_turn';
      end if;
      return new;
    end $$;
  create trigger signature_in_order before insert on agreement.signature
    for each row execute function agreement.keep_order();
  create function agreement.keep_effective() returns trigger language plpgsql set search_path = '' as $$
    begin
      if new.status is distinct from old.status and old.status <> 'signing' then
        raise exception 'an agreement that ended its signing stays as it is' using errcode = 'TZ001';
      end if;
      if new.status = 'effective' and exists (
        select from agreement.signatory t where t.agreement_id = new.id
          and not exists (select from agreement.signature s where s.signatory_id = t.id)
      ) then
        raise exception 'a signature is missing' using errcode = 'TZ422', hint = 'agreement_not_effective';
      end if;
      return new;
    end $$;
  create trigger agreement_effective_when_signed before update on agreement.agreement
    for each row execute function agreement.keep_effective();
`;

const neverDeleted = (table: string): string => `
  create trigger never_deleted before delete on agreement.${table}
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on agreement.${table}
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      createSchema('agreement'),
      AGREEMENT,
      LINE,
      SIGNATORY,
      SIGNATURE,
      ORDER,
      ...['agreement', 'signatory'].map(neverDeleted),
    ].join('\n'),
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('agreement'));
