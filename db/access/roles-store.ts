import { roleGrantMissing } from '../../services/access/access-errors.ts';
import type { AccessUnit, AccessViews, Roles } from '../../services/access/access-ports.ts';
import type { Colleague, PersonName, PersonView, WaitView } from '../../services/access/access-views.ts';
import type { RoleGrant, Scope } from '../../services/access/role-grant.ts';
import type { Standing } from '../../services/access/standing.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { ABOUT, DUE_ON, JOIN_ABOUT } from '../shared/wait-about.ts';
import { listDelegations } from './delegation-store.ts';
import { listSignIns, signInsOn } from './session-store.ts';

export const rolesOn = (context: Context) => ({
  roles: storeOn(context),
  accessViews: viewsOn(context),
  preferencesKept: preferencesOn(context),
  signIns: signInsOn(context),
  accessSwitch: accessSwitchOn(context),
});

const preferencesOn = ({ trx }: Context): AccessUnit['preferencesKept'] => ({
  save: async (id, { language, email }) => {
    await sql(trx, 'update access.person set language = $2, email = $3 where id = $1', [id, language, email]);
  },
});

const accessSwitchOn = ({ trx }: Context): AccessUnit['accessSwitch'] => ({
  lock: async (id) => {
    const text = `select id, erased_at is not null as "isErased", off_since as "offSince" from access.person
      where id = $1 for no key update`;
    return oneRow(await sql<Standing>(trx, text, [id]), () => notFound('person', id));
  },
  save: async (id, offSince) => {
    await sql(trx, 'update access.person set off_since = $2 where id = $1', [id, offSince]);
  },
});

type Row = Omit<RoleGrant, 'scope'> & { readonly scope_kind: Scope['kind']; readonly scope_id: string | null };

const GRANT = `select id, person_id as "personId", role, scope_kind, scope_id, from_at as "from", to_at as "to",
  granted_by as "grantedBy" from access.role_grant`;
const IN_FORCE = (now: string) => `from_at <= ${now} and (to_at is null or to_at > ${now})`;

const fromRow = ({ scope_kind: kind, scope_id: id, ...row }: Row): RoleGrant => ({
  ...row,
  scope: { kind, id } as Scope,
});

const storeOn = ({ trx, now }: Context): Roles => ({
  lockById: async (id) => {
    const rows = await sql<Row>(trx, `${GRANT} where id = $1 for no key update`, [id]);
    return fromRow(oneRow(rows, () => roleGrantMissing(id)));
  },
  lockHeldBy: async (personId) => {
    await sql(trx, 'select from access.person where id = $1 for no key update', [personId]);
    const rows = await sql<Row>(trx, `${GRANT} where person_id = $1 and ${IN_FORCE('$2')}`, [personId, now]);
    return rows.map(fromRow);
  },
  insert: async ({ id, personId, role, scope, from, to, grantedBy }) => {
    await sql(
      trx,
      `insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at, to_at, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, personId, role, scope.kind, scope.id, from, to, grantedBy],
    );
  },
  save: async ({ id, to }) => {
    await sql(trx, 'update access.role_grant set to_at = $2 where id = $1', [id, to]);
  },
});

type PersonRow = Omit<PersonView, 'roles'>;

const PERSON = `select id, name, name_ar as "nameAr", language, email, off_since as "offSince",
    erased_at is not null as "isErased" from access.person`;

const PEOPLE = `${PERSON} p
  where p.erased_at is null and ($1::uuid is null or p.id > $1)
    and ($3::text is null
      or position(engine.search_fold($3) in engine.search_fold(concat_ws(' ', p.name, p.name_ar))) > 0)
    and ($4::text is null
      or exists (select from access.role_grant where person_id = p.id and role = $4 and ${IN_FORCE('$5::timestamptz')}))
  order by p.id limit $2`;

const viewsOn = ({ trx, now }: Context): AccessViews => {
  const withRoles = async (people: readonly PersonRow[]): Promise<PersonView[]> => {
    const rows = await sql<Row>(
      trx,
      `${GRANT} where person_id = any ($1::uuid[]) and ${IN_FORCE('$2')} order by from_at, id`,
      [people.map(({ id }) => id), now],
    );
    const grants = rows.map(fromRow);
    return people.map((person) => ({ ...person, roles: grants.filter(({ personId }) => personId === person.id) }));
  };

  return {
    getPerson: async (id) => {
      const people = await sql<PersonRow>(trx, `${PERSON} where id = $1`, [id]);
      return oneRow(await withRoles(people), () => notFound('person', id));
    },
    listPeople: async ({ limit, after, q, role }) => {
      const people = await sql<PersonRow>(trx, PEOPLE, [after ?? null, limit + 1, q ?? null, role ?? null, now]);
      const items = await withRoles(people.slice(0, limit));
      return { items, next: people.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
    listColleagues: (funderId) => sql<Colleague>(trx, COLLEAGUES, [funderId, now]),
    listNames: (ids) =>
      sql<PersonName>(trx, 'select id, name, name_ar as "nameAr" from access.person where id = any ($1)', [ids]),
    listSignIns: (personId) => listSignIns(trx, personId),
    listDelegations: (funderId, page) => listDelegations(trx, funderId, page),
    listWaits: async (personId) => {
      const rows = await sql<WaitView>(trx, WAITS, [personId, now]);
      return rows;
    },
  };
};

const COLLEAGUES = `
  select p.id, p.name, p.name_ar as "nameAr", array_agg(distinct g.role order by g.role) as roles
  from access.role_grant g join access.person p on p.id = g.person_id
  where g.scope_kind = 'funder' and g.scope_id = $1 and g.from_at <= $2 and (g.to_at is null or g.to_at > $2)
  group by p.id order by p.name, p.id`;

const WAITS = `
  select o.id, o.kind, o.subject_id as "subjectId", s.dossier_id as "dossierId", s.reference as "dossierReference",
    coalesce(s.call_id, case when p.type = 'call' then p.subject_id end) as "callId", o.opened_at as "since",
    o.due_at as "until", ${ABOUT}, case when o.rungs_done < jsonb_array_length(o.rungs) then o.next_at end as "nextReminderAt"
  from access.waits_of($1, $2) mine
  join engine.obligation o on o.id = mine.obligation_id
  join engine.process p on p.workflow_id = o.workflow_id
  left join access.dossier_scope s on p.type = 'dossier' and s.dossier_id = p.subject_id
  ${JOIN_ABOUT}
  order by coalesce(o.due_at, ${DUE_ON}::timestamptz, 'infinity'), o.id
  limit 200`;
