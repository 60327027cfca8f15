import type { Knex } from 'knex';
import { asOwner, createSchema, dropSchema } from '../shared/migration.ts';

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${createSchema('access')}

    create table access.person (
      id uuid primary key,
      issuer text not null,
      subject text not null,
      name text not null,
      name_ar text,
      language text not null default 'ar',
      email text,
      constraint person_known_once unique (issuer, subject),
      constraint person_language check (language in ('ar', 'fr', 'en'))
    );

    create table access.role_grant (
      id uuid primary key,
      person_id uuid not null references access.person,
      role text not null,
      scope_kind text not null,
      scope_id text,
      from_at timestamptz not null,
      to_at timestamptz,
      granted_by uuid references access.person,
      constraint role_grant_role check (role in ('project_holder', 'platform_agent', 'desk_officer', 'reviewer',
        'committee_member', 'committee_chair', 'committee_secretary', 'funder_officer', 'funder_approver',
        'payment_preparer', 'payment_verifier', 'payment_approver', 'payer', 'field_officer', 'fund_administrator',
        'auditor')),
      constraint role_grant_scope check (scope_kind in ('fund', 'funder', 'territory', 'call', 'organisation')),
      constraint role_grant_scope_id check ((scope_kind = 'fund') = (scope_id is null)),
      constraint role_grant_not_to_oneself check (granted_by <> person_id),
      constraint role_grant_dates check (to_at is null or to_at > from_at),
      constraint role_grant_once unique nulls not distinct (person_id, role, scope_kind, scope_id, to_at)
    );

    -- What a grant may reach: kept here, so that every list and every question asks one schema.
    create table access.dossier_scope (
      dossier_id uuid primary key,
      organisation_id uuid not null,
      call_id uuid not null,
      territory text not null,
      reference text
    );
    create index dossier_scope_organisation on access.dossier_scope (organisation_id, dossier_id);
    create index dossier_scope_call on access.dossier_scope (call_id, dossier_id);
    create index dossier_scope_territory on access.dossier_scope (territory collate "C", dossier_id);
    create table access.dossier_funder (
      dossier_id uuid not null references access.dossier_scope,
      funder_id uuid not null,
      primary key (funder_id, dossier_id)
    );
    create index dossier_funder_dossier on access.dossier_funder (dossier_id);
    create index role_grant_person on access.role_grant (person_id);
    create index role_grant_granted_by on access.role_grant (granted_by);
    create index role_grant_role_scope on access.role_grant (role, scope_id)
  `,
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('access'));
