import type { TasksOfPeople } from '../../services/dossier/dossier-ports.ts';
import type { Task } from '../../services/dossier/task-views.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

/** Of one thing, at most so many are named; of a kind, at most so many are counted. */
const NAMED = 20;
const COUNTED = 100;

/** Where one of a task's roles must be held: on the fund, or on what the subject is of. */
interface Held {
  readonly onFund: string;
  /** The id of a call or a funder. */
  readonly on: (id: string) => string;
  readonly onDossier: (id: string) => string;
  /** What an organisation keeps is reached by itself and by where it has its seat. */
  readonly onOrganisation: (id: string) => string;
}

type Found = (held: Held) => string;

const quoted = (roles: readonly string[]): string => roles.map((role) => `'${role}'`).join(', ');

const heldBy = (roles: readonly string[]): Held => {
  const isHeld = (on: string) => `exists (
    select from held h where h.role in (${quoted(roles)}) and (h.scope_kind = 'fund' or ${on}))`;
  return {
    onFund: isHeld('false'),
    on: (id) => isHeld(`h.scope_id = ${id}::text`),
    onDossier: (id) =>
      isHeld(`exists (
        select from access.dossier_scope s where s.dossier_id = ${id} and (
          h.scope_id in (s.call_id::text, s.organisation_id::text)
          or h.scope_kind = 'territory' and starts_with(s.territory, h.scope_id)))
      or exists (select from access.dossier_funder f where f.dossier_id = ${id} and f.funder_id::text = h.scope_id)`),
    onOrganisation: (id) =>
      isHeld(`h.scope_id = ${id}::text or h.scope_kind = 'territory' and exists (
        select from registry.organisation r where r.id = ${id} and starts_with(r.province, h.scope_id))`),
  };
};

/** Whoever holds none of the roles is asked nothing more. */
const asked = (roles: readonly string[], found: Found, most: number): string => `
  (select from held where role in (${quoted(roles)}) limit 1) asked
  cross join lateral (${found(heldBy(roles))} limit ${String(most)}) found`;

const one = (kind: Task['kind'], roles: readonly string[], found: Found): string => `
  select '${kind}', found.subject, found.reference, null::timestamptz, 1 from ${asked(roles, found, NAMED)}`;

const counted = (kind: Task['kind'], roles: readonly string[], found: Found): string => `
  select '${kind}', null::uuid, null::text, null::timestamptz, count(*)::int from ${asked(roles, found, COUNTED)} having count(*) > 0`;

/** Those to whom it comes and who have no part in it yet: four eyes bar whoever has. */
const tranches =
  (status: string): Found =>
  ({ onDossier }) => `
  select from disbursement.tranche t
  where t.status = '${status}' and ${onDossier('t.dossier_id')} and not exists (
    select from disbursement.approval_party p where p.subject_id = t.signing_id and p.person_id = $1)`;

/** Ruled on by the desk of the whole fund, and never by whoever declared the account. */
const clashes: Found = ({ onFund }) => `
  select from registry.rib_clash c where c.outcome is null and c.declared_by <> $1 and ${onFund}`;

const SESSIONS = `
  select 'session', s.id, s.reference, s.sitting_at, 1
  from committee.session s
  where s.status in ('convened', 'open')
      and exists (select from committee.member m where m.session_id = s.id and m.person_id = $1)
    or s.status = 'closed' and s.chair_id = $1
      and not exists (select from committee.signature g where g.session_id = s.id and g.person_id = $1)`;

/** Every sheet of the call is in, and nobody is before the desk any more. */
const rankings: Found = ({ on }) => `
  select c.id as subject, c.reference from programme.call c
  where c.status = 'closed' and ${on('c.id')}
    and exists (select from scoring.panel p where p.call_id = c.id)
    and not exists (select from scoring.panel p where p.call_id = c.id and p.completed_at is null)
    and not exists (select from scoring.ranking r where r.call_id = c.id)
    and not exists (
      select from application.dossier d
      join engine.process p on p.type = 'dossier' and p.subject_id = d.id and p.stage = 'application' and p.open
      where d.call_id = c.id)`;

const awaiting: Found = ({ on }) => `
  select distinct c.id as subject, c.reference
  from engine.process p
  join application.dossier d on d.id = p.subject_id
  join programme.call c on c.id = d.call_id
  where p.type = 'dossier' and p.stage = 'committee' and p.open and ${on('c.id')} and not exists (
    select from committee.item i where i.dossier_id = d.id and i.status in ('listed', 'decided'))`;

const lines: Found = ({ on }) => `
  select from cofinancing.line l where l.status = 'asked' and ${on('l.funder_id')}`;

/** Where a claim would stop at it, or what the bank gave back waits for another. */
const accounts: Found = ({ onOrganisation }) => `
  select distinct a.organisation_id as subject, d.reference
  from disbursement.tranche t
  join application.dossier d on d.id = t.dossier_id
  join registry.account a on a.organisation_id = d.organisation_id and a.status = 'declared'
  where t.status in ('claimed', 'ordered') and ${onOrganisation('a.organisation_id')}`;

/** The committee made its yes depend on it: the desk says whether it is met. */
const conditions: Found = ({ onDossier }) => `
  select distinct t.id as subject, d.reference
  from disbursement.tranche t
  join application.dossier d on d.id = t.dossier_id
  join disbursement.proof p on p.tranche_id = t.id and p.status = 'received'
  cross join jsonb_array_elements(t.requirements) r
  where t.status = 'claimed' and ${onDossier('d.id')} and r ->> 'proof' = p.kind and r ->> 'condition' is not null and r ->> 'funderId' is null`;

/** Nothing is left to be paid: its final cost is stated, and it is closed. */
const ended: Found = ({ onDossier }) => `
  select distinct d.id as subject, d.reference
  from disbursement.tranche last
  join application.dossier d on d.id = last.dossier_id
  join engine.process p on p.type = 'dossier' and p.subject_id = d.id and p.stage = 'execution'
  where last.status = 'settled' and ${onDossier('d.id')} and last.settled_at > $2::timestamptz - interval '90 days' and not exists (
    select from disbursement.tranche t where t.dossier_id = d.id and t.status not in ('settled', 'cancelled'))`;

const orders: Found = ({ on }) => `
  select from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id
  where o.status = 'ordered' and o.run_id is null and ${on('l.funder_id')}`;

/** The latest attempt of a payment, where it stands so. */
const attempts =
  (status: string, also: string, reached: Found = ({ onDossier }) => onDossier('d.id')): Found =>
  (held) => `
  select distinct t.id as subject, d.reference
  from disbursement.payment_order o
  join disbursement.leg l on l.id = o.leg_id
  join disbursement.tranche t on t.id = l.tranche_id
  join application.dossier d on d.id = t.dossier_id
  where o.status = '${status}' and ${also} and (${reached(held)})`;

/** The bank gave it back, and nobody has said yet what becomes of it. */
const GIVEN_BACK = `
  not exists (select from disbursement.leg_given_up g where g.leg_id = l.id)
  and not exists (select from disbursement.payment_order n where n.leg_id = l.id and n.attempt > o.attempt)`;

/** Whoever prepares payments of the dossier mends it, and the payers of its own funder. */
const mending: Found = () =>
  `${heldBy(['payment_preparer']).onDossier('d.id')} or ${heldBy(['payer']).on('l.funder_id')}`;

const UNSIGNED = `
  o.run_id is null and not exists (
    select from disbursement.approval_party p where p.subject_id = o.id and p.person_id = $1)`;

const runsToSign: Found = ({ on }) => `
  select from disbursement.payment_run r
  where r.status = 'prepared' and ${on('r.funder_id')} and r.first_signed_by is distinct from $1`;

const runsToSend: Found = ({ on }) => `
  select from disbursement.payment_run r where r.status = 'approved' and ${on('r.funder_id')}`;

const TASKS = `
  with held as (
    select role, scope_kind, scope_id from access.role_grant
    where person_id = $1 and from_at <= $2 and (to_at is null or to_at > $2)
  ), tasks (kind, "subjectId", reference, at, count) as (
    ${[
      SESSIONS,
      one('freeze_ranking', ['committee_secretary'], rankings),
      one('convene_session', ['committee_secretary'], awaiting),
      counted('prepare_line', ['funder_officer'], lines),
      one('certify_account', ['desk_officer'], accounts),
      counted('resolve_clash', ['desk_officer'], clashes),
      one('check_condition', ['desk_officer'], conditions),
      counted('prepare_tranche', ['payment_preparer'], tranches('claimed')),
      counted('verify_tranche', ['payment_verifier'], tranches('prepared')),
      counted('approve_tranche', ['payment_approver'], tranches('verified')),
      counted('order_tranche', ['payer'], tranches('approved')),
      counted('collect_orders', ['payer'], orders),
      counted('sign_run', ['payer', 'payment_approver'], runsToSign),
      counted('export_run', ['payer'], runsToSend),
      one('mend_payment', ['payer', 'payment_preparer'], attempts('returned', GIVEN_BACK, mending)),
      one('approve_retry', ['payment_approver'], attempts('repaired', UNSIGNED)),
      one('order_retry', ['payer'], attempts('approved', UNSIGNED)),
      one('close_dossier', ['desk_officer'], ended),
    ].join('\n    union all ')}
  )
  select * from tasks`;

export const tasksOfPeopleOn = ({ trx, now }: Context): { tasksOfPeople: TasksOfPeople } => ({
  tasksOfPeople: { list: (personId) => sql<Task>(trx, TASKS, [personId, now]) },
});
