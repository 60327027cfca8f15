import { localDateOf } from '../../../services/shared/dates.ts';
import { certifyAccount } from '../accounts.ts';
import { claim, order, trancheOf } from '../disbursement.ts';
import type { StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { importAll, pay } from '../payments.ts';
import { atTheBank } from '../bank.ts';
import { daysAfter, needed, type Telling } from '../telling.ts';
import type { PaymentOrderPaper, PaymentRun, Suspension, Tranche } from '../wire.ts';
import { hashOf, readPaper } from './reading.ts';

/** What stands in the way now, in the codes that the pages put into words. */
const blocksOf = async (story: Telling, dossier: StoryDossier, number: number): Promise<string[]> => {
  const { blocks } = await trancheOf(story, { dossier, number });
  return blocks.map(({ code }) => code).sort();
};

/** Each reason why the first tranche is not paid, and what takes it away; the last one is that nobody has signed. */
const clearFirst = async (story: Telling, dossier: StoryDossier): Promise<Tranche> => {
  const { as, tell, expect } = story;
  const unclear = ['account_not_active', 'attestation_expired', 'proof_missing', 'proof_missing'];
  expect('why tranche 1 is not paid', await blocksOf(story, dossier, 1), unclear);
  const claimed = await claim(story, { dossier, number: 1 });
  const claimedYet = ['account_not_active', 'proof_unverified', 'proof_unverified'];
  expect('why it is not paid once it is claimed', await blocksOf(story, dossier, 1), claimedYet);
  await certifyAccount(story, dossier);
  const bank = needed(
    claimed.proofs.find(({ kind }) => kind === 'cash_contribution'),
    'proof of the own contribution',
  );
  const waiver = { verdict: 'waived', reason: "L'apport est déjà dans les machines livrées." };
  await as('payment-preparer').post(`/proofs/${bank.id}/check`, waiver);
  tell('payment-preparer', 'waives a proof, by name and with a reason', waiver.reason);
  expect('why it is not paid now', await blocksOf(story, dossier, 1), ['proof_unverified']);
  await suspend(story, dossier);
  return trancheOf(story, { dossier, number: 1 });
};

/** One person stops every payment; another lets them go again. */
const suspend = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, expect, now } = story;
  const reviewOn = localDateOf(daysAfter(await now(), 30));
  const desk = as('desk-officer');
  const suspended = { reason: 'Un litige entre membres; à éclaircir.', reviewOn };
  const { id } = await desk.post<Suspension>(`/dossiers/${dossier.dossierId}/suspensions`, suspended);
  tell('desk-officer', 'suspends the payments', `looked at again on ${reviewOn}`);
  const stopped = ['dossier_suspended', 'proof_unverified'];
  expect('why it is not paid meanwhile', await blocksOf(story, dossier, 1), stopped);
  const lifting = { reason: 'Le litige est réglé; PV vu.' };
  await desk.refused('own_suspension_lifted', desk.post(`/suspensions/${id}/lifting`, lifting));
  await as('desk-officer-2').post(`/suspensions/${id}/lifting`, lifting);
  tell('desk-officer-2', 'lifts it', 'whoever suspended could not');
};

const collect = async ({ as, now }: Telling, funderId: string): Promise<PaymentRun> =>
  as('payer').post<PaymentRun>('/payment-runs', { funderId, executionDate: localDateOf(await now()) });

/** The second of two signatures is a refusal: nothing has left, and the orders wait for the next run. */
const refuseRun = async (story: Telling, funderId: string): Promise<void> => {
  const { as, tell, expect } = story;
  const { id, messageId, orders } = await collect(story, funderId);
  const first = as('payment-approver');
  await first.post(`/payment-runs/${id}/approvals`);
  await first.refused('same_person_twice', first.post(`/payment-runs/${id}/approvals`));
  tell('payment-approver', `signs the run ${messageId}, twice`, 'refused: the second signature is of somebody else');
  const refusal = { reason: "La date d'exécution est un jour férié à la banque." };
  const { status } = await as('payment-approver-2').post<PaymentRun>(`/payment-runs/${id}/cancellation`, refusal);
  tell('payment-approver-2', 'refuses to sign', refusal.reason);
  expect('the run, and its payments', [status, orders.length], ['cancelled', 1]);
  await first.refused('run_not_in_status', as('payer').post(`/payment-runs/${id}/export`));
};

/** On paper, too: the order for the bank's counter, with the very file inside. */
const payOnPaper = async (story: Telling, fund: StoryFund): Promise<void> => {
  const { as, tell, expect } = story;
  const funderId = fund.idOf.region05;
  await refuseRun(story, funderId);
  const { id, messageId } = await collect(story, funderId);
  for (const signer of ['payment-approver', 'payment-approver-2'])
    await as(signer).post(`/payment-runs/${id}/approvals`);
  const once = await as('payer').post<PaymentRun>(`/payment-runs/${id}/export`);
  const again = await as('payer').post<PaymentRun>(`/payment-runs/${id}/export`);
  expect('the file, exported twice, is one', again.fileSha256, once.fileSha256);
  const file = await as('payer').text(`/payment-runs/${id}/file`);
  const { documentId, code } = await as('payer').post<PaymentOrderPaper>(`/payment-runs/${id}/paper`);
  const words = [messageId, once.fileSha256 ?? '', 'أمر', 'Ordre'];
  const paper = await readPaper(story, 'payer', { what: 'the payment order', documentId, words, code });
  const [inside] = Object.values(paper.attachments);
  expect('the file inside it is the one for the bank', hashOf(needed(inside, 'file inside')), hashOf(file));
  const [answered] = await importAll(story, await atTheBank(file));
  tell('payer', 'imports the statement, twice', `${needed(answered, 'statement').matched} matched, once`);
};

/** In turn: the region has paid its part before INDH pays a dirham. */
export const payFirst = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  await order(story, await clearFirst(story, dossier));
  await payOnPaper(story, fund);
  const { status, legs } = await trancheOf(story, { dossier, number: 1 });
  story.expect('tranche 1', status, 'settled');
  return needed(legs.find(({ orderId }) => orderId !== null)?.orderId, 'payment order');
};

export const payRest = async (
  story: Telling,
  fund: StoryFund,
  { dossier, number }: { readonly dossier: StoryDossier; readonly number: number },
): Promise<void> => {
  await order(story, await claim(story, { dossier, number }));
  await pay(story, fund.idOf.indh);
  const { status } = await trancheOf(story, { dossier, number });
  story.expect(`tranche ${number}`, status, 'settled');
};
