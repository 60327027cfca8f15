import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';
import { TERRITORIES } from './sql/territories.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const territories = TERRITORIES.map(([code, fr, ar, kind, population]) => {
  const region = code.includes('.') ? quoted(code.slice(0, 2)) : 'null';
  return `(${quoted(code)}, ${region}, ${quoted(fr)}, ${quoted(ar)}, ${quoted(kind)}, ${population})`;
}).join(',\n      ');

const PLACES = `
  create table registry.territory (
    code text primary key,
    region_code text references registry.territory,
    name_fr text not null,
    name_ar text not null,
    kind text not null,
    population int not null,
    constraint territory_kind check (kind in ('region', 'province', 'prefecture')),
    constraint territory_part unique (code, region_code)
  );
  create index territory_region on registry.territory (region_code);
  revoke insert, update on registry.territory from touiza_app;
  insert into registry.territory (code, region_code, name_fr, name_ar, kind, population) values
    ${territories}`;

const ORGANISATIONS = `
  create table registry.organisation (
    id uuid primary key,
    legal_form text not null,
    name_ar text not null,
    name_latin text not null,
    ice text,
    ice_override_reason text,
    court text not null,
    registration_number text not null,
    registered_on date not null,
    extract_on date not null,
    region text not null,
    province text not null,
    commune text not null,
    douar text,
    sector text not null,
    members_total int not null,
    members_women int not null,
    members_youth int not null,
    members_young_women int not null,
    representative_id uuid not null,
    version int not null,
    constraint organisation_legal_form check (legal_form in ('cooperative', 'union_of_cooperatives', 'association',
      'gie', 'mutual', 'company', 'auto_entrepreneur')),
    constraint organisation_ice_unique unique (ice),
    constraint organisation_ice check (ice ~ '^\\d{15}$' and (ice::numeric % 97 = 0 or ice_override_reason is not null)),
    constraint organisation_registration_unique unique (court, registration_number),
    constraint organisation_dates check (registered_on <= extract_on),
    constraint organisation_seat foreign key (province, region) references registry.territory (code, region_code),
    constraint organisation_members check (members_young_women between 0 and least(members_women, members_youth)
      and members_women + members_youth - members_young_women <= members_total)
  );
  create index organisation_seat on registry.organisation (province, region);
  create index organisation_representative on registry.organisation (representative_id)`;

const ACCOUNTS = `
  create table registry.account (
    id uuid primary key,
    organisation_id uuid not null,
    rib text not null,
    status text not null,
    declared_by uuid not null,
    certified_by uuid,
    certificate_id uuid,
    constraint account_organisation foreign key (organisation_id) references registry.organisation,
    constraint account_rib_key check (rib ~ '^\\d{24}$' and rib::numeric % 97 = 0),
    constraint account_status check (status in ('declared', 'active', 'replaced')),
    constraint account_four_eyes check (certified_by <> declared_by),
    constraint account_certified check ((certified_by is null) = (certificate_id is null)
      and (status <> 'active' or certified_by is not null))
  );
  create unique index account_rib_unique on registry.account (rib) where status <> 'replaced';
  create unique index account_one_active on registry.account (organisation_id) where status = 'active';
  create unique index account_one_declared on registry.account (organisation_id) where status = 'declared';
  create index account_organisation on registry.account (organisation_id)`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [createSchema('registry'), PLACES, ORGANISATIONS, ACCOUNTS].join(';\n'));

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('registry'));
