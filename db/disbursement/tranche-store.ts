import type {
  ConditionVerdict,
  Invoice,
  Leg,
  OwnPart,
  Proof,
  Tranche,
} from '../../services/disbursement/disbursement.ts';
import type { ApprovalParties, TrancheProofs, Tranches } from '../../services/disbursement/disbursement-ports.ts';
import type { Party } from '../../services/disbursement/four-eyes.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const TRANCHE = `
  select id, dossier_id as "dossierId", agreement_number as "agreementNumber", number, amount_centimes as amount,
    requirements, status, reopened_reason as "reopenedReason", claimed_by as "claimedBy", prepared_by as "preparedBy",
    verified_by as "verifiedBy", approved_by as "approvedBy", ordered_by as "orderedBy", cancelled_by as "cancelledBy",
    settled_at as "settledAt", signing_id as "signingId", version
  from disbursement.tranche`;

const LEG = `
  select id, tranche_id as "trancheId", dossier_id as "dossierId", funder_id as "funderId",
    envelope_id as "envelopeId", position, amount_centimes as amount,
    exists (select from disbursement.leg_given_up g where g.leg_id = l.id) as "isGivenUp"
  from disbursement.due_leg l`;

const PROOF = `
  select id, tranche_id as "trancheId", kind, document_id as "documentId", sha256, valid_until as "validUntil",
    supplier_ice as "supplierIce", invoice_number as "number", invoice_date as "date", invoice_centimes as amount,
    own_part_nature as "ownNature", own_part_centimes as "ownAmount", status, checked_by as "checkedBy", reason
  from disbursement.proof`;

const SAVE_OUTCOMES = `
  update disbursement.tranche t
  set status = s.status, settled_at = s.settled_at, cancelled_by = s.cancelled_by, version = s.version
  from jsonb_to_recordset($1::jsonb) as s(id uuid, status text, settled_at timestamptz, cancelled_by uuid, version int)
  where t.id = s.id`;

const rowOfTranche = (tranche: Tranche) => ({
  id: tranche.id,
  dossier_id: tranche.dossierId,
  agreement_number: tranche.agreementNumber,
  number: tranche.number,
  requirements: JSON.stringify(tranche.requirements),
  ...stateOfTranche(tranche),
});

const stateOfTranche = (tranche: Tranche) => ({
  amount_centimes: tranche.amount.toString(),
  status: tranche.status,
  reopened_reason: tranche.reopenedReason,
  claimed_by: tranche.claimedBy,
  prepared_by: tranche.preparedBy,
  verified_by: tranche.verifiedBy,
  approved_by: tranche.approvedBy,
  ordered_by: tranche.orderedBy,
  cancelled_by: tranche.cancelledBy,
  settled_at: tranche.settledAt,
  signing_id: tranche.signingId,
  version: tranche.version,
});

const rowOfLeg = (leg: Leg) => ({
  id: leg.id,
  tranche_id: leg.trancheId,
  dossier_id: leg.dossierId,
  funder_id: leg.funderId,
  envelope_id: leg.envelopeId,
  position: leg.position,
  amount_centimes: leg.amount.toString(),
});

export const tranchesOn = ({ trx }: Context): Tranches => ({
  insert: async (tranche, legs) => {
    await trx('disbursement.tranche').insert(rowOfTranche(tranche));
    await trx('disbursement.leg').insert(legs.map(rowOfLeg));
  },
  getById: async (id) => {
    const rows = await sql<Tranche>(trx, `${TRANCHE} where id = $1`, [id]);
    return oneRow(rows, () => notFound('tranche', id));
  },
  lockById: async (id) => {
    const rows = await sql<Tranche>(trx, `${TRANCHE} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => notFound('tranche', id));
  },
  lockAll: (ids) => sql<Tranche>(trx, `${TRANCHE} where id = any ($1::uuid[]) order by id for no key update`, [ids]),
  listByDossier: async (id) => {
    const rows = await sql<Tranche>(trx, `${TRANCHE} where dossier_id = $1 order by number`, [id]);
    return rows;
  },
  save: async (tranche) => {
    await trx('disbursement.tranche').update(stateOfTranche(tranche)).where({ id: tranche.id });
  },
  saveOutcomes: async (tranches) => {
    const rows = tranches.map((tranche) => ({ id: tranche.id, ...stateOfTranche(tranche) }));
    if (rows.length > 0) await sql(trx, SAVE_OUTCOMES, [JSON.stringify(rows)]);
  },
  listLegs: (ids) => sql<Leg>(trx, `${LEG} where tranche_id = any ($1::uuid[]) order by tranche_id, position`, [ids]),
  getLeg: async (id) => {
    const rows = await sql<Leg>(trx, `${LEG} where id = $1`, [id]);
    return oneRow(rows, () => notFound('leg', id));
  },
  reduceLegs: async (reductions) => {
    const rows = reductions.map(({ id, amount }) => ({ leg_id: id, amount_centimes: amount.toString() }));
    if (rows.length > 0) await trx('disbursement.leg_reduction').insert(rows);
  },
  giveUpLeg: async (id, person) => {
    await trx('disbursement.leg_given_up').insert({ leg_id: id, given_up_by: person });
  },
  isAgreementEffective: async (id) => {
    const rows = await sql(
      trx,
      `select 1 from engine.process where type = 'dossier' and subject_id = $1 and stage in ('execution', 'closed')`,
      [id],
    );
    return rows.length > 0;
  },
});

type ProofRow = Omit<Proof, 'invoice' | 'ownPart'> & { readonly [Part in keyof Invoice]: Invoice[Part] | null } & {
  readonly ownNature: OwnPart['nature'] | null;
  readonly ownAmount: OwnPart['amount'] | null;
};

const proofFromRow = ({ supplierIce, number, date, amount, ownNature, ownAmount, ...proof }: ProofRow): Proof => ({
  ...proof,
  ownPart: ownNature === null || ownAmount === null ? null : { nature: ownNature, amount: ownAmount },
  invoice:
    supplierIce === null || number === null || date === null || amount === null
      ? null
      : { supplierIce, number, date, amount },
});

const rowOfProof = ({ invoice, ownPart, ...proof }: Proof) => ({
  id: proof.id,
  tranche_id: proof.trancheId,
  kind: proof.kind,
  document_id: proof.documentId,
  sha256: proof.sha256,
  valid_until: proof.validUntil,
  status: proof.status,
  ...(invoice && {
    supplier_ice: invoice.supplierIce,
    invoice_number: invoice.number,
    invoice_date: invoice.date,
    invoice_centimes: invoice.amount.toString(),
  }),
  ...(ownPart && { own_part_nature: ownPart.nature, own_part_centimes: ownPart.amount.toString() }),
});

export const trancheProofsOn = ({ trx }: Context): TrancheProofs => ({
  insert: async (proofs) => {
    if (proofs.length > 0) await trx('disbursement.proof').insert(proofs.map(rowOfProof));
  },
  getById: async (id) => {
    const rows = await sql<ProofRow>(trx, `${PROOF} where id = $1`, [id]);
    return proofFromRow(oneRow(rows, () => notFound('proof', id)));
  },
  listByTranche: async (id) => {
    const rows = await sql<ProofRow>(trx, `${PROOF} where tranche_id = $1 order by id`, [id]);
    return rows.map(proofFromRow);
  },
  save: async ({ id, status, checkedBy, reason }) => {
    await trx('disbursement.proof').update({ status, checked_by: checkedBy, reason }).where({ id });
  },
  judge: async ({ proofId, funderId, verdict, judgedBy, reason }) => {
    await trx('disbursement.condition_judged').insert({
      proof_id: proofId,
      funder_id: funderId,
      verdict,
      judged_by: judgedBy,
      reason,
    });
  },
  listVerdicts: async (id) => {
    const rows = await sql<ConditionVerdict>(
      trx,
      `select c.proof_id as "proofId", c.funder_id as "funderId", c.verdict, c.judged_by as "judgedBy", c.reason
       from disbursement.condition_judged c join disbursement.proof p on p.id = c.proof_id where p.tranche_id = $1`,
      [id],
    );
    return rows;
  },
  isInvoiceUsed: async ({ supplierIce, number, date, amount }, sha256) => {
    const rows = await sql(
      trx,
      `select 1 from disbursement.proof where status <> 'refused' and supplier_ice is not null and (sha256 = $1
         or (supplier_ice, invoice_number, invoice_date, invoice_centimes) = ($2, $3, $4::date, $5::bigint)) limit 1`,
      [sha256, supplierIce, number, date, amount.toString()],
    );
    return rows.length > 0;
  },
});

export const approvalPartiesOn = ({ trx }: Context): ApprovalParties => ({
  list: async (subjectId) => {
    const rows = await sql<Party>(
      trx,
      'select person_id as "personId", part from disbursement.approval_party where subject_id = $1',
      [subjectId],
    );
    return rows;
  },
  add: async (subjectId, { personId, part }) => {
    await trx('disbursement.approval_party').insert({ subject_id: subjectId, person_id: personId, part });
  },
  bar: async (subjectId, persons, part) => {
    await sql(
      trx,
      `insert into disbursement.approval_party (subject_id, person_id, part)
       select $1, person, $3 from unnest($2::uuid[]) as person on conflict (subject_id, person_id) do nothing`,
      [subjectId, persons, part],
    );
  },
});
