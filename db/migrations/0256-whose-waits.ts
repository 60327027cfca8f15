import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * Open waits that a person can end: they name the person, or a role that they hold then, or sign for then, where the
 * wait asks for it. Each way has an index of its own, so that it costs what waits for this person, not all that waits.
 */
const WHOSE = `
  create index obligation_owed_role on engine.obligation (owed_role) where closed_at is null;
  -- The list of dossiers is narrowed by these too, newest first.
  create index dossier_status on application.dossier (status, id);
  create index process_stage on engine.process (stage, subject_id) where type = 'dossier';

  create function access.waits_of(who uuid, at_instant timestamptz) returns table (obligation_id uuid)
  language sql stable set search_path = '' as $$
    with held as (
      select g.role, g.scope_kind, g.scope_id from access.role_grant g
      where g.person_id = who and g.from_at <= at_instant and (g.to_at is null or g.to_at > at_instant)
    )
    select o.id from engine.obligation o where o.closed_at is null and o.owed_by = 'person' and o.owed_id = who
    union
    select o.id from held h join engine.obligation o on o.owed_id = h.scope_id::uuid
    where o.closed_at is null and o.owed_by = h.scope_kind
      and case o.owed_by when 'organisation' then h.role = 'project_holder' else h.role = o.owed_role end
      and h.scope_kind in ('organisation', 'funder')
    union
    select o.id from held h join engine.obligation o on o.owed_role = h.role
    where o.closed_at is null and o.owed_by = 'funder' and h.scope_kind = 'fund'
    union
    select o.id from access.delegation d join engine.obligation o on o.owed_id = d.funder_id
    where d.delegate_id = who and d.from_at <= at_instant and d.to_at > at_instant and d.ended_at is null
      and o.closed_at is null and o.owed_by = 'funder' and o.owed_role = 'funder_approver'
    union
    select o.id from held h join engine.obligation o on o.owed_role = h.role
      join engine.process p on p.workflow_id = o.workflow_id
      left join access.dossier_scope s on p.type = 'dossier' and s.dossier_id = p.subject_id
    where o.closed_at is null and o.owed_by = 'role' and case h.scope_kind
      when 'fund' then true
      when 'call' then h.scope_id = s.call_id::text
      when 'organisation' then h.scope_id = s.organisation_id::text
      when 'territory' then starts_with(s.territory, h.scope_id)
      else exists (select from access.dossier_funder f
        where f.dossier_id = s.dossier_id and f.funder_id::text = h.scope_id)
    end $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, WHOSE);

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop function access.waits_of(uuid, timestamptz);
     drop index engine.process_stage;
     drop index application.dossier_status;
     drop index engine.obligation_owed_role`,
  );
