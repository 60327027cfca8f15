import { Client } from 'pg';

/** Someone with one role on one scope. */
export interface Clerk {
  readonly subject: string;
  readonly kind: 'call' | 'territory' | 'funder';
  readonly scopeId: string;
}

export const DOSSIERS = 20_000;
export const SCOPES = 40;
const ORGANISATIONS = 2_000;
const CALLS = 10;
const FUNDERS = 10;

// Triggers are for whoever writes a dossier step by step; this one writes them as they are after a few years.
const BEGIN = `begin; set local session_replication_role = replica`;

const PROGRAMME = `
  insert into programme.funder (id, code, names, rib)
  select uuidv7(), 'FUNDER-' || g, jsonb_build_object('ar', 'ممول ' || g, 'fr', 'Bailleur ' || g, 'en', 'Funder ' || g),
    lpad((g * 97)::text, 24, '0')
  from generate_series(1, ${FUNDERS}) g;

  insert into programme.call (id, reference, titles, status, opens_at, closes_at, lead_funder_id, funder_ids, rulebook,
    rulebook_hash, version)
  select uuidv7(), format('AAP-%s-%s', 2016 + g, lpad(g::text, 2, '0')), '{"ar":"طلب","fr":"Appel","en":"Call"}', 'closed',
    now() - make_interval(years => 11 - g), now() - make_interval(years => 11 - g, days => -60), funders[1], funders,
    '{}', 'hash', 1
  from generate_series(1, ${CALLS}) g, (select array_agg(id order by id) as funders from programme.funder) f;`;

const ORGANISATIONS_OF_ALL_PROVINCES = `
  with province as (
    select code, region_code, row_number() over (order by code) - 1 as n, count(*) over () as many
    from registry.territory where region_code is not null)
  insert into registry.organisation (id, legal_form, name_ar, name_latin, court, registration_number, registered_on,
    extract_on, region, province, commune, sector, members_total, members_women, members_youth, members_young_women,
    representative_id, version)
  select uuidv7(), 'cooperative', 'تعاونية النسيج والزرابي رقم ' || g, 'Coopérative de tissage et tapis no ' || g,
    'Khénifra', 'C-2019-' || g, '2019-05-14', '2026-01-05', region_code, code, 'El Kbab', 'crafts', 24, 17, 8, 5,
    uuidv7(), 1
  from generate_series(1, ${ORGANISATIONS}) g join province on n = g % many;`;

/** Every organisation once in every call; ids in the order in which dossiers were started, as they always are. */
const DOSSIERS_OF_EVERY_CALL = `
  with organisation as (select id, province, row_number() over (order by id) - 1 as n from registry.organisation),
    call as (select id, reference, funder_ids, row_number() over (order by id) - 1 as n from programme.call)
  insert into access.dossier_scope (dossier_id, organisation_id, call_id, territory, reference)
  select uuidv7(make_interval(mins => g - ${DOSSIERS})), o.id, c.id, o.province,
    format('%s/%s', c.reference, lpad((g % ${ORGANISATIONS})::text, 4, '0'))
  from generate_series(1, ${DOSSIERS}) g
    join organisation o on o.n = g % ${ORGANISATIONS}
    join call c on c.n = (g - 1) / ${DOSSIERS / CALLS};

  insert into access.dossier_funder (dossier_id, funder_id)
  select s.dossier_id, f.id
  from (select dossier_id, row_number() over (order by dossier_id) as n from access.dossier_scope) s
    join (select id, row_number() over (order by id) - 1 as n from programme.funder) f
      on f.n in (s.n % ${FUNDERS}, (s.n * 7 + 3) % ${FUNDERS});

  insert into application.dossier (id, reference, call_id, organisation_id, status, project, plan, requested_centimes,
    rulebook_hash, started_at, submitted_at, content_hash, version)
  select dossier_id, reference, call_id, organisation_id, 'submitted',
    jsonb_build_object('title', 'Séchage et conditionnement de figues et de laine, ' || reference,
      'summary', repeat('Une ligne de séchage et de conditionnement, une pompe solaire et un label. ', 6),
      'sector', 'crafts', 'province', territory, 'commune', 'El Kbab', 'jobs', '{"before":10,"target":16}'::jsonb),
    jsonb_build_object('uses', (select jsonb_agg(jsonb_build_object('category', 'equipment', 'label', 'Poste ' || u,
      'amount', '80000.00', 'nature', 'cash', 'isEligible', true)) from generate_series(1, 6) u), 'sources', '[]'::jsonb),
    10000000 + mod(hashtext(dossier_id::text), 1000000), 'hash', now() - interval '40 days',
    now() - interval '30 days', 'hash', 3
  from access.dossier_scope;

  insert into engine.process (workflow_id, type, subject_id, stage, version, seen, sent, open)
  select 'dossier:' || dossier_id, 'dossier', dossier_id,
    (array['scoring', 'committee', 'cofinancing', 'agreement', 'execution', 'closed'])[1 + mod(abs(hashtext(reference)), 6)],
    9, 9, 9, true
  from access.dossier_scope;`;

/** Forty scopes: every call, every funder, the twelve regions and eight provinces, each with its own clerk. */
const CLERKS = `
  with scope as (
    select 'call' as kind, id::text, 'desk_officer' as role from programme.call
    union all select 'funder', id::text, 'funder_officer' from programme.funder
    union all select 'territory', code, 'field_officer' from registry.territory where region_code is null
    union all (select 'territory', code, 'field_officer' from registry.territory where region_code is not null
      order by code limit ${SCOPES - CALLS - FUNDERS - 12})
  ), clerk as (
    insert into access.person (id, issuer, subject, name)
    select uuidv7(), $1, kind || ':' || id, 'Clerk of ' || id from scope returning id, subject
  )
  insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at)
  select uuidv7(), clerk.id, role, kind, scope.id, '2020-01-01'
  from scope join clerk on subject = kind || ':' || scope.id
  returning scope_kind as kind, scope_id as "scopeId", scope_kind || ':' || scope_id as subject`;

/** Twenty thousand dossiers of ten years, and the people who may each see a part of them; known to this issuer. */
export const seedDossiers = async (adminUrl: string, issuer: string): Promise<Clerk[]> => {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      [BEGIN, PROGRAMME, ORGANISATIONS_OF_ALL_PROVINCES, DOSSIERS_OF_EVERY_CALL, 'commit'].join(';\n'),
    );
    const { rows } = await client.query<Clerk>(CLERKS, [issuer]);
    await client.query('vacuum (analyze)');
    return rows;
  } finally {
    await client.end();
  }
};
