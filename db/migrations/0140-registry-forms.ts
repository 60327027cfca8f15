import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** What each legal form is registered with; the same table stands in `services/registry/registration.ts`. */
const FORMS = `
  alter table registry.organisation
    alter column court drop not null,
    alter column extract_on drop not null,
    add column form_detail text,
    add column tax_number text,
    add column cnss_number text,
    add column odco_number text,
    add column authority text,
    add column receipt text,
    add column members_with_disability int not null default 0,
    add column phone text,
    add column email text,
    drop constraint organisation_members,
    add constraint organisation_members check (members_young_women between 0 and least(members_women, members_youth)
      and members_women + members_youth - members_young_women <= members_total
      and members_with_disability between 0 and members_total),
    drop constraint organisation_dates,
    add constraint organisation_dates check (registered_on <= coalesce(extract_on, registered_on)),
    add constraint organisation_receipt check (receipt in ('provisional', 'final')),
    add constraint organisation_registered check (case
      when legal_form in ('cooperative', 'union_of_cooperatives', 'gie', 'company')
        then court is not null and extract_on is not null and authority is null and receipt is null
      when legal_form = 'association'
        then authority is not null and receipt is not null and court is null and extract_on is null
      when legal_form = 'mutual' then authority is not null and receipt is null and court is null and extract_on is null
      else court is null and authority is null and receipt is null end),
    add constraint organisation_odco check (
      odco_number is null or legal_form in ('cooperative', 'union_of_cooperatives')),
    drop constraint organisation_registration_unique;
  -- A number is unique within a register of a court; auto-entrepreneurs have one register for the whole Kingdom.
  create unique index organisation_registration_unique on registry.organisation (
    (case when legal_form in ('cooperative', 'union_of_cooperatives') then 'cooperatives'
       when legal_form in ('gie', 'company') then 'trade' else 'national' end),
    lower(coalesce(court, '')), lower(registration_number)
  ) where legal_form not in ('association', 'mutual');
`;

const HISTORY = `
  create table registry.organisation_revision (
    organisation_id uuid not null,
    version int not null,
    content jsonb not null,
    reason text,
    revised_by uuid not null,
    revised_at timestamptz not null,
    primary key (organisation_id, version),
    constraint organisation_revision_organisation foreign key (organisation_id) references registry.organisation
  );
  ${appendOnly('registry.organisation_revision')}
  revoke update on registry.organisation_revision from touiza_app;
`;

const REPRESENTATIVES = `
  create table registry.representative (
    id uuid primary key,
    organisation_id uuid not null,
    person_id uuid not null,
    capacity text,
    act text,
    document_id uuid,
    from_on date not null,
    until_on date,
    ended_on date,
    named_by uuid not null,
    constraint representative_organisation foreign key (organisation_id) references registry.organisation,
    constraint representative_person foreign key (person_id) references access.person,
    constraint representative_named_by foreign key (named_by) references access.person,
    constraint representative_dates check (until_on >= from_on),
    constraint representative_authority check ((act is null) = (capacity is null))
  );
  create index representative_organisation on registry.representative (organisation_id, id);
  create index representative_person on registry.representative (person_id);
  create index representative_named_by on registry.representative (named_by);
  insert into registry.representative (id, organisation_id, person_id, from_on, named_by)
    select gen_random_uuid(), o.id, o.representative_id, (engine.now() at time zone 'Africa/Casablanca')::date,
      o.representative_id
    from registry.organisation o join access.person p on p.id = o.representative_id;
`;

const ATTESTATIONS = `
  create table registry.attestation (
    id uuid primary key,
    organisation_id uuid not null,
    kind text not null,
    document_id uuid not null,
    issued_on date not null,
    expires_on date,
    added_by uuid not null,
    constraint attestation_organisation foreign key (organisation_id) references registry.organisation,
    constraint attestation_added_by foreign key (added_by) references access.person,
    constraint attestation_dates check (expires_on >= issued_on)
  );
  create index attestation_latest on registry.attestation (organisation_id, kind, id);
  create index attestation_added_by on registry.attestation (added_by);
  ${appendOnly('registry.attestation')}
  revoke update on registry.attestation from touiza_app;
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [FORMS, HISTORY, REPRESENTATIVES, ATTESTATIONS].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop table registry.attestation;
    drop table registry.representative;
    drop table registry.organisation_revision;
    drop index registry.organisation_registration_unique;
    alter table registry.organisation
      drop constraint organisation_odco,
      drop constraint organisation_registered,
      drop constraint organisation_receipt,
      drop constraint organisation_dates,
      drop constraint organisation_members,
      drop column form_detail, drop column tax_number, drop column cnss_number, drop column odco_number,
      drop column authority, drop column receipt, drop column members_with_disability, drop column phone,
      drop column email,
      alter column court set not null,
      alter column extract_on set not null,
      add constraint organisation_members check (members_young_women between 0 and least(members_women, members_youth)
        and members_women + members_youth - members_young_women <= members_total),
      add constraint organisation_dates check (registered_on <= extract_on),
      add constraint organisation_registration_unique unique (court, registration_number)
  `,
  );
