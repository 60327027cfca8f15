import { randomInt } from 'node:crypto';
import { localDateOf } from '../../services/shared/dates.ts';
import type { StoryDossier } from './filing.ts';
import { officerOf, type StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import type { Tranche, TrancheList } from './wire.ts';

interface TrancheNumber {
  readonly dossier: StoryDossier;
  readonly number: number;
}

/** The tranche of this number, once it is there and right. */
export const trancheOf = (
  { as, until }: Telling,
  { dossier: { dossierId, holder }, number }: TrancheNumber,
  isRight: (tranche: Tranche) => boolean = () => true,
): Promise<Tranche> =>
  until(async () => {
    const { items } = await as(holder).get<TrancheList>(`/dossiers/${dossierId}/tranches`);
    return items[number - 1];
  }, isRight);

interface Claim extends TrancheNumber {
  /** The number of the invoice that proves what was bought. */
  readonly invoice?: string;
}

const SUPPLIER = '990000007000072';

interface Proof {
  readonly kind: string;
  readonly documentId: string;
  readonly invoice?: object;
}

/** Proofs of every kind that the tranche asks for; the invoice goes with what was bought. */
const proofsFor = async (story: Telling, { requirements }: Tranche, { dossier, invoice }: Claim): Promise<Proof[]> => {
  const kinds = [...new Set(requirements.map(({ proof }) => proof))];
  const bought = kinds.find((kind) => kind === 'invoice') ?? kinds.at(-1);
  const proofs: Proof[] = [];
  for (const kind of kinds) {
    const documentId = await upload(story, dossier.holder, kind);
    proofs.push({ kind, documentId, ...(kind === bought ? { invoice: invoiceOf(invoice) } : {}) });
  }
  return proofs;
};

/** The same date and amount whoever shows it: an invoice is one thing, in whichever dossier it turns up. */
const invoiceOf = (number = `F-${randomInt(1e9)}`) => ({
  supplierIce: SUPPLIER,
  number,
  date: '2026-01-15',
  amount: mad(80_000),
});

const VALID_DAYS = 180;

/** The holder shows anew what the call wants to be valid at every payment. */
const attest = async (story: Telling, { blocks }: Tranche, { holder, organisationId }: StoryDossier) => {
  const now = await story.now();
  const dates = { issuedOn: localDateOf(now), expiresOn: localDateOf(daysAfter(now, VALID_DAYS)) };
  for (const { code, subject: kind } of blocks.filter(({ code }) => code.startsWith('attestation_'))) {
    const documentId = await upload(story, holder, kind);
    await story.as(holder).post(`/organisations/${organisationId}/attestations`, { kind, documentId, ...dates });
    story.tell(holder, `shows its ${kind.replace('_', ' ')}`, `${code.replace('_', ' ')} until now`);
  }
};

export const claim = async (story: Telling, asked: Claim): Promise<Tranche> => {
  const { dossier, number } = asked;
  const tranche = await trancheOf(story, asked, ({ status }) => status === 'claimable');
  await attest(story, tranche, dossier);
  const proofs = await proofsFor(story, tranche, asked);
  const claimed = await story.as(dossier.holder).post<Tranche>(`/tranches/${tranche.id}/claim`, { proofs });
  story.tell(dossier.holder, `claims tranche ${number}`, `${proofs.length} proofs`);
  return claimed;
};

/** What a funder has made its yes depend on is judged by its own people, on the proof that was brought. */
const judgeConditions = async ({ as, tell }: Telling, { requirements, proofs }: Tranche, fund: StoryFund) => {
  for (const { proof, condition, funderId } of requirements) {
    const brought = proofs.find(({ kind }) => kind === proof);
    if (funderId === null || brought === undefined) continue;
    const officer = officerOf(fund.funderOf(funderId));
    const verdict = { funderId, verdict: 'satisfied', reason: 'Conforme à notre condition.' };
    await as(officer).post(`/proofs/${brought.id}/condition`, verdict);
    tell(officer, `judges the condition "${condition}"`, 'satisfied, by the funder that set it');
  }
};

/** Claim, proofs, and the four signatures of four people. */
export const claimAndOrder = async (story: Telling, asked: Claim & { readonly fund?: StoryFund }): Promise<void> => {
  const claimed = await claim(story, asked);
  if (asked.fund) await judgeConditions(story, claimed, asked.fund);
  await order(story, claimed);
};

/** The proofs are verified and the payment ordered, by four people; the committee's conditions are the desk's to judge. */
export const order = async ({ as, tell }: Telling, { id, proofs, requirements }: Tranche): Promise<void> => {
  const both = as('payment-approver-2'); // prepares, and is an approver too
  const isOfCommittee = (kind: string) =>
    requirements.some(({ proof, condition, funderId }) => proof === kind && condition !== null && funderId === null);
  for (const proof of proofs.filter(({ status }) => status === 'received')) {
    const judge = isOfCommittee(proof.kind) ? as('desk-officer') : both;
    await judge.post(`/proofs/${proof.id}/check`, { verdict: 'verified', reason: 'Pièce conforme.' });
  }
  await both.post(`/tranches/${id}/preparation`);
  tell('payment-approver-2', 'verifies each proof and prepares', 'prepared');
  await as('payment-verifier').post(`/tranches/${id}/verification`);
  tell('payment-verifier', 'verifies the tranche', 'verified');
  await both.refused('same_person_twice', both.post(`/tranches/${id}/approval`));
  tell('payment-approver-2', 'approves what they prepared', 'refused: the same person twice');
  await as('payment-approver').post(`/tranches/${id}/approval`);
  tell('payment-approver', 'approves the payment', 'approved');
  const { legs } = await as('payer').post<Tranche>(`/tranches/${id}/order`);
  tell('payer', 'orders the payment', `one order per funder: ${legs.map(({ amount }) => amount.amount).join(' / ')}`);
};

/** One proof is not what it says: the claim goes back to the holder. */
export const refuseProof = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const { proofs } = await claim(story, { dossier, number: 1 });
  const { id, kind } = needed(proofs[0], 'proof');
  const refusal = { verdict: 'refused', reason: 'Le document est celui d’une autre personne.' };
  const { status } = await as('payment-preparer').post<Tranche>(`/proofs/${id}/check`, refusal);
  tell('payment-preparer', `refuses the proof ${kind}`, `the tranche is ${status} again`);
};
