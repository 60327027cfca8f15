import { randomUUID } from 'node:crypto';
import { localDateOf } from '../../services/shared/dates.ts';
import { claim, claimAndOrder, trancheOf } from './disbursement.ts';
import { payAll } from './payments.ts';
import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { daysAfter, dirhams, mad, needed, type Telling } from './telling.ts';
import type { ClosureView, Document, DossierView, FinalCost, Recovery, ReportList, Results, Timeline } from './wire.ts';

const FUNDERS = ['indh', 'region05', 'cdg'] as const;

const JOBS = {
  indicators: [
    { code: 'IND-01', baseline: 0, target: 5, actual: 5 },
    { code: 'IND-02', baseline: 10, target: 10, actual: 10 },
    { code: 'IND-03', baseline: 10, target: 15, actual: 15 },
  ],
  says: '5 jobs created, 10 maintained, 15 in all',
};

/** 9. Reports and the last tranches; the final cost is lower, and 18,000 come back. */
export const report = async (
  story: Telling,
  fund: StoryFund,
  { dossier, usedInvoice }: { dossier: StoryDossier; usedInvoice: string },
): Promise<void> => {
  const { holder } = dossier;
  const { tell, moveTo } = story;
  const progress = await reportOf(story, dossier, 'progress');
  const final = await reportOf(story, dossier, 'final');
  await moveTo(daysAfter(new Date(progress.dueOn), 2));
  const { blocks } = await trancheOf(story, { dossier, number: 2 });
  tell(holder, 'looks at tranche 2', `blocked: ${blocks.map(({ code }) => code).join(', ')}`);
  await hand(story, holder, { ...JOBS, reportId: progress.id, summary: 'Le séchoir tourne; deux emplois de plus.' });
  await refuseInvoice(story, dossier, usedInvoice);
  await claimAndOrder(story, { dossier, number: 2 });
  await payAll(story, fund, FUNDERS);

  await moveTo(new Date(final.dueOn));
  await hand(story, holder, {
    ...JOBS,
    reportId: final.id,
    summary: 'La coopérative vend sous son label; quinze emplois.',
  });
  await claimAndOrder(story, { dossier, number: 3 });
  await payAll(story, fund, FUNDERS);
  await payBack(story, dossier);
};

/** The project cost less than planned: each funder gets its share of the difference back. */
const payBack = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { tell, as, now } = story;
  const stated = await stateFinalCost(story, dossier, 470_000);
  const { id, amount, shares } = needed(stated.recovery, 'recovery');
  tell(
    'desk-officer',
    'states the final cost: 470,000 of 500,000',
    `to be paid back ${amount.amount}: ${shares.map((share) => share.amount.amount).join(' / ')}`,
  );
  const { status } = await as('payer').post<Recovery>(`/recoveries/${id}/receipts`, {
    amount: mad(18_000),
    receivedOn: localDateOf(await now()),
    bankReference: `VIR-${randomUUID().slice(0, 8)}`,
  });
  tell('payer', 'records the money that came back', status);
};

/** An expense that does not count comes back from the holder, who contests it first; the lead funder decides. */
export const askBack = async (
  story: Telling,
  { dossierId, holder }: StoryDossier,
  { amount, lead }: { readonly amount: number; readonly lead: string },
): Promise<void> => {
  const { as, tell, now } = story;
  const documentId = await upload(story, 'desk-officer', 'facture-hors-objet');
  const reason = 'Une dépense étrangère au projet.';
  const asked = { cause: 'ineligible_expense', amount: mad(amount), reason, documentId };
  const { id, shares } = await as('desk-officer').post<Recovery>(`/dossiers/${dossierId}/recoveries`, asked);
  tell('desk-officer', `asks ${dirhams(amount)} back`, shares.map((share) => share.amount.amount).join(' / '));
  const today = localDateOf(await now());
  await as('desk-officer').post(`/recoveries/${id}/notification`, { notifiedOn: today });
  await as(holder).post(`/recoveries/${id}/contest`, { reason: 'La facture est celle du quai.' });
  tell(holder, 'contests it', 'the lead funder decides');
  await as(lead).post(`/recoveries/${id}/maintenance`, { reason: 'Le quai appartient au port.' });
  for (const part of [amount / 4, (amount * 3) / 4]) {
    const bankReference = `VIR-${randomUUID().slice(0, 8)}`;
    const receipt = { amount: mad(part), receivedOn: today, bankReference };
    const { status } = await as('payer').post<Recovery>(`/recoveries/${id}/receipts`, receipt);
    tell('payer', `records ${dirhams(part)} that came back`, status);
  }
};

/** On certified accounts. */
export const stateFinalCost = async (
  { as }: Telling,
  { dossierId }: StoryDossier,
  cost: number,
): Promise<FinalCost> => {
  const desk = as('desk-officer');
  const accounts = `Comptes certifiés ${randomUUID()}\n`;
  const { id: documentId } = await desk.upload<Document>('/documents?name=comptes.txt', accounts, 'text/plain');
  return desk.post<FinalCost>(`/dossiers/${dossierId}/final-cost`, { finalCost: mad(cost), documentId });
};

/** The panels' invoice is already in the neighbour's dossier: it counts once, across every funder. */
const refuseInvoice = async (story: Telling, dossier: StoryDossier, usedInvoice: string): Promise<void> => {
  const asked = claim(story, { dossier, number: 2, invoice: usedInvoice });
  await story.as(dossier.holder).refused('invoice_already_used', asked);
  story.tell(
    dossier.holder,
    'claims tranche 2 with an invoice that the neighbour has used',
    'refused: an invoice counts once',
  );
};

type Report = ReportList['items'][number];

/** The report of this kind, planned by itself when the agreement became effective. */
export const reportOf = async (
  { as, until }: Telling,
  { dossierId, holder }: StoryDossier,
  kind: Report['kind'],
): Promise<Report> => {
  const { items } = await until(
    () => as(holder).get<ReportList>(`/dossiers/${dossierId}/reports`),
    (known) => known.items.length > 0,
  );
  return needed(
    items.find((each) => each.kind === kind),
    `${kind} report`,
  );
};

/** What the holder tells, as the report of this kind. */
export interface Told {
  readonly reportId: string;
  readonly summary: string;
  readonly indicators: readonly object[];
  readonly spent?: number;
}

const submitReport = (
  { as }: Telling,
  holder: string,
  { reportId, summary, indicators, spent = 100_000 }: Told,
): Promise<unknown> => {
  const content = { summary, spent: [{ label: 'Dépenses de la période', amount: mad(spent) }], indicators };
  return as(holder).post(`/reports/${reportId}/submission`, content);
};

export const hand = async (story: Telling, holder: string, told: Told & { readonly says: string }): Promise<void> => {
  const { as, tell } = story;
  await submitReport(story, holder, told);
  tell(holder, 'submits a report', told.says);
  await as('desk-officer').post(`/reports/${told.reportId}/acceptance`);
  tell('desk-officer', 'accepts it', 'the next tranche may be claimed');
};

/** Sent back with questions: the holder tells it again, and both tellings are kept. */
export const returnReport = async (
  story: Telling,
  holder: string,
  { question, ...told }: Told & { readonly question: string },
): Promise<void> => {
  const { as, tell } = story;
  await submitReport(story, holder, told);
  tell(holder, 'submits a report', told.summary);
  await as('field-officer').post(`/reports/${told.reportId}/return`, { questions: [question] });
  tell('field-officer', 'returns it', question);
};

/** What the holder declared is looked at by somebody else, whose figure counts; each funder has its part of it. */
export const verifyJobs = async (
  { as, tell }: Telling,
  { dossierId }: StoryDossier,
  reportId: string,
): Promise<void> => {
  const verified = { code: 'IND-01', verified: 1, note: 'Bulletins de paie vus.' };
  await as('field-officer').post(`/reports/${reportId}/verifications`, verified);
  const { items } = await as('field-officer').get<Results>(`/dossiers/${dossierId}/results`);
  const {
    declared,
    verified: counted,
    byFunder,
  } = needed(
    items.find(({ code }) => code === 'IND-01'),
    'result IND-01',
  );
  const parts = byFunder.map(({ value }) => value).join(' + ');
  tell('field-officer', 'verifies the jobs created', `declared ${declared}, verified ${counted}, by funder ${parts}`);
};

/** The checklist names what is still open; nobody closes over it. */
export const refuseClosing = async ({ as, tell }: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const desk = as('desk-officer');
  const { checks } = await desk.get<ClosureView>(`/dossiers/${dossierId}/closure`);
  const open = checks.filter(({ isMet }) => !isMet).map(({ check }) => check);
  await desk.refused('closure_incomplete', desk.post(`/dossiers/${dossierId}/closure`, { reason: 'Terminé.' }));
  tell('desk-officer', 'tries to close the dossier', `refused: ${open.join(', ')}`);
};

/** 10. Closure, with every funder's position zero. */
export const close = async ({ as, tell }: Telling, { dossierId }: StoryDossier): Promise<void> => {
  await as('desk-officer').post(`/dossiers/${dossierId}/closure`, { reason: 'Projet achevé, comptes arrêtés.' });
  const { stage } = await as('desk-officer').get<DossierView>(`/dossiers/${dossierId}`);
  tell('desk-officer', 'closes the dossier', `${stage}: every funder's position is zero`);
};

/** The history of one payment, from the bank's entry back to the vote. */
export const tellTimeline = async ({ as }: Telling, orderId: string, print: (line: string) => void): Promise<void> => {
  const { items } = await as('auditor').get<Timeline>(`/payment-orders/${orderId}/timeline?limit=200`);
  print(`\nThe timeline of one payment (${orderId}), as the auditor reads it:`);
  for (const { effectiveOn, kind, actor, role, outcome } of items) {
    const by = role === null ? actor : `${actor} (${role})`;
    const end = outcome === 'refused' ? '  REFUSED' : '';
    print(`  ${effectiveOn.slice(0, 16)}  ${kind.padEnd(36)} ${by}${end}`);
  }
};
