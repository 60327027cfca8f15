import type { Tasks } from '../../services/disbursement/disbursement-ports.ts';
import type { PaymentRunRow, RecoveryRow, TrancheTask, WaitingOrders } from '../../services/disbursement/task-views.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

const TRANCHES = `
  select t.id, t.dossier_id as "dossierId", d.reference, t.number, t.amount_centimes as amount, t.status
  from disbursement.tranche t join application.dossier d on d.id = t.dossier_id
  where t.status = $1 and ($2::uuid is null or t.id > $2)
    and ($3::uuid is null or exists (select from disbursement.leg l where l.tranche_id = t.id and l.funder_id = $3))
    and not exists (
      select from disbursement.approval_party p where p.subject_id = t.signing_id and p.person_id = $4)
  order by t.id limit $5`;

const RUNS = `
  select id, message_id as "messageId", funder_id as "funderId", execution_date as "executionDate",
    control_sum_centimes as "controlSum", count, status, num_nonnulls(first_signed_by, second_signed_by) as signatures,
    sent_at as "sentAt"
  from disbursement.payment_run
  where ($1::text is null or status = $1) and ($2::uuid is null or id > $2) and ($3::uuid is null or funder_id = $3)
  order by id limit $4`;

const WAITING_ORDERS = `
  select l.funder_id as "funderId", count(*)::int as count, sum(o.amount_centimes)::bigint as amount
  from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id
  where o.status = 'ordered' and o.run_id is null and ($1::uuid is null or l.funder_id = $1)
  group by l.funder_id order by amount desc, l.funder_id`;

const RECOVERIES = `
  select r.id, r.dossier_id as "dossierId", d.reference, r.cause, r.amount_centimes as amount,
    r.received_centimes as received, r.written_off_centimes as "writtenOff", r.due_on as "dueOn", r.status
  from disbursement.recovery r join application.dossier d on d.id = r.dossier_id
  where ($1::text is null or r.status = $1) and ($2::uuid is null or r.id > $2)
    and ($3::uuid is null or exists (
      select from disbursement.recovery_share s where s.recovery_id = r.id and s.funder_id = $3))
    and ($4::date is null or r.due_on < $4)
  order by r.id limit $5`;

const WAITING = { prepare: 'claimed', verify: 'prepared', approve: 'verified', order: 'approved' } as const;

/** What waits for somebody in payments, across dossiers, a page at a time. */
export const tasksOn = ({ trx }: Context): { readonly tasks: Tasks } => ({
  tasks: {
    listTranches: async ({ act, funderId, after, limit }, personId) => {
      const values = [WAITING[act], after ?? null, funderId ?? null, personId, limit + 1];
      return pageOf(await sql<TrancheTask>(trx, TRANCHES, values), limit);
    },
    listRuns: async ({ status, funderId, after, limit }) => {
      const values = [status ?? null, after ?? null, funderId ?? null, limit + 1];
      return pageOf(await sql<PaymentRunRow>(trx, RUNS, values), limit);
    },
    listWaitingOrders: (funderId) => sql<WaitingOrders['items'][number]>(trx, WAITING_ORDERS, [funderId]),
    listRecoveries: async ({ status, funderId, dueBefore, after, limit }) => {
      const values = [status ?? null, after ?? null, funderId ?? null, dueBefore ?? null, limit + 1];
      return pageOf(await sql<RecoveryRow>(trx, RECOVERIES, values), limit);
    },
  },
});

const pageOf = <Row extends { readonly id: string }>(rows: Row[], limit: number): Page<Row> => {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
};
