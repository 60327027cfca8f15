import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { PROTECT, UNPROTECT } from './sql/row-security.ts';

/**
 * Sets what an actor's roles reach, until the transaction ends: a person's from the grants in force, a system's is
 * everything, the public's nothing. A reviewer's role reaches only what the person is assigned to, too. It says yes, so
 * that a statement may be made to wait for it.
 */
const ACT_AS = `
  create function access.act_as(who text) returns boolean language plpgsql set search_path = pg_catalog as $$
  declare
    person uuid := nullif(nullif(who, 'system'), 'public')::uuid;
    today timestamptz := engine.now();
    everything boolean := who = 'system';
    organisations text;
    calls text;
    funders text;
    territories text;
    reviews boolean := false;
    assigned text;
  begin
    if person is not null then
      select coalesce(bool_or(kind = 'fund') filter (where reads), false),
        array_agg(id) filter (where reads and kind = 'organisation'),
        array_agg(id) filter (where reads and kind = 'call'),
        array_agg(id) filter (where reads and kind = 'funder'),
        array_agg(id) filter (where reads and kind = 'territory'),
        coalesce(bool_or(role = 'reviewer'), false)
      into everything, organisations, calls, funders, territories, reviews
      from (
        select role, scope_kind as kind, scope_id as id, role in ('project_holder', 'platform_agent', 'desk_officer',
          'committee_member', 'committee_chair', 'committee_secretary', 'funder_officer', 'funder_approver', 'funder_head',
          'payment_preparer', 'payment_verifier', 'payment_approver', 'payer', 'field_officer', 'fund_administrator',
          'auditor') as reads
        from access.role_grant where person_id = person and from_at <= today and (to_at is null or to_at > today)
      ) held;
    end if;
    if reviews and not everything then
      select array_agg(a.dossier_id) into assigned
      from scoring.assignment a join access.dossier_scope s on s.dossier_id = a.dossier_id
      where a.reviewer_id = person and a.status in ('asked', 'accepted', 'scored') and exists (
        select from access.role_grant g
        where g.person_id = person and g.role = 'reviewer' and g.from_at <= today and (g.to_at is null or g.to_at > today)
          and case g.scope_kind
            when 'fund' then true
            when 'call' then g.scope_id = s.call_id::text
            when 'organisation' then g.scope_id = s.organisation_id::text
            when 'territory' then starts_with(s.territory, g.scope_id)
            else exists (
              select from access.dossier_funder f where f.dossier_id = s.dossier_id and f.funder_id::text = g.scope_id)
          end);
    end if;
    perform set_config('touiza.person', coalesce(person::text, ''), true),
      set_config('touiza.reach', case when everything then 'everything' else 'some' end, true),
      set_config('touiza.organisations', coalesce(organisations, ''), true),
      set_config('touiza.calls', coalesce(calls, ''), true),
      set_config('touiza.funders', coalesce(funders, ''), true),
      set_config('touiza.territories', coalesce(territories, ''), true),
      set_config('touiza.assigned', coalesce(assigned, ''), true);
    return true;
  end $$;
`;

/**
 * Under row security no index of words serves a query: to look for them is the owner's, who gives ids and nothing else.
 * Titles and names that say the words, or what is spelled like them: each branch has an index of its own. Materialized, so
 * that the limit does not tempt Postgres to read the tables on until enough are met; `offset 0`, so that an organisation's
 * dossiers are looked up when it is met, and not all put at hand before. Planned for the very words.
 */
const SEARCHES = `
  create function application.dossiers_saying(asked tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
    with titled as materialized (
      select d.id from application.dossier d where d.words @@ asked
    ), named as materialized (
      select d.id from registry.organisation o
        cross join lateral (select x.id from application.dossier x where x.organisation_id = o.id offset 0) d
      where o.words @@ asked
    )
    (select id from titled limit most) union (select id from named limit most) limit most
  $$;
  create function application.dossiers_beginning(beginning text, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
    select d.id from application.dossier d where starts_with(d.reference collate "C", upper(beginning)) limit most
  $$;
  revoke execute on function application.dossiers_saying(tsquery, int), application.dossiers_beginning(text, int)
    from public;
  grant execute on function application.dossiers_saying(tsquery, int), application.dossiers_beginning(text, int)
    to touiza_app;
`;

/** Whoever gave the account in use is told when another is declared, and may object, even where they hold no role any more. */
const PREVIOUS_CONTACT = `
  create function registry.gave_account_of(of_organisation uuid, who uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (
      select from registry.account a
      where a.organisation_id = of_organisation and a.declared_by = who and a.status = 'active')
  $$;
  revoke execute on function registry.gave_account_of(uuid, uuid) from public;
  grant execute on function registry.gave_account_of(uuid, uuid) to touiza_app;
`;

/** What guards the whole looks at the whole, whoever acts; each is run by its trigger only, or gives no row away. */
const GUARDS = [
  'application.revise_drafts_only()',
  'cofinancing.keep_all_levels()',
  'cofinancing.keep_four_eyes()',
  'cofinancing.keep_levels()',
  'cofinancing.prepare_before_the_decision()',
  'cofinancing.prepare_before_the_first_level()',
  'committee.keep_award()',
  'committee.keep_reserve()',
  'disbursement.keep_guaranteed()',
  'disbursement.keep_judge()',
  'disbursement.keep_legs()',
  'disbursement.keep_own_run()',
  'disbursement.keep_payment_order()',
  'disbursement.keep_payment_run()',
  'disbursement.keep_sum()',
  'disbursement.keep_tranche()',
  'registry.guard_account()',
  'scoring.registered_ties_of(uuid, uuid)',
];
const SEARCH_PATH_OF_ITS_OWN = 'application.revise_drafts_only()';

/** A view asks as whoever looks through it. */
const VIEWS = [
  'agreement.difference',
  'cofinancing.difference',
  'disbursement.difference',
  'disbursement.due_leg',
  'disbursement.unmatched_entry',
  'ledger.difference',
  'reporting.difference',
];

const each = (of: readonly string[], sql: (one: string) => string): string => of.map(sql).join(';');

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${ACT_AS}
    ${SEARCHES}
    ${PREVIOUS_CONTACT}
    alter function ${SEARCH_PATH_OF_ITS_OWN} set search_path = pg_catalog;
    ${each(GUARDS, (one) => `alter function ${one} security definer`)};
    ${each(VIEWS, (one) => `alter view ${one} set (security_invoker = true)`)};
    ${PROTECT}
  `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${UNPROTECT};
    ${each(VIEWS, (one) => `alter view ${one} reset (security_invoker)`)};
    ${each(GUARDS, (one) => `alter function ${one} security invoker`)};
    alter function ${SEARCH_PATH_OF_ITS_OWN} reset search_path;
    drop function registry.gave_account_of(uuid, uuid);
    drop function application.dossiers_beginning(text, int);
    drop function application.dossiers_saying(tsquery, int);
    drop function access.act_as(text)
  `,
  );
