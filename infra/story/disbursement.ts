import { randomInt, randomUUID } from 'node:crypto';
import { localDateOf } from '../../services/shared/dates.ts';
import type { StoryDossier } from './application.ts';
import { atTheBank } from './bank.ts';
import type { StoryFund } from './fund.ts';
import { mad, needed, type Telling } from './telling.ts';
import type { Document, Organisation, PaymentRun, StatementImport, Tranche, TrancheList } from './wire.ts';

/** A real, small PDF: each call gives other bytes, since a document is known by its content. */
const pdf = (words: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `%PDF-1.4\n% ${words} ${randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );

/** Handed in, and found clean by the scanner: until then nobody else would be shown it. */
const upload = async ({ as, until }: Telling, account: string, name: string): Promise<string> => {
  const path = `/documents?name=${encodeURIComponent(`${name}.pdf`)}`;
  const { id } = await as(account).upload<Document>(path, pdf(name), 'application/pdf');
  const look = () => as(account).get<Document>(`/documents/${id}`);
  await until(look, ({ status }) => status === 'clean');
  return id;
};

/** The bank's certificate: without it no payment leaves. */
export const certifyAccount = async (story: Telling, { organisationId }: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const { accounts } = await as('desk-officer-2').get<Organisation>(`/organisations/${organisationId}`);
  const certificateId = await upload(story, 'desk-officer-2', 'attestation-rib');
  const { id } = needed(accounts[0], 'account');
  await as('desk-officer-2').post(`/accounts/${id}/certification`, { certificateId });
  tell('desk-officer-2', "certifies the account on the bank's certificate", 'active: payments may go to it');
};

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

export const claim = async (story: Telling, asked: Claim): Promise<Tranche> => {
  const { dossier, number } = asked;
  const tranche = await trancheOf(story, asked, ({ status }) => status === 'claimable');
  const proofs = await proofsFor(story, tranche, asked);
  const claimed = await story.as(dossier.holder).post<Tranche>(`/tranches/${tranche.id}/claim`, { proofs });
  story.tell(dossier.holder, `claims tranche ${number}`, `${proofs.length} proofs`);
  return claimed;
};

/** Claim, proofs, and the four signatures of four people. */
export const claimAndOrder = async (story: Telling, asked: Claim): Promise<void> => {
  const { as, tell } = story;
  const { id, proofs, requirements } = await claim(story, asked);
  const both = as('payment-approver-2'); // prepares, and is an approver too
  const isOfCommittee = (kind: string) =>
    requirements.some(({ proof, condition, funderId }) => proof === kind && condition !== null && funderId === null);
  for (const proof of proofs) {
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

/** One payment run of one funder: two signatures, the bank's file, the bank's statement. */
const pay = async (story: Telling, funderId: string, behaviour: object = {}): Promise<void> => {
  const { as, now } = story;
  const payer = as('payer');
  const executionDate = localDateOf(await now());
  const { id, messageId, count } = await payer.post<PaymentRun>('/payment-runs', { funderId, executionDate });
  await as('payment-approver').post(`/payment-runs/${id}/approvals`);
  await as('payment-approver-2').post(`/payment-runs/${id}/approvals`);
  await payer.post<PaymentRun>(`/payment-runs/${id}/export`);
  const [answered] = await atTheBank(await payer.text(`/payment-runs/${id}/file`), behaviour);
  const statement = needed(answered, 'statement');
  const send = () => payer.upload<StatementImport>('/bank-statements', statement, 'application/xml');
  const { matched, unmatched } = await send();
  story.tell(
    'payer',
    `sends the run ${messageId} of ${count} and imports the statement`,
    `${matched} matched, ${unmatched} unmatched`,
  );
  const { alreadyImported } = await send();
  if (!alreadyImported) throw new Error('the same statement was imported twice');
};

export const payAll = async (story: Telling, { indh, region, cdg }: StoryFund): Promise<void> => {
  for (const funderId of [indh, region, cdg]) await pay(story, funderId);
};

/** 8. Tranche 1: three legs; two settle, one is returned, repaired, sent again and settles. */
export const payFirst = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  const { as, tell } = story;
  await certifyAccount(story, dossier);
  const first = { dossier, number: 1 };
  await claimAndOrder(story, first);
  await pay(story, fund.indh);
  await pay(story, fund.region);
  await pay(story, fund.cdg, { returned: 1, reasons: ['AC04'] });
  const { legs } = await trancheOf(story, first);
  const returned = needed(
    legs.find(({ status }) => status === 'returned'),
    'returned payment',
  );
  tell('payer', 'sees a returned payment', `the leg of CDG: ${String(returned.returnReason)}`);

  await as('payer').post(`/legs/${returned.id}/repair`, { reason: 'Compte confirmé par la banque.' });
  await as('payment-approver').post(`/legs/${returned.id}/approval`);
  await as('payer').post(`/legs/${returned.id}/order`);
  await pay(story, fund.cdg);
  const { status, legs: paid } = await trancheOf(story, first);
  tell(dossier.holder, 'looks at tranche 1', status);
  return needed(paid.find(({ funderId }) => funderId === fund.cdg)?.orderId, 'order of CDG');
};
