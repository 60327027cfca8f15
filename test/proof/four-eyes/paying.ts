import { RULE, byBoth, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

const PAID = '(select id from disbursement.tranche where number = 1)';
const ORDERED = '(select id from disbursement.tranche where number = 2)';
const PREPARED_RUN = `(select id from disbursement.payment_run where status = 'prepared')`;
const SENT_RUN = `(select id from disbursement.payment_run where status in ('sent', 'answered') limit 1)`;
const orderOf = (tranche: string, of = 'true'): string =>
  `(select o.id from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id
    where l.tranche_id = ${tranche} and ${of} order by l.position limit 1)`;

/** Where it is ordered, and a run of it is prepared. */
export const PAYING: readonly Attempt<Scene>[] = [
  byBoth(
    'pay another amount than the leg',
    RULE,
    () => `update disbursement.payment_order set amount_centimes = amount_centimes + 1 where id = ${orderOf(ORDERED)}`,
  ),
  byBoth(
    'pay another account than was signed for',
    RULE,
    () => `update disbursement.payment_order set rib = '999999999999999999999999' where id = ${orderOf(ORDERED)}`,
  ),
  byBoth(
    'settle an order that was never sent',
    RULE,
    () =>
      `update disbursement.payment_order set status = 'settled', run_id = ${SENT_RUN} where id = ${orderOf(ORDERED)}`,
  ),
  byBoth(
    'pay a leg by two orders at once',
    'payment_order_live',
    () =>
      `insert into disbursement.payment_order (id, leg_id, attempt, status, end_to_end_id, amount_centimes)
     select gen_random_uuid(), leg_id, 2, 'repaired', 'E2E-again', amount_centimes from disbursement.payment_order
     where id = ${orderOf(PAID)}`,
  ),
  byBoth(
    'use an end-to-end id twice',
    'payment_order_end_to_end_id',
    () =>
      `insert into disbursement.payment_order (id, leg_id, attempt, status, end_to_end_id, amount_centimes)
     select gen_random_uuid(), leg_id, 3, 'repaired', end_to_end_id, amount_centimes from disbursement.payment_order
     where id = ${orderOf(PAID)}`,
  ),
  byBoth(
    'put one funder’s order into another’s run',
    RULE,
    () =>
      `update disbursement.payment_order set run_id = ${PREPARED_RUN}
     where id = ${orderOf(ORDERED, 'o.run_id is null')}`,
  ),
  byBoth(
    'take an order out of a run that left',
    RULE,
    () => `update disbursement.payment_order set run_id = null where id = ${orderOf(PAID)}`,
  ),
  byBoth(
    'sign a run twice as one person',
    'payment_run_two_people',
    ({ stranger }) =>
      `update disbursement.payment_run set first_signed_by = '${stranger}', second_signed_by = '${stranger}'
     where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'let a run be approved without its two signatures',
    RULE,
    ({ stranger }) =>
      `update disbursement.payment_run set status = 'approved', first_signed_by = '${stranger}' where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'send a run that nobody approved',
    RULE,
    () => `update disbursement.payment_run set status = 'sent', sent_at = now() where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'change what a run sums to',
    RULE,
    () =>
      `update disbursement.payment_run set control_sum_centimes = control_sum_centimes + 1 where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'give a run to another funder',
    RULE,
    () => `update disbursement.payment_run set funder_id = gen_random_uuid() where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'rewrite who prepared a run',
    RULE,
    ({ stranger }) => `update disbursement.payment_run set prepared_by = '${stranger}' where id = ${PREPARED_RUN}`,
  ),
  byBoth(
    'rewrite when a run was signed',
    RULE,
    () =>
      `update disbursement.payment_run set first_signed_at = first_signed_at - interval '1 day' where id = ${SENT_RUN}`,
  ),
  byBoth(
    'rewrite when a run was sent',
    RULE,
    () => `update disbursement.payment_run set sent_at = sent_at - interval '1 day' where id = ${SENT_RUN}`,
  ),
  byBoth(
    'keep another file than its hash says',
    'payment_file_hash',
    () =>
      `insert into disbursement.payment_file (run_id, name, sha256, bytes)
     values (${PREPARED_RUN}, 'x.xml', repeat('0', 64), 'other')`,
  ),
  byBoth(
    'settle a payment a second time',
    'answer_once',
    () =>
      `insert into disbursement.answer (order_id, answer, statement_id, booked_on)
     select order_id, answer, statement_id, booked_on from disbursement.answer limit 1`,
  ),
  byBoth(
    'answer a payment by nothing that the bank said',
    'answer_told_by',
    () =>
      `insert into disbursement.answer (order_id, answer, booked_on) values (${orderOf(ORDERED)}, 'settled', current_date)`,
  ),
  byBoth('decide about a recovery that one ordered oneself', 'recovery_four_eyes', ({ stranger }) =>
    recovery({ ordered_by: `'${stranger}'`, decided_by: `'${stranger}'`, status: `'cancelled'` }),
  ),
  byBoth('recover more than was asked for', 'recovery_received', () =>
    recovery({ status: `'cancelled'`, decided_by: 'gen_random_uuid()', received_centimes: '200' }),
  ),
  byBoth(
    'read one statement twice',
    'bank_statement_number',
    () =>
      `insert into disbursement.bank_statement select gen_random_uuid(), funder_id, account, statement_id, repeat('1', 64),
       repeat('2', 64), now() from disbursement.bank_statement limit 1`,
  ),
  byBoth(
    'confirm a placement that one proposed oneself',
    'placement_two_people',
    ({ stranger }) =>
      `insert into disbursement.placement (id, kind, funder_id, booked_on, reason, status, proposed_by, decided_by, version)
     values (gen_random_uuid(), 'foreign', gen_random_uuid(), current_date, 'x', 'confirmed', '${stranger}', '${stranger}', 1)`,
  ),
];

const recovery = (change: Readonly<Record<string, string>>): string => {
  const row = {
    id: 'gen_random_uuid()',
    dossier_id: 'gen_random_uuid()',
    cause: `'unspent'`,
    amount_centimes: '100',
    received_centimes: '0',
    due_on: 'current_date',
    status: `'partly_paid'`,
    version: '1',
    ...change,
  };
  return `insert into disbursement.recovery (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
};
