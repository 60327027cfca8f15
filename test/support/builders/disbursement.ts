import { statementOf, type BankAnswer } from '../../../infra/bank-simulator/statement.ts';
import type { ClaimProof } from '../../../services/disbursement/disbursement-inputs.ts';
import type {
  PaymentRunView,
  StatementImport,
  TrancheView,
} from '../../../services/disbursement/disbursement-views.ts';
import type { Actor } from '../../../services/shared/command.ts';
import { localDateOf } from '../../../services/shared/dates.ts';
import { newId, type FunderId, type PaymentRunId } from '../../../services/shared/ids.ts';
import { ProofKind } from '../../../services/shared/proof.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { LocalDate } from '../../../services/shared/dates.ts';
import { automatically, by, type World } from '../world.ts';
import { effectiveAgreement, type EffectiveWorld } from './agreement.ts';
import { storedDocument } from './registry.ts';

type Options = Parameters<typeof effectiveAgreement>[1];

interface PaymentStaff {
  readonly preparer: Actor;
  readonly verifier: Actor;
  readonly approver: Actor;
  readonly payer: Actor;
}

export interface PaymentWorld extends EffectiveWorld {
  readonly staff: PaymentStaff;
}

/** The four people of a payment, on the whole fund. */
const paymentStaff = async (world: World): Promise<PaymentStaff> => ({
  preparer: await world.holding('preparer', 'payment_preparer'),
  verifier: await world.holding('verifier', 'payment_verifier'),
  approver: await world.holding('approver', 'payment_approver'),
  payer: await world.holding('payer', 'payer'),
});

/** The agreement is effective; its three tranches are planned and the first is offered. */
export const plannedTranches = async (world: World, options: Options = {}): Promise<PaymentWorld> => {
  const effective = await effectiveAgreement(world, options);
  const { dossierId } = effective;
  await world.useCases.disbursement.planTranches(automatically('planTranches', dossierId), dossierId);
  const planned = { ...effective, staff: await paymentStaff(world) };
  await offerByItself(world, planned, 1);
  return planned;
};

export const offerByItself = (world: World, { dossierId }: PaymentWorld, number: number): Promise<void> =>
  world.useCases.disbursement.offerTranche(automatically('offerTranche', newId()), dossierId, number);

export const trancheOf = async (world: World, { holder, dossierId }: PaymentWorld, number: number) => {
  const { items } = await world.useCases.disbursement.listTranches(holder, dossierId);
  return items.find((tranche) => tranche.number === number)!;
};

/** One proof of each kind that a tranche asks for, another file each; with what an invoice or the own part says. */
export const proofsFor = async (world: World, holder: Actor, { id, requirements }: TrancheView) => {
  const proofs: ClaimProof[] = [];
  for (const { proof: kind } of requirements) {
    const documentId = await storedDocument(world, holder, `${kind} ${id}`);
    proofs.push({
      kind: ProofKind.parse(kind),
      documentId,
      ...(kind === 'invoice' && { invoice: invoiceOf(id) }),
      ...(kind === 'cash_contribution' && { ownPart: { nature: 'cash', amount: dirhams(65_000) } }),
    });
  }
  return proofs;
};

export const invoiceOf = (number: string) => ({
  supplierIce: '990000007000072',
  number: number.slice(-12),
  date: LocalDate.parse('2026-05-04'),
  amount: dirhams(80_000),
});

export const claim = async (world: World, payments: PaymentWorld, number: number): Promise<TrancheView> => {
  const tranche = await trancheOf(world, payments, number);
  const proofs = await proofsFor(world, payments.holder, tranche);
  return world.useCases.disbursement.claimTranche(by(payments.holder), tranche.id, { proofs });
};

/** By the preparer; what a condition of the committee waits for, by the desk. */
export const verifyProofs = async (
  world: World,
  { staff, officer }: PaymentWorld,
  { proofs, requirements }: TrancheView,
): Promise<void> => {
  const ofCommittee = requirements.filter(({ condition, funderId }) => condition !== null && funderId === null);
  for (const { id, kind } of proofs.filter(({ status }) => status === 'received')) {
    const judge = ofCommittee.some(({ proof }) => proof === kind) ? officer : staff.preparer;
    await world.useCases.disbursement.checkProof(by(judge), id, { verdict: 'verified', reason: 'Conforme' });
  }
};

/** Claimed, its proofs verified, signed by four people and ordered. */
export const orderedByFour = async (world: World, payments: PaymentWorld, number: number): Promise<TrancheView> => {
  const { prepareTranche, verifyTranche, approveTranche, orderTranche } = world.useCases.disbursement;
  const { staff } = payments;
  const claimed = await claim(world, payments, number);
  await verifyProofs(world, payments, claimed);
  await prepareTranche(by(staff.preparer), claimed.id);
  await verifyTranche(by(staff.verifier), claimed.id);
  await approveTranche(by(staff.approver), claimed.id);
  return orderTranche(by(staff.payer), claimed.id);
};

/** A funder's run of today, signed by two and sent. */
export const sentRun = async (world: World, { staff }: PaymentWorld, funderId: FunderId): Promise<PaymentRunView> => {
  const { preparePaymentRun, approvePaymentRun, exportPaymentRun } = world.useCases.disbursement;
  const executionDate = localDateOf(await world.now());
  const { id } = await preparePaymentRun(by(staff.payer), { funderId, executionDate });
  await approvePaymentRun(by(staff.approver), id);
  await approvePaymentRun(by(staff.payer), id);
  return exportPaymentRun(by(staff.payer), id);
};

/** What the bank answers to a run: as said, and settled where nothing is said. */
export const bankStatement = async (
  world: World,
  { staff }: PaymentWorld,
  { runId, answers = [] }: { runId: PaymentRunId; answers?: readonly BankAnswer[] },
): Promise<Buffer> => {
  const { getPaymentFile, getPaymentRun } = world.useCases.disbursement;
  const { bytes } = await getPaymentFile(staff.payer, runId);
  const { orders } = await getPaymentRun(staff.payer, runId);
  const all = orders.map(
    ({ endToEndId }): BankAnswer =>
      answers.find((answer) => answer.endToEndId === endToEndId) ?? { endToEndId, answer: 'settled' },
  );
  const bookedOn = localDateOf(await world.now());
  return Buffer.from(statementOf(bytes.toString(), all, { statementId: `S-${newId().slice(-12)}`, bookedOn }));
};

export const answerRun = async (
  world: World,
  payments: PaymentWorld,
  asked: { runId: PaymentRunId; answers?: readonly BankAnswer[] },
): Promise<StatementImport> =>
  world.useCases.disbursement.importStatement(by(payments.staff.payer), await bankStatement(world, payments, asked));

/** Every leg of an ordered tranche sent and settled, one run and one statement per funder. */
export const settle = async (world: World, payments: PaymentWorld, { legs }: TrancheView): Promise<void> => {
  for (const { funderId } of legs) {
    const { id } = await sentRun(world, payments, funderId);
    await answerRun(world, payments, { runId: id });
  }
};

export interface TrancheWorld extends PaymentWorld {
  readonly tranche: TrancheView;
}

/** Tranche 1 claimed with its proofs, none of them judged yet. */
export const claimedTranche = async (world: World, options: Options = {}): Promise<TrancheWorld> => {
  const planned = await plannedTranches(world, options);
  return { ...planned, tranche: await claim(world, planned, 1) };
};

/** Tranche 1 ordered: 72,000 of INDH, 36,000 of the region, 12,000 of CDG. */
export const orderedTranche = async (world: World, options: Options = {}): Promise<TrancheWorld> => {
  const planned = await plannedTranches(world, options);
  return { ...planned, tranche: await orderedByFour(world, planned, 1) };
};

/** Tranche 1 paid, every leg settled by its bank. */
export const settledTranche = async (world: World, options: Options = {}): Promise<TrancheWorld> => {
  const ordered = await orderedTranche(world, options);
  await settle(world, ordered, ordered.tranche);
  return { ...ordered, tranche: await trancheOf(world, ordered, 1) };
};

/** All three tranches paid: the whole 300,000. */
export const paidDossier = async (world: World, options: Options = {}): Promise<PaymentWorld> => {
  const first = await settledTranche(world, options);
  for (const number of [2, 3]) {
    await offerByItself(world, first, number);
    await settle(world, first, await orderedByFour(world, first, number));
  }
  return first;
};

/** What `check` would find between payments and books. */
export const differences = async ({ admin }: World): Promise<unknown[]> => {
  const { rows } = await admin.raw<{ rows: unknown[] }>(
    'select * from disbursement.difference union all select what, subject_id, detail from ledger.difference',
  );
  return rows;
};
