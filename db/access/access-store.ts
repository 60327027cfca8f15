import type { Knex } from 'knex';
import type { AccessFacts, Person } from '../../services/access/access-facts.ts';
import { may, reachOf, type Decision, type Grant } from '../../services/access/policy.ts';
import { requireReaches } from '../../services/access/delegation.ts';
import { delegationMissing, delegationNotInForce } from '../../services/access/access-errors.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { newId, type DossierId } from '../../services/shared/ids.ts';
import type { Access, Permission, Subject } from '../../services/shared/permission.ts';
import { notFound, permissionDenied } from '../../services/shared/shared-errors.ts';
import { sql } from '../shared/sql.ts';
import { findDelegation } from './delegation-store.ts';

const PERSON = `select id, name, name_ar as "nameAr", language, email from access.person`;

/** Access on one transaction; `roleUsed` is what the audit event says of how the act was allowed. */
export interface AccessOn extends Access, AccessFacts {
  readonly roleUsed: () => string | null;
  /** Whom the actor stood for, where a delegation let them. */
  readonly onBehalfOf: () => Actor['onBehalfOf'];
}

export const accessOn = (trx: Knex.Transaction, { actor }: Command, now: Date): AccessOn => {
  let grants: Promise<Grant[]> | undefined;
  let roleUsed: string | null = null;
  let onBehalfOf = actor.onBehalfOf;

  const own = () => (grants ??= listGrants(trx, actor.id, now));
  const decide = async (permission: Permission, subject: Subject): Promise<Decision> =>
    may(await own(), permission, subject);

  const require = async (permission: Permission, subject: Subject): Promise<void> => {
    if (actor.knownBy.by === 'workflow') return;
    const decision = await decide(permission, subject);
    if (decision.allowed) {
      roleUsed = decision.role;
      return;
    }
    const known = subject.dossierId === undefined || (await decide('dossier.read', subject)).allowed;
    throw known ? permissionDenied(permission) : notFound('dossier', subject.dossierId);
  };

  return {
    require,
    requireOn: async (permission, dossierId) => require(permission, await subjectOf(trx, dossierId)),
    requireFor: async (permission, dossierId, funderId) => {
      const whole = await subjectOf(trx, dossierId);
      const decision = await decide(permission, { dossierId, funderIds: [funderId] });
      // Asked twice so that a co-funder, who may see the dossier, hears "not allowed" and a stranger "not there".
      if (!decision.allowed && (await decide('dossier.read', whole)).allowed) throw permissionDenied(permission);
      return require(permission, { dossierId, funderIds: [funderId] });
    },
    requireInPlace: async (permission, { dossierId, funderId, amount }, delegationId) => {
      const delegation = await findDelegation(trx, delegationId, 'for share');
      if (delegation?.delegateId !== actor.id) throw delegationMissing(delegationId);
      const personId = requireReaches(delegation, { funderId, amount, now });
      // Both are asked of today: its giver still has the power, and its bearer still belongs to the funder.
      const decision = may(await listGrants(trx, personId, now), permission, { dossierId, funderIds: [funderId] });
      const isOfFunder = (await own()).some(({ scopeKind, scopeId }) => scopeKind === 'funder' && scopeId === funderId);
      if (!decision.allowed || !isOfFunder) throw delegationNotInForce(delegation);
      roleUsed = decision.role;
      onBehalfOf = { personId, funderId };
      return personId;
    },
    ...scopesOn(trx, now),
    allows: async (permission, subject) =>
      actor.knownBy.by === 'workflow' || (await decide(permission, subject)).allowed,
    allowsOn: async (permission, dossierId) =>
      actor.knownBy.by === 'workflow' || (await decide(permission, await subjectOf(trx, dossierId))).allowed,
    reach: async (permission) => reachOf(await own(), permission),
    standFor: (personId) => {
      onBehalfOf = { personId, funderId: null };
    },
    person: () => {
      if (actor.id === 'system' || actor.id === 'public') throw permissionDenied('person');
      return actor.id;
    },
    roleUsed: () => roleUsed,
    onBehalfOf: () => onBehalfOf,
    ...factsOn(trx, now),
  };
};

/** What a grant may reach, told as dossiers, funders and organisations come. */
const scopesOn = (
  trx: Knex.Transaction,
  now: Date,
): Pick<Access, 'register' | 'admitFunder' | 'grantHolder' | 'endHolder'> => ({
  register: async (dossierId, { organisationId, callId, territory, reference }) => {
    await sql(
      trx,
      `insert into access.dossier_scope (dossier_id, organisation_id, call_id, territory, reference)
       values ($1, $2, $3, $4, $5)`,
      [dossierId, organisationId, callId, territory, reference ?? null],
    );
  },
  admitFunder: async (dossierId, funderId) => {
    await sql(trx, 'insert into access.dossier_funder (dossier_id, funder_id) values ($1, $2) on conflict do nothing', [
      dossierId,
      funderId,
    ]);
  },
  grantHolder: async (personId, organisationId, { from, until }) => {
    await sql(
      trx,
      `insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at, to_at)
       values ($1, $2, 'project_holder', 'organisation', $3, $4, $5)`,
      [newId(), personId, organisationId, from, until],
    );
  },
  endHolder: async (personId, organisationId) => {
    // A term that has not begun ends as it begins: a grant is never shorter than nothing.
    await sql(
      trx,
      `update access.role_grant set to_at = greatest($3, from_at + interval '1 ms')
       where person_id = $1 and role = 'project_holder' and scope_kind = 'organisation' and scope_id = $2
         and (to_at is null or to_at > $3)`,
      [personId, organisationId, now],
    );
  },
});

const factsOn = (trx: Knex.Transaction, now: Date): AccessFacts => ({
  getPerson: async (id) => {
    const rows = await sql<Person>(trx, `${PERSON} where id = $1`, [id]);
    const person = rows[0];
    if (!person) throw notFound('person', id);
    return person;
  },
  holdsRole: async (id, role) => {
    const rows = await sql(
      trx,
      `select from access.role_grant
       where person_id = $1 and role = $2 and from_at <= $3 and (to_at is null or to_at > $3) limit 1`,
      [id, role, now],
    );
    return rows.length > 0;
  },
  listHolders: async (role, scopeId) => {
    const rows = await sql<Person>(
      trx,
      `${PERSON} where exists (
         select from access.role_grant g
         where g.person_id = person.id and g.role = $1 and (g.scope_kind = 'fund' or g.scope_id = $2)
           and g.from_at <= $3 and (g.to_at is null or g.to_at > $4))
       order by id`,
      [role, scopeId, now, now],
    );
    return rows;
  },
});

const subjectOf = async (trx: Knex.Transaction, dossierId: DossierId): Promise<Subject> => {
  const rows = await sql<Subject>(
    trx,
    `select dossier_id as "dossierId", organisation_id as "organisationId", call_id as "callId", territory,
       array(select funder_id from access.dossier_funder f where f.dossier_id = s.dossier_id) as "funderIds"
     from access.dossier_scope s where dossier_id = $1`,
    [dossierId],
  );
  const subject = rows[0];
  if (!subject) throw notFound('dossier', dossierId);
  return subject;
};

const listGrants = async (trx: Knex.Transaction, personId: Actor['id'], now: Date): Promise<Grant[]> => {
  if (personId === 'system' || personId === 'public') return [];
  const rows = await sql<Grant>(
    trx,
    `select role, scope_kind as "scopeKind", scope_id as "scopeId" from access.role_grant
     where person_id = $1 and from_at <= $2 and (to_at is null or to_at > $3) order by from_at, id`,
    [personId, now, now],
  );
  return rows;
};
