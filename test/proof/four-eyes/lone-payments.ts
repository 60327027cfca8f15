import { RULE, byBoth, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

/** What one rule of payments alone stands against: whoever takes that rule away is noticed here. */
const TRANCHE = `disbursement.tranche`;
const PREPARED = `(select id from ${TRANCHE} where number = 2)`;
const PAID = `(select id from ${TRANCHE} where number = 1)`;
const SIGNING = `(select signing_id from ${TRANCHE} where number = 2)`;

/** Somebody who has no part in anything yet. */
const another = ({ stranger }: Scene, place = 0): string =>
  `(select id from access.person where id <> '${stranger}' and id not in (select person_id from disbursement.approval_party)
    order by id desc offset ${String(place)} limit 1)`;
const takesPart = (subject: string, person: string, part: string): string =>
  `insert into disbursement.approval_party (subject_id, person_id, part) values (${subject}, ${person}, '${part}')`;
const becomes = (status: string, change: string): string =>
  `update ${TRANCHE} set status = '${status}', ${change} where id = ${PREPARED}`;
const all = (...statements: readonly string[]): string => statements.join(';\n');

const verified = ({ stranger }: Scene): string =>
  all(takesPart(SIGNING, `'${stranger}'`, 'verifier'), becomes('verified', `verified_by = '${stranger}'`));
const NEW = `'00000000-0000-7000-8000-000000000009'`;
const PLANNED = `insert into ${TRANCHE} (id, dossier_id, agreement_number, number, amount_centimes, requirements, status,
    version, signing_id)
  select ${NEW}, dossier_id, agreement_number, 9, 1000, requirements, 'planned', 1, gen_random_uuid()
  from ${TRANCHE} where number = 1`;

/** Where tranche 2 is prepared. */
export const LONE_SIGNING: readonly Attempt<Scene>[] = [
  byBoth('have who prepared a payment count as who verified it', RULE, ({ preparer }) =>
    becomes('verified', `verified_by = '${preparer}'`),
  ),
  byBoth('verify a payment in another’s name than who signed', RULE, ({ stranger, claimant }) =>
    all(takesPart(SIGNING, `'${stranger}'`, 'verifier'), becomes('verified', `verified_by = '${claimant}'`)),
  ),
  byBoth('count a signature under another payment', RULE, () =>
    becomes('verified', `verified_by = (select verified_by from ${TRANCHE} where number = 1)`),
  ),
  byBoth('approve a payment without an approver among its parties', RULE, (scene) =>
    all(verified(scene), becomes('approved', `approved_by = ${another(scene)}`)),
  ),
  byBoth('order a payment without a payer among its parties', RULE, (scene) =>
    all(
      verified(scene),
      takesPart(SIGNING, another(scene), 'approver'),
      becomes(
        'approved',
        `approved_by = (select person_id from disbursement.approval_party
        where subject_id = signing_id and part = 'approver')`,
      ),
      becomes('ordered', `ordered_by = ${another(scene)}`),
    ),
  ),
  byBoth('prepare a payment without a preparer among its parties', RULE, ({ stranger }) =>
    all(
      becomes('claimable', 'signing_id = gen_random_uuid(), prepared_by = null'),
      becomes('claimed', 'version = version + 1'),
      becomes('prepared', `prepared_by = '${stranger}'`),
    ),
  ),
  byBoth('sign a payment anew under the signatures of another', RULE, () =>
    becomes('claimable', `signing_id = (select signing_id from ${TRANCHE} where number = 1), prepared_by = null`),
  ),
  byBoth('sign anew what nobody sent back', RULE, () =>
    all(PLANNED, `update ${TRANCHE} set signing_id = gen_random_uuid() where id = ${NEW}`),
  ),
  byBoth('plan legs that are less than their tranche', RULE, () =>
    all(
      PLANNED,
      `insert into disbursement.leg (id, tranche_id, dossier_id, funder_id, envelope_id, position, amount_centimes)
       select gen_random_uuid(), ${NEW}, dossier_id, funder_id, envelope_id, position, 500 from disbursement.leg
       where tranche_id = ${PAID} order by position limit 1`,
    ),
  ),
];

const ORDER = 'disbursement.payment_order';
const RUN = 'disbursement.payment_run';
const WAITING = `run_id = (select id from ${RUN} where status = 'prepared')`;
const orderOf = (tranche: string): string =>
  `(select o.id from ${ORDER} o join disbursement.leg l on l.id = o.leg_id where l.tranche_id = ${tranche}
    order by l.position limit 1)`;
const anotherOrder = (status: string, amount: string, of: string): string =>
  `insert into ${ORDER} (id, leg_id, attempt, status, end_to_end_id, amount_centimes)
   select ${NEW}, leg_id, 9, '${status}', 'E2E-more', ${amount} from ${ORDER} where id = ${of}`;
const repaired = (): string =>
  all(
    `update ${ORDER} set status = 'returned' where id = ${orderOf(PAID)}`,
    anotherOrder('repaired', 'amount_centimes', orderOf(PAID)),
  );
const runLike = (change: string): string =>
  `insert into ${RUN} select (jsonb_populate_record(r, jsonb_build_object('id', ${NEW}, 'message_id', 'MSG-more', 'sent_at', null,
     'first_signed_by', null, 'second_signed_by', null, 'first_signed_at', null, 'second_signed_at', null, ${change}))).*
   from ${RUN} r limit 1`;
const approvedRun = (scene: Scene): string =>
  all(
    runLike(`'status', 'prepared', 'count', 7`),
    takesPart(NEW, `'${scene.stranger}'`, 'first_signature'),
    takesPart(NEW, another(scene), 'second_signature'),
    `update ${RUN} set status = 'approved', first_signed_by = '${scene.stranger}', second_signed_by = (select person_id
       from disbursement.approval_party where subject_id = ${NEW} and part = 'second_signature') where id = ${NEW}`,
  );
const halfSigned = (scene: Scene, part: 'first' | 'second'): string => {
  const other = part === 'first' ? 'second' : 'first';
  return all(
    runLike(`'status', 'prepared'`),
    takesPart(NEW, `'${scene.stranger}'`, `${part}_signature`),
    `update ${RUN} set status = 'approved', ${part}_signed_by = '${scene.stranger}',
       ${other}_signed_by = ${another(scene)} where id = ${NEW}`,
  );
};

/** Where it is ordered, and a run of it is prepared. */
export const LONE_PAYING: readonly Attempt<Scene>[] = [
  byBoth('order more than a leg by a second order', RULE, () =>
    anotherOrder('repaired', 'amount_centimes + 1', orderOf(PAID)),
  ),
  byBoth('begin an order cancelled', RULE, () => anotherOrder('cancelled', 'amount_centimes', orderOf(PAID))),
  byBoth('take an order out of a run that waits', RULE, () => `update ${ORDER} set run_id = null where ${WAITING}`),
  byBoth('send an order before its run', RULE, () => `update ${ORDER} set status = 'sent' where ${WAITING}`),
  byBoth(
    'send again what the bank has paid',
    RULE,
    () => `update ${ORDER} set status = 'sent' where id = ${orderOf(PAID)}`,
  ),
  byBoth('approve a second order without an approver', RULE, ({ stranger }) =>
    all(repaired(), `update ${ORDER} set status = 'approved', approved_by = '${stranger}' where id = ${NEW}`),
  ),
  byBoth('order a second order without a payer', RULE, (scene) =>
    all(
      repaired(),
      takesPart(NEW, `'${scene.stranger}'`, 'approver'),
      `update ${ORDER} set status = 'approved', approved_by = '${scene.stranger}' where id = ${NEW}`,
      `update ${ORDER} set status = 'ordered', ordered_by = ${another(scene)}, account_id = gen_random_uuid(), rib = '1',
         payee_name = 'x' where id = ${NEW}`,
    ),
  ),
  byBoth('begin a run approved', RULE, () => runLike(`'status', 'approved'`)),
  byBoth('let a run leave with its first signature only', RULE, (scene) => halfSigned(scene, 'first')),
  byBoth('let a run leave with its second signature only', RULE, (scene) => halfSigned(scene, 'second')),
  byBoth('send other orders than a run was signed for', RULE, (scene) =>
    all(approvedRun(scene), `update ${RUN} set status = 'sent', sent_at = now() where id = ${NEW}`),
  ),
  byBoth(
    'take a run that the bank answered back to sent',
    RULE,
    () => `update ${RUN} set status = 'sent' where status = 'answered'`,
  ),
  byBoth('ask again for a recovery that was called off', RULE, () =>
    all(
      `insert into disbursement.recovery (id, dossier_id, cause, amount_centimes, received_centimes, due_on, status, version,
         decided_by) values (${NEW}, gen_random_uuid(), 'unspent', 100, 0, current_date, 'cancelled', 1, gen_random_uuid())`,
      `update disbursement.recovery set status = 'issued' where id = ${NEW}`,
    ),
  ),
  byBoth('refuse a placement that was confirmed', RULE, () =>
    all(
      `insert into disbursement.placement (id, kind, funder_id, booked_on, reason, status, proposed_by, decided_by, version)
       values (${NEW}, 'foreign', gen_random_uuid(), current_date, 'x', 'confirmed', gen_random_uuid(), gen_random_uuid(), 1)`,
      `update disbursement.placement set status = 'refused' where id = ${NEW}`,
    ),
  ),
];
