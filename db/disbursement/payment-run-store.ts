import type { PaymentRuns } from '../../services/disbursement/disbursement-ports.ts';
import type { PaymentFile, PaymentRun } from '../../services/disbursement/payment-run.ts';
import type { PaymentRunId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const RUN = `
  select id, message_id as "messageId", funder_id as "funderId", paying_rib as "payingRib",
    paying_name as "payingName", execution_date as "executionDate", control_sum_centimes as "controlSum", count, status,
    prepared_by as "preparedBy", first_signed_by as "firstSignedBy", second_signed_by as "secondSignedBy",
    first_signed_at as "firstSignedAt", second_signed_at as "secondSignedAt",
    cancelled_by as "cancelledBy",
    sent_at as "sentAt", version
  from disbursement.payment_run`;

const ANSWERED_RUNS = `
  select r.id from disbursement.payment_run r
  where r.status = 'sent' and r.id in (select o.run_id from disbursement.payment_order o where o.id = any ($1::uuid[]))
    and not exists (
      select from disbursement.payment_order o where o.run_id = r.id and o.status not in ('settled', 'returned'))
  order by r.id`;

const stateOf = ({ status, cancelledBy, sentAt, version, ...signed }: PaymentRun) => ({
  status,
  first_signed_by: signed.firstSignedBy,
  second_signed_by: signed.secondSignedBy,
  first_signed_at: signed.firstSignedAt,
  second_signed_at: signed.secondSignedAt,
  cancelled_by: cancelledBy,
  sent_at: sentAt,
  version,
});

export const paymentRunsOn = ({ trx }: Context): PaymentRuns => ({
  nextNumber: async () => {
    const rows = await sql<{ number: bigint }>(trx, `select nextval('disbursement.run_number') as number`);
    return oneRow(rows, () => new Error('a sequence without a number')).number;
  },
  insert: async (run) => {
    await trx('disbursement.payment_run').insert({
      id: run.id,
      message_id: run.messageId,
      funder_id: run.funderId,
      paying_rib: run.payingRib,
      paying_name: run.payingName,
      execution_date: run.executionDate,
      control_sum_centimes: run.controlSum.toString(),
      count: run.count,
      prepared_by: run.preparedBy,
      ...stateOf(run),
    });
  },
  getById: async (id) => {
    const rows = await sql<PaymentRun>(trx, `${RUN} where id = $1`, [id]);
    return oneRow(rows, () => notFound('payment_run', id));
  },
  lockById: async (id) => {
    const rows = await sql<PaymentRun>(trx, `${RUN} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => notFound('payment_run', id));
  },
  save: async (run) => {
    await trx('disbursement.payment_run').update(stateOf(run)).where({ id: run.id });
  },
  keepFile: async ({ runId, name, sha256, bytes }) => {
    await trx('disbursement.payment_file').insert({ run_id: runId, name, sha256, bytes });
  },
  findFile: async (id) => {
    const rows = await sql<PaymentFile>(
      trx,
      'select run_id as "runId", name, sha256, bytes from disbursement.payment_file where run_id = $1',
      [id],
    );
    return rows[0] ?? null;
  },
  listAnswered: async (orders) => {
    const rows = await sql<{ id: PaymentRunId }>(trx, ANSWERED_RUNS, [orders]);
    return rows.map(({ id }) => id);
  },
});
