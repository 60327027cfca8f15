import { randomInt, randomUUID } from 'node:crypto';
import { statementOf, type BankAnswer } from '../bank/statement.ts';
import type { StoryDossier } from './application.ts';
import type { StoryFund } from './fund.ts';
import { dateOf, mad, type Telling } from './telling.ts';
import type { Json } from './visitor.ts';

/** A real, small PDF: each call gives other bytes, since a document is known by its content. */
const pdf = (words: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `%PDF-1.4\n% ${words} ${randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );

const upload = async ({ as }: Telling, account: string, name: string): Promise<string> =>
  (await as(account).upload(`/documents?name=${encodeURIComponent(`${name}.pdf`)}`, pdf(name), 'application/pdf')).id;

/** The bank's certificate: without it no payment leaves. */
export const certifyAccount = async (story: Telling, { organisationId }: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const { accounts } = await as('desk-officer-2').get(`/organisations/${organisationId}`);
  const certificateId = await upload(story, 'desk-officer-2', 'attestation-rib');
  await as('desk-officer-2').post(`/accounts/${accounts[0].id}/certification`, { certificateId });
  tell('desk-officer-2', "certifies the account on the bank's certificate", 'active: payments may go to it');
};

export const trancheOf = async ({ as }: Telling, { dossierId, holder }: StoryDossier, number: number): Promise<Json> =>
  (await as(holder).get(`/dossiers/${dossierId}/tranches`)).items[number - 1];

export interface Claim {
  readonly dossier: StoryDossier;
  /** Of the tranche. */
  readonly number: number;
  /** The number of the invoice that proves what was bought. */
  readonly invoice?: string;
}

const SUPPLIER = '990000007000072';

/** Proofs of every kind that the tranche asks for; the invoice goes with what was bought. */
const proofsFor = async (story: Telling, { requirements }: Json, { dossier, invoice }: Claim): Promise<Json[]> => {
  const kinds = [...new Set<string>(requirements.map(({ proof }: Json) => proof))];
  const proofs: Json[] = [];
  for (const kind of kinds) proofs.push({ kind, documentId: await upload(story, dossier.holder, kind) });
  const bought = proofs.find(({ kind }) => kind === 'invoice') ?? proofs.at(-1);
  // The same date and amount whoever shows it: an invoice is one thing, in whichever dossier it turns up.
  bought.invoice = {
    supplierIce: SUPPLIER,
    number: invoice ?? `F-${String(randomInt(1e9))}`,
    date: '2026-01-15',
    amount: mad(80_000),
  };
  return proofs;
};

export const claim = async (story: Telling, asked: Claim): Promise<Json> => {
  const { dossier, number } = asked;
  const tranche = await story.until(
    () => trancheOf(story, dossier, number),
    ({ status }) => status === 'claimable',
  );
  const proofs = await proofsFor(story, tranche, asked);
  const claimed = await story.as(dossier.holder).post(`/tranches/${tranche.id}/claim`, { proofs });
  story.tell(dossier.holder, `claims tranche ${String(number)}`, `${String(proofs.length)} proofs`);
  return claimed;
};

/** Claim, proofs, and the four signatures of four people. */
export const claimAndOrder = async (story: Telling, asked: Claim): Promise<Json> =>
  orderClaimed(story, await claim(story, asked));

const orderClaimed = async (story: Telling, claimed: Json): Promise<Json> => {
  const { as, tell } = story;
  const both = as('payment-approver-2'); // prepares, and is an approver too
  const trancheId = String(claimed.id);
  for (const proof of claimed.proofs) {
    await both.post(`/proofs/${proof.id}/check`, { verdict: 'verified', reason: 'Pièce conforme.' });
  }
  await both.post(`/tranches/${trancheId}/preparation`);
  tell('payment-approver-2', 'verifies each proof and prepares', 'prepared');
  await as('payment-verifier').post(`/tranches/${trancheId}/verification`);
  tell('payment-verifier', 'verifies the tranche', 'verified');
  await both.refused('same_person_twice', both.post(`/tranches/${trancheId}/approval`));
  tell('payment-approver-2', 'approves what they prepared', 'refused: the same person twice');
  await as('payment-approver').post(`/tranches/${trancheId}/approval`);
  tell('payment-approver', 'approves the payment', 'approved');
  const ordered = await as('payer').post(`/tranches/${trancheId}/order`);
  const legs = ordered.legs.map(({ amount }: Json) => amount.amount);
  tell('payer', 'orders the payment', `one order per funder: ${legs.join(' / ')}`);
  return ordered;
};

/** One payment run of one funder: two signatures, the bank's file, the bank's statement. */
const pay = async (
  story: Telling,
  funderId: string,
  answerOf: (endToEndId: string) => Omit<BankAnswer, 'endToEndId'>,
): Promise<Json> => {
  const { as, now } = story;
  const today = dateOf(await now());
  const run = await as('payer').post('/payment-runs', { funderId, executionDate: today });
  await as('payment-approver').post(`/payment-runs/${run.id}/approvals`);
  await as('payment-approver-2').post(`/payment-runs/${run.id}/approvals`);
  const sent = await as('payer').post(`/payment-runs/${run.id}/export`);
  const file = await as('payer').text(`/payment-runs/${run.id}/file`);
  const answers = sent.orders.map(({ endToEndId }: Json) => ({ endToEndId, ...answerOf(endToEndId) }));
  const statement = statementOf(file, answers, {
    statementId: `ST-${randomUUID().slice(0, 8)}`,
    bookedOn: today as never,
  });
  const imported = await as('payer').upload('/bank-statements', statement, 'application/xml');
  story.tell(
    'payer',
    `sends the run ${String(run.messageId)} of ${String(run.count)} and imports the statement`,
    `${String(imported.matched)} matched, ${String(imported.unmatched)} unmatched`,
  );
  const again = await as('payer').upload('/bank-statements', statement, 'application/xml');
  if (!again.alreadyImported) throw new Error('the same statement was imported twice');
  return sent;
};

const settled = () => ({ answer: 'settled' as const });

export const payAll = async (story: Telling, { indh, region, cdg }: StoryFund): Promise<void> => {
  for (const funderId of [indh, region, cdg]) await pay(story, funderId, settled);
};

/** 8. Tranche 1: three legs; two settle, one is returned, repaired, sent again and settles. */
export const payFirst = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  const { as, tell } = story;
  await certifyAccount(story, dossier);
  const tranche = await claimAndOrder(story, { dossier, number: 1 });
  await pay(story, fund.indh, settled);
  await pay(story, fund.region, settled);
  await pay(story, fund.cdg, () => ({ answer: 'returned', reason: 'AC04' }));
  const { legs } = await trancheOf(story, dossier, 1);
  const returned = legs.find(({ status }: Json) => status === 'returned');
  tell('payer', 'sees a returned payment', `the leg of CDG: ${String(returned.returnReason)}`);

  await as('payer').post(`/legs/${returned.id}/repair`, { reason: 'Compte confirmé par la banque.' });
  await as('payment-approver').post(`/legs/${returned.id}/approval`);
  await as('payer').post(`/legs/${returned.id}/order`);
  await pay(story, fund.cdg, settled);
  const { status, legs: paid } = await trancheOf(story, dossier, 1);
  tell(dossier.holder, 'looks at tranche 1', String(status));
  return paid.find(({ funderId }: Json) => funderId === fund.cdg).orderId ?? tranche.legs[0].orderId;
};
