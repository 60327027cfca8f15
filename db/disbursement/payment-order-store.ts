import type { Payee, PaymentOrder } from '../../services/disbursement/disbursement.ts';
import type { PaymentOrders } from '../../services/disbursement/disbursement-ports.ts';
import type { AnswerableOrder } from '../../services/disbursement/reconciliation.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { oneRow, sql } from '../shared/sql.ts';

const COLUMNS = `
  o.id, o.leg_id as "legId", l.tranche_id as "trancheId", l.dossier_id as "dossierId", l.funder_id as "funderId",
  l.envelope_id as "envelopeId", o.attempt, o.status, o.end_to_end_id as "endToEndId", o.amount_centimes as amount,
  o.account_id as "accountId", o.rib, o.payee_name as name, o.run_id as "runId", o.approved_by as "approvedBy",
  o.ordered_by as "orderedBy", o.return_reason as "returnReason"`;
const FROM = 'from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id';
const ORDER = `select ${COLUMNS} ${FROM}`;

const WAITING = `${ORDER} where l.funder_id = $1 and o.status = 'ordered' and o.run_id is null order by o.id`;

const ANSWERABLE = `
  select ${COLUMNS}, r.paying_rib as "payingRib",
    exists (select from engine.process p where p.type = 'dossier' and p.subject_id = l.dossier_id
      and p.stage = 'execution') as "isDossierOpen",
    exists (select from disbursement.recovery f where f.dossier_id = l.dossier_id and f.cause = 'final_cost'
      and f.status <> 'cancelled') as "isFinalCostReported",
    array(
      select d.direction from unnest(array['debit', 'credit']) as d(direction)
      where exists (
          select from disbursement.answer a join disbursement.placement p on p.id = a.placement_id
          where a.order_id = o.id and p.kind = 'inquiry' and (a.answer = 'returned' or d.direction = 'debit'))
        and not exists (
          select from disbursement.statement_entry e where e.order_id = o.id and e.direction = d.direction)
    ) as "toConfirm"
  ${FROM} left join disbursement.payment_run r on r.id = o.run_id
  where o.end_to_end_id = any ($1::text[]) order by o.id`;

/** A statement has its time; each row passes the rules of the table. */
const ROWS_AT_ONCE = 1000;

const SAVE_ALL = `
  update disbursement.payment_order o
  set status = s.status, account_id = s.account_id, rib = s.rib, payee_name = s.payee_name, run_id = s.run_id,
    approved_by = s.approved_by, ordered_by = s.ordered_by, return_reason = s.return_reason
  from jsonb_to_recordset($1::jsonb) as s(id uuid, status text, account_id uuid, rib text, payee_name text,
    run_id uuid, approved_by uuid, ordered_by uuid, return_reason text)
  where o.id = s.id`;

type Row<Order> = Omit<Order, 'payee'> & { readonly [Part in keyof Payee]: Payee[Part] | null };

const fromRow = <Order extends PaymentOrder>({ accountId, rib, name, ...order }: Row<Order>) => ({
  ...order,
  payee: accountId === null || rib === null || name === null ? null : { accountId, rib, name },
});

const rowOf = (order: PaymentOrder) => ({
  id: order.id,
  leg_id: order.legId,
  attempt: order.attempt,
  end_to_end_id: order.endToEndId,
  amount_centimes: order.amount.toString(),
  ...stateOf(order),
});

const stateOf = ({ status, payee, runId, approvedBy, orderedBy, returnReason }: PaymentOrder) => ({
  status,
  account_id: payee?.accountId ?? null,
  rib: payee?.rib ?? null,
  payee_name: payee?.name ?? null,
  run_id: runId,
  approved_by: approvedBy,
  ordered_by: orderedBy,
  return_reason: returnReason,
});

export const paymentOrdersOn = ({ trx }: Context): PaymentOrders => {
  const list = async (text: string, value: unknown): Promise<PaymentOrder[]> => {
    const rows = await sql<Row<PaymentOrder>>(trx, text, [value]);
    return rows.map(fromRow);
  };

  /** Whosever order it is that a statement names: it is said to be of another account, before it is imported and after. */
  const answerable = async (text: string, endToEndIds: readonly string[]) => {
    const rows = await sqlBeyondReach<Row<AnswerableOrder>>(trx, text, [endToEndIds]);
    return rows.map((row) => ({ ...row, ...fromRow(row) }));
  };
  return {
    insert: async (orders) => {
      await trx('disbursement.payment_order').insert(orders.map(rowOf));
    },
    listByTranches: (ids) => list(`${ORDER} where l.tranche_id = any ($1::uuid[]) order by l.position, o.attempt`, ids),
    getById: async (id) => oneRow(await list(`${ORDER} where o.id = $1`, id), () => notFound('payment_order', id)),
    lockLatest: async (id) => {
      const orders = await list(
        `${ORDER} where o.leg_id = $1 order by o.attempt desc limit 1 for no key update of o`,
        id,
      );
      return oneRow(orders, () => notFound('payment_order', id));
    },
    listOrdered: (id) => list(WAITING, id),
    lockOrdered: (id) => list(`${WAITING} for no key update of o`, id),
    lockByRun: (id) => list(`${ORDER} where o.run_id = $1 order by o.id for no key update of o`, id),
    listByRun: (id) => list(`${ORDER} where o.run_id = $1 order by o.id`, id),
    dossiersNamedBy: async (endToEndIds) => {
      const rows = await sql<{ id: DossierId }>(
        trx,
        `select distinct l.dossier_id as id ${FROM} where o.end_to_end_id = any ($1::text[]) order by 1`,
        [endToEndIds],
      );
      return rows.map(({ id }) => id);
    },
    listNamed: (endToEndIds) => answerable(ANSWERABLE, endToEndIds),
    lockNamed: (endToEndIds) => answerable(`${ANSWERABLE} for no key update of o`, endToEndIds),
    save: async (order) => {
      await trx('disbursement.payment_order').update(stateOf(order)).where({ id: order.id });
    },
    saveAll: async (orders) => {
      const rows = orders.map((order) => ({ id: order.id, ...stateOf(order) }));
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        await sql(trx, SAVE_ALL, [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))]);
      }
    },
  };
};
