import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const REVIEWERS = `
  create table scoring.reviewer (
    person_id uuid primary key,
    sectors text[] not null,
    territories text[] not null,
    family_names text[] not null,
    province text,
    commune text,
    address text,
    phone text,
    rib text,
    ices text[] not null,
    boards uuid[] not null,
    version int not null,
    constraint reviewer_commune check ((province is null) = (commune is null)),
    constraint reviewer_address check (address is null or commune is not null)
  );
`;

const CONFLICTS = `
  create table scoring.conflict (
    id uuid primary key,
    reviewer_id uuid not null,
    call_id uuid not null,
    dossier_id uuid,
    origin text not null,
    kind text not null,
    ties text[] not null,
    reason text not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    constraint conflict_once unique nulls not distinct (reviewer_id, call_id, dossier_id),
    constraint conflict_origin check (origin in ('declared', 'recorded', 'found')),
    constraint conflict_kind check (kind in ('family', 'financial', 'professional', 'membership', 'other')),
    constraint conflict_found check ((origin = 'found') = (recorded_by is null) and (origin = 'found') = (ties <> '{}'))
  );
  create index conflict_dossier on scoring.conflict (dossier_id);
  ${appendOnly('scoring.conflict')}
`;

/** Words as people mean them: without case, accents, vowel signs, the forms of alef, ya and ta marbuta, punctuation. */
const PLAIN = `
  create function scoring.plain(given text) returns text language sql immutable set search_path = pg_catalog as $$
    select ' ' || btrim(regexp_replace(
      translate(
        regexp_replace(lower(normalize(given, nfkd)), '[\\u0300-\\u036f\\u064b-\\u0655\\u0670\\u0640]', '', 'g'),
        'ىة', 'يه'),
      '[^[:alnum:]]+', ' ', 'g')) || ' '
  $$;
`;

/**
 * What ties a reviewer to an organisation, found in what is known of both. One function for the choice of reviewers,
 * for what the workflow waits for and for the refusal to open a dossier, so that the three never disagree.
 */
const TIES = `
  create function scoring.ties_of(of_reviewer uuid, of_organisation uuid) returns text[]
  language sql stable set search_path = pg_catalog as $$
    with r as (select * from scoring.reviewer where person_id = of_reviewer),
    o as (select * from registry.organisation where id = of_organisation)
    select coalesce(array_agg(t.tie order by t.tie), '{}') from (
      select 'represents' as tie where exists (
        select from access.role_grant g
        where g.person_id = of_reviewer and g.scope_kind = 'organisation' and g.scope_id = of_organisation::text)
      union all select 'board_member' from r where of_organisation = any (r.boards)
      union all select 'same_ice' from r join o on o.ice = any (r.ices)
      union all select 'same_rib' from r where exists (
        select from registry.account a where a.organisation_id = of_organisation and a.rib = r.rib)
      union all select 'family_name_in_commune' from r join o on o.province = r.province
          and scoring.plain(o.commune) = scoring.plain(r.commune)
        where exists (
          select from access.role_grant g join access.person p on p.id = g.person_id, unnest(r.family_names) as family
          where g.scope_kind = 'organisation' and g.scope_id = of_organisation::text
            and length(scoring.plain(family)) > 2
            and position(scoring.plain(family) in scoring.plain(concat_ws(' ', p.name, p.name_ar))) > 0)
      union all select 'same_address' from r join o on o.province = r.province
          and scoring.plain(o.commune) = scoring.plain(r.commune)
          and scoring.plain(o.douar) = scoring.plain(r.address)
    ) t
  $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [REVIEWERS, CONFLICTS, PLAIN, TIES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop function scoring.ties_of(uuid, uuid); drop function scoring.plain(text);
     drop table scoring.conflict; drop table scoring.reviewer`,
  );
