import { randomUUID } from 'node:crypto';
import { localDateOf } from '../../services/shared/dates.ts';
import type { DemoFunder } from '../demo/fund.ts';
import { certifyAccount } from './accounts.ts';
import { atTheBank } from './bank.ts';
import { claimAndOrder, trancheOf } from './disbursement.ts';
import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { daysAfter, needed, type Telling } from './telling.ts';
import type { PaymentRun, Placement, StatementImport, UnmatchedPage } from './wire.ts';

/** One payment run of one funder: two signatures, the bank's file, the bank's statement. */
export const pay = async (story: Telling, funderId: string, behaviour: object = {}): Promise<StatementImport> => {
  const { messageId, count, statements } = await send(story, funderId, behaviour);
  const [first] = await importAll(story, statements);
  const answered = needed(first, 'statement');
  story.tell(
    'payer',
    `sends the run ${messageId} of ${count} and imports the statement`,
    `${answered.matched} matched, ${answered.unmatched} unmatched`,
  );
  return answered;
};

/** The run goes to the bank, which answers as it is told to behave. */
const send = async (
  { as, now }: Telling,
  funderId: string,
  behaviour: object,
): Promise<PaymentRun & { readonly statements: readonly string[] }> => {
  const payer = as('payer');
  const executionDate = localDateOf(await now());
  const run = await payer.post<PaymentRun>('/payment-runs', { funderId, executionDate });
  await as('payment-approver').post(`/payment-runs/${run.id}/approvals`);
  await as('payment-approver-2').post(`/payment-runs/${run.id}/approvals`);
  await payer.post<PaymentRun>(`/payment-runs/${run.id}/export`);
  const statements = await atTheBank(await payer.text(`/payment-runs/${run.id}/file`), behaviour);
  return { ...run, statements };
};

/** Each statement is sent twice, and taken once. */
export const importAll = async ({ as }: Telling, statements: readonly string[]): Promise<StatementImport[]> => {
  const imports: StatementImport[] = [];
  for (const statement of statements) {
    const give = () => as('payer').upload<StatementImport>('/bank-statements', statement, 'application/xml');
    imports.push(await give());
    const { alreadyImported } = await give();
    if (!alreadyImported) throw new Error('the same statement was imported twice');
  }
  return imports;
};

/** The bank sends each statement under two names, with movements that are nobody's of ours: they wait, and are placed. */
export const payAmongStrangers = async (story: Telling, funderId: string, strangers: number): Promise<void> => {
  const { as, tell } = story;
  const behaviour = { duplicates: true, strangers, seed: randomUUID() };
  const { unmatched } = await pay(story, funderId, behaviour);
  const { items } = await as('payer').get<UnmatchedPage>(`/unmatched-entries?funderId=${funderId}&isPlaced=false`);
  tell(
    'payer',
    'looks at what matched nothing',
    items.map(({ mismatch, amount }) => `${mismatch} ${amount.amount}`).join(', '),
  );
  for (const { id } of items.slice(0, unmatched)) {
    const placed = { entryIds: [id], on: { kind: 'foreign' }, reason: 'Mouvement d’un tiers, étranger au fonds.' };
    const placement = await as('payer').post<Placement>('/placements', placed);
    const confirmation = `/placements/${placement.id}/confirmation`;
    await as('payer').refused('same_person_twice', as('payer').post(confirmation));
    await as('payment-approver').post(confirmation);
  }
  tell('payment-approver', 'confirms what the first payer says of them', "nobody's of ours; the first payer could not");
};

export const payAll = async (story: Telling, { idOf }: StoryFund, funders: readonly DemoFunder[]): Promise<void> => {
  for (const funder of funders) await pay(story, idOf[funder]);
};

/** 8. Tranche 1: three legs; two settle, one is returned, repaired, sent again and settles. */
export const payFirst = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  const { as, tell } = story;
  await certifyAccount(story, dossier);
  const first = { dossier, number: 1 };
  await claimAndOrder(story, first);
  const { indh, region05, cdg } = fund.idOf;
  await pay(story, indh);
  await pay(story, region05);
  await pay(story, cdg, { returned: 1, reasons: ['AC04'] });
  const { legs } = await trancheOf(story, first);
  const returned = needed(
    legs.find(({ status }) => status === 'returned'),
    'returned payment',
  );
  tell('payer', 'sees a returned payment', `the leg of CDG: ${String(returned.returnReason)}`);

  await as('payer').post(`/legs/${returned.id}/repair`, { reason: 'Compte confirmé par la banque.' });
  await sendAgain(story, returned.id);
  await pay(story, cdg);
  const { status, legs: paid } = await trancheOf(story, first);
  tell(dossier.holder, 'looks at tranche 1', status);
  return needed(paid.find(({ funderId }) => funderId === cdg)?.orderId, 'order of CDG');
};

/** A new attempt of a payment that came back: approved and ordered by two people. */
export const sendAgain = async ({ as }: Telling, legId: string): Promise<void> => {
  await as('payment-approver').post(`/legs/${legId}/approval`);
  await as('payer').post(`/legs/${legId}/order`);
};

/** The payment of the tranche's leg of this funder; the first one where none is named. */
export const orderOf = async (story: Telling, dossier: StoryDossier): Promise<string> => {
  const { legs } = await trancheOf(story, { dossier, number: 1 });
  return needed(legs[0]?.orderId, 'payment order');
};

/** The bank says nothing for ten working days: nobody sends the money again, somebody asks. */
export const inquireAboutSilence = async (
  story: Telling,
  { idOf }: StoryFund,
  { dossier, funder }: { readonly dossier: StoryDossier; readonly funder: DemoFunder },
): Promise<void> => {
  const { as, tell, now, moveTo } = story;
  const { messageId } = await send(story, idOf[funder], { silent: 1 });
  await moveTo(daysAfter(await now(), 20));
  const legOf = ({ legs }: { legs: readonly { funderId: string; status: string; orderId: string | null }[] }) =>
    legs.find(({ funderId }) => funderId === idOf[funder]);
  const tranche = await trancheOf(story, { dossier, number: 1 }, (known) => legOf(known)?.status === 'unknown');
  tell('payer', `waits for an answer to ${messageId}`, 'the outcome is unknown, and is never found by sending again');
  const documentId = await upload(story, 'payer', 'reponse-de-la-banque');
  const answer = { answer: 'settled', bookedOn: localDateOf(await now()), documentId, reason: 'Lettre de la banque.' };
  const orderId = needed(legOf(tranche)?.orderId, 'payment order');
  const { id } = await as('payer').post<Placement>(`/payment-orders/${orderId}/inquiry`, answer);
  await as('payment-approver').post(`/placements/${id}/confirmation`);
  tell('payment-approver', "confirms the bank's written answer", 'settled');
};
