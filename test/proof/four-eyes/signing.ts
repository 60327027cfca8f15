import { KEPT, RULE, byBoth, byOwner, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

const PAID = '(select id from disbursement.tranche where number = 1)';
const PREPARED = '(select id from disbursement.tranche where number = 2)';
const SIGNING = '(select signing_id from disbursement.tranche where number = 2)';
const takesPart = (person: string, part: string): string =>
  `insert into disbursement.approval_party (subject_id, person_id, part) values (${SIGNING}, '${person}', '${part}')`;

/** Where tranche 2 is prepared. */
export const SIGNING_TRANCHES: readonly Attempt<Scene>[] = [
  byBoth('have who claims a payment approve it', 'approval_party_pkey', ({ claimant }) =>
    takesPart(claimant, 'approver'),
  ),
  byBoth('have who claims a payment verify it', 'approval_party_pkey', ({ claimant }) =>
    takesPart(claimant, 'verifier'),
  ),
  byBoth('have who prepared a payment verify it', 'approval_party_pkey', ({ preparer }) =>
    takesPart(preparer, 'verifier'),
  ),
  byBoth('have who prepared a payment pay it', 'approval_party_pkey', ({ preparer }) => takesPart(preparer, 'payer')),
  byBoth('have a delegate of who claims a payment approve it', 'approval_party_pkey', ({ claimant, stranger }) =>
    [takesPart(stranger, 'approver'), takesPart(claimant, 'represented')].join('; '),
  ),
  byBoth('have a second person prepare what is prepared', 'approval_party_signs_once', ({ stranger }) =>
    takesPart(stranger, 'preparer'),
  ),
  byBoth('sign as what nobody signs', 'approval_party_part', ({ stranger }) => takesPart(stranger, 'friend')),
  byBoth(
    'approve a tranche that nobody verified',
    RULE,
    ({ stranger }) =>
      `${takesPart(stranger, 'approver')};
     update disbursement.tranche set status = 'approved', approved_by = '${stranger}' where id = ${PREPARED}`,
  ),
  byBoth(
    'verify a tranche without a verifier among its parties',
    RULE,
    ({ stranger }) =>
      `update disbursement.tranche set status = 'verified', verified_by = '${stranger}' where id = ${PREPARED}`,
  ),
  byBoth(
    'replace who prepared a payment',
    RULE,
    ({ stranger }) => `update disbursement.tranche set prepared_by = '${stranger}' where id = ${PREPARED}`,
  ),
  byBoth(
    'replace who claimed a payment',
    RULE,
    ({ stranger }) => `update disbursement.tranche set claimed_by = '${stranger}' where id = ${PREPARED}`,
  ),
  byBoth(
    'change what a tranche pays',
    RULE,
    () => `update disbursement.tranche set amount_centimes = amount_centimes + 1 where id = ${PREPARED}`,
  ),
  byBoth(
    'give a tranche to another dossier',
    RULE,
    () => `update disbursement.tranche set dossier_id = gen_random_uuid() where id = ${PREPARED}`,
  ),
  byBoth(
    'take a paid tranche back to claimable',
    RULE,
    () => `update disbursement.tranche set status = 'claimable', settled_at = null where id = ${PAID}`,
  ),
  byBoth(
    'insert a tranche that is approved already',
    RULE,
    () =>
      `insert into disbursement.tranche (id, dossier_id, agreement_number, number, amount_centimes, requirements, status, version,
       signing_id)
     select gen_random_uuid(), dossier_id, agreement_number, 9, amount_centimes, requirements, 'approved', 1, gen_random_uuid()
     from disbursement.tranche where id = ${PAID}`,
  ),
  byBoth(
    'add a leg to a tranche that is signed',
    RULE,
    () =>
      `insert into disbursement.leg (id, tranche_id, dossier_id, funder_id, envelope_id, position, amount_centimes)
     select gen_random_uuid(), tranche_id, dossier_id, funder_id, envelope_id, 90, 100 from disbursement.leg
     where tranche_id = ${PREPARED} limit 1`,
  ),
  byBoth(
    'let who claims a payment judge its own proof',
    'same_person_twice',
    ({ claimant }) =>
      `update disbursement.proof set status = 'verified', checked_by = '${claimant}'
     where tranche_id = ${PREPARED}`,
  ),
  byBoth(
    'let one invoice count twice',
    'invoice_counts_once',
    () =>
      `insert into disbursement.proof (id, tranche_id, kind, document_id, sha256, supplier_ice, invoice_number, invoice_date,
       invoice_centimes, status)
     select gen_random_uuid(), tranche_id, kind, document_id, repeat('0', 64), supplier_ice, invoice_number, invoice_date,
       invoice_centimes, 'received'
     from disbursement.proof where supplier_ice is not null and status <> 'refused' limit 1`,
  ),
  byBoth(
    'order the payment of a tranche that is not ordered',
    RULE,
    () =>
      `insert into disbursement.payment_order (id, leg_id, attempt, status, end_to_end_id, amount_centimes, account_id, rib,
       payee_name)
     select gen_random_uuid(), id, 1, 'ordered', 'E2E-early', amount_centimes, gen_random_uuid(), '1', 'x'
     from disbursement.leg where tranche_id = ${PREPARED} limit 1`,
  ),
  byOwner('delete a tranche', 'leg_tranche', () => `delete from disbursement.tranche where id = ${PAID}`),
  byOwner('empty the tranches', KEPT, () => 'truncate disbursement.tranche cascade'),
];
