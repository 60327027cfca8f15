import type { Knex } from 'knex';
import type { AccessFacts, Person } from '../../services/access/access-facts.ts';
import { may, reachOf, type Decision, type Grant, type Role } from '../../services/access/policy.ts';
import { requireReaches } from '../../services/access/delegation.ts';
import { delegationMissing, delegationNotInForce, personErased } from '../../services/access/access-errors.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { newId, type DelegationId, type DossierId, type FunderId, type PersonId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import type { Access, Permission, Subject } from '../../services/shared/permission.ts';
import { notFound, permissionDenied } from '../../services/shared/shared-errors.ts';
import { actAs, actBeyondReach } from '../shared/reach.ts';
import { sql } from '../shared/sql.ts';
import { findDelegation } from './delegation-store.ts';

const PERSON = `select id, name, name_ar as "nameAr", language, email from access.person`;

/** Access on one transaction; `roleUsed` is what the audit event says of how the act was allowed. */
export interface AccessOn extends Access, AccessFacts {
  readonly roleUsed: () => string | null;
  /** Whom the actor stood for, where a delegation let them. */
  readonly onBehalfOf: () => Actor['onBehalfOf'];
}

export const accessOn = (trx: Knex.Transaction, { actor, isLook }: Command, now: Date): AccessOn => {
  const eyes = eyesOf(trx, isLook === true);
  const isAutomatic = actor.knownBy.by === 'workflow';
  let grants: Promise<Grant[]> | undefined;
  let roleUsed: string | null = null;
  let onBehalfOf = actor.onBehalfOf;

  const own = () => (grants ??= listGrants(trx, actor.id, now));
  const decide = async (permission: Permission, subject: Subject): Promise<Decision> =>
    may(await own(), permission, subject);
  const allows = async (permission: Permission, subject: Subject): Promise<Decision> => {
    const decision = await decide(permission, subject);
    if (decision.allowed) await eyes.open();
    return decision;
  };

  const require = async (permission: Permission, subject: Subject): Promise<void> => {
    if (isAutomatic) return;
    const decision = await allows(permission, subject);
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
    requireInPlace: async (permission, part, delegationId) => {
      const bearer = { id: actor.id, grants: await own() };
      const { role, personId } = await powerInPlace({ trx, now, bearer }, { permission, ...part }, delegationId);
      await eyes.open();
      roleUsed = role;
      onBehalfOf = { personId, funderId: part.funderId };
      return personId;
    },
    ...scopesOn(trx, { actor, now, eyes }),
    allows: async (permission, subject) => isAutomatic || (await allows(permission, subject)).allowed,
    allowsOn: async (permission, dossierId) =>
      isAutomatic || (await allows(permission, await subjectOf(trx, dossierId))).allowed,
    reach: async (permission) => reachOf(await own(), permission),
    standFor: (personId) => {
      onBehalfOf = { personId, funderId: null };
    },
    person: () => personOf(actor),
    roleUsed: () => roleUsed,
    onBehalfOf: () => onBehalfOf,
    ...factsOn(trx, now),
  };
};

const personOf = ({ id }: Actor): PersonId => {
  if (id === 'system' || id === 'public') throw permissionDenied('person');
  return id;
};

interface Bearing {
  readonly trx: Knex.Transaction;
  readonly now: Date;
  readonly bearer: { readonly id: Actor['id']; readonly grants: readonly Grant[] };
}

interface PartAsked {
  readonly permission: Permission;
  readonly dossierId: DossierId;
  readonly funderId: FunderId;
  readonly amount: Money;
}

/** What a delegation lets its bearer do today: its giver still has the power, and its bearer still belongs to the funder. */
const powerInPlace = async (
  { trx, now, bearer }: Bearing,
  { permission, dossierId, funderId, amount }: PartAsked,
  delegationId: DelegationId,
): Promise<{ readonly role: Role; readonly personId: PersonId }> => {
  const delegation = await findDelegation(trx, delegationId, 'for share');
  if (delegation?.delegateId !== bearer.id) throw delegationMissing(delegationId);
  const personId = requireReaches(delegation, { funderId, amount, now });
  const decision = await powerOf(trx, personId, now)(permission, { dossierId, funderIds: [funderId] });
  const isOfFunder = bearer.grants.some(({ scopeKind, scopeId }) => scopeKind === 'funder' && scopeId === funderId);
  if (!decision.allowed || !isOfFunder) throw delegationNotInForce(delegation);
  return { role: decision.role, personId };
};

/** How much the database shows to this transaction (ADR 0048). */
interface Eyes {
  /**
   * The first line has said yes: a command's consequences may go further than whoever gave it. A look has none, and is
   * never shown more than its asker reaches.
   */
  readonly open: () => Promise<void>;
  /** After a grant of the actor's own. */
  readonly lookAgain: (personId: PersonId) => Promise<void>;
}

const eyesOf = (trx: Knex.Transaction, isLook: boolean): Eyes => {
  let isOpen = false;
  return {
    open: async () => {
      if (isLook || isOpen) return;
      isOpen = true;
      await actBeyondReach(trx);
    },
    lookAgain: async (personId) => {
      if (!isOpen) await actAs(trx, personId);
    },
  };
};

/** What a grant may reach, told as dossiers, funders and organisations come; and whether somebody's still does. */
const scopesOn = (
  trx: Knex.Transaction,
  { actor, now, eyes }: { readonly actor: Actor; readonly now: Date; readonly eyes: Eyes },
): Pick<Access, 'stillMay' | 'register' | 'admitFunder' | 'grantHolder' | 'endHolder'> => ({
  stillMay: async (personId, permission, subject) => (await powerOf(trx, personId, now)(permission, subject)).allowed,
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
    const rows = await sql(
      trx,
      `insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at, to_at)
       select $1, id, 'project_holder', 'organisation', $3, $4, $5 from access.person
       where id = $2 and erased_at is null for share returning id`,
      [newId(), personId, organisationId, from, until],
    );
    if (rows.length === 0) throw personErased(personId);
    // Whoever registers an organisation goes on with what they have just been given.
    if (personId === actor.id) await eyes.lookAgain(personId);
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

/** What somebody who is not asking may do: nothing, while they are let in at no door. */
const powerOf =
  (trx: Knex.Transaction, personId: PersonId, now: Date) =>
  async (permission: Permission, subject: Subject): Promise<Decision> => {
    const isIn = await sql(trx, 'select from access.person where id = $1 and off_since is null', [personId]);
    return may(isIn.length > 0 ? await listGrants(trx, personId, now) : [], permission, subject);
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
