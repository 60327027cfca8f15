import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';
import { HOLIDAYS } from './sql/holidays.ts';

const FUNDERS = `
  create table programme.funder (
    id uuid primary key,
    code text not null,
    names jsonb not null,
    rib text not null,
    constraint funder_code_unique unique (code),
    constraint funder_rib_key check (rib ~ '^\\d{24}$' and rib::numeric % 97 = 0)
  )`;

const CALLS = `
  create table programme.call (
    id uuid primary key,
    reference text not null,
    titles jsonb not null,
    status text not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    lead_funder_id uuid not null,
    funder_ids uuid[] not null,
    rulebook jsonb not null,
    rulebook_hash text not null,
    version int not null,
    constraint call_reference_unique unique (reference),
    constraint call_lead_funder foreign key (lead_funder_id) references programme.funder,
    constraint call_status check (status in ('draft', 'published', 'open', 'closed', 'settled', 'cancelled')),
    constraint call_dates check (status = 'draft' or closes_at > opens_at),
    constraint call_funders check (cardinality(funder_ids) > 0)
  );
  create index call_lead_funder on programme.call (lead_funder_id);
  create index call_newest on programme.call (opens_at desc, id desc);

  -- What was published is a promise: nobody rewrites it, and it never becomes a draft again.
  create function programme.keep_published() returns trigger language plpgsql as $$
    begin
      if old.status <> 'draft' and (
        (new.reference, new.rulebook, new.rulebook_hash, new.funder_ids, new.opens_at, new.closes_at) is distinct from
        (old.reference, old.rulebook, old.rulebook_hash, old.funder_ids, old.opens_at, old.closes_at)
        or new.status = 'draft'
      ) then
        raise exception 'call_not_draft' using errcode = 'TZ409', hint = 'call_not_draft';
      end if;
      return new;
    end $$;
  create trigger call_keeps_its_promise before update on programme.call
    for each row execute function programme.keep_published()`;

const ENVELOPES = `
  create table programme.envelope (
    id uuid primary key,
    funder_id uuid not null,
    instrument text not null,
    year int not null,
    call_id uuid,
    territory text,
    constraint envelope_funder foreign key (funder_id) references programme.funder,
    constraint envelope_call foreign key (call_id) references programme.call,
    constraint envelope_instrument check (instrument in ('grant', 'repayable_advance', 'loan', 'guarantee', 'in_kind')),
    constraint envelope_once unique nulls not distinct (funder_id, instrument, year, call_id, territory)
  );
  create index envelope_call on programme.envelope (call_id);

  create table programme.envelope_grant (
    id uuid primary key,
    envelope_id uuid not null,
    amount_centimes bigint not null,
    act text not null,
    recorded_at timestamptz not null,
    constraint envelope_grant_envelope foreign key (envelope_id) references programme.envelope,
    constraint envelope_grant_positive check (amount_centimes > 0)
  );
  create index envelope_grant_envelope on programme.envelope_grant (envelope_id);
  revoke update on programme.envelope_grant from touiza_app;
  ${appendOnly('programme.envelope_grant')}`;

const CALENDAR = `
  create table programme.holiday (
    day date primary key,
    name_fr text not null,
    name_ar text not null,
    provisional boolean not null
  );
  insert into programme.holiday (day, name_fr, name_ar, provisional) values
    ${HOLIDAYS}`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [createSchema('programme'), FUNDERS, CALLS, ENVELOPES, CALENDAR].join(';\n'));

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('programme'));
