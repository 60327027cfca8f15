import { randomUUID } from 'node:crypto';
import { localDateOf } from '../../services/shared/dates.ts';
import type { StoryDossier } from './application.ts';
import { claim, claimAndOrder, payAll, trancheOf } from './disbursement.ts';
import type { StoryFund } from './fund.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import type { Document, DossierView, FinalCost, Recovery, ReportList, Timeline } from './wire.ts';

const indicators = (before: number, after: number) => [
  { code: 'IND-01', baseline: 0, target: 5, actual: after - before },
  { code: 'IND-02', baseline: before, target: before, actual: before },
  { code: 'IND-03', baseline: before, target: after, actual: after },
];

/** 9. Reports and the last tranches; the final cost is lower, and 18,000 come back. */
export const report = async (
  story: Telling,
  fund: StoryFund,
  { dossier, usedInvoice }: { dossier: StoryDossier; usedInvoice: string },
): Promise<void> => {
  const { holder } = dossier;
  const { tell, moveTo } = story;
  const { progress, final } = await reportsOf(story, dossier);
  await moveTo(daysAfter(new Date(progress.dueOn), 2));
  const { blocks } = await trancheOf(story, { dossier, number: 2 });
  tell(holder, 'looks at tranche 2', `blocked: ${blocks.map(({ code }) => code).join(', ')}`);
  await hand(story, holder, { reportId: progress.id, summary: 'Le séchoir tourne; deux emplois de plus.' });
  await refuseInvoice(story, dossier, usedInvoice);
  await claimAndOrder(story, { dossier, number: 2 });
  await payAll(story, fund);

  await moveTo(new Date(final.dueOn));
  await hand(story, holder, { reportId: final.id, summary: 'La coopérative vend sous son label; quinze emplois.' });
  await claimAndOrder(story, { dossier, number: 3 });
  await payAll(story, fund);
  await payBack(story, dossier);
};

/** The project cost less than planned: each funder gets its share of the difference back. */
const payBack = async ({ as, tell, now }: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const desk = as('desk-officer');
  const accounts = `Comptes certifiés ${randomUUID()}\n`;
  const { id: documentId } = await desk.upload<Document>('/documents?name=comptes.txt', accounts, 'text/plain');
  const stated = await desk.post<FinalCost>(`/dossiers/${dossierId}/final-cost`, {
    finalCost: mad(470_000),
    documentId,
  });
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

const reportsOf = async (
  { as, until }: Telling,
  { dossierId, holder }: StoryDossier,
): Promise<Record<'progress' | 'final', Report>> => {
  const { items } = await until(
    () => as(holder).get<ReportList>(`/dossiers/${dossierId}/reports`),
    (known) => known.items.length === 2,
  );
  const reportOf = (kind: Report['kind']): Report =>
    needed(
      items.find((each) => each.kind === kind),
      `${kind} report`,
    );
  return { progress: reportOf('progress'), final: reportOf('final') };
};

const hand = async (
  { as, tell }: Telling,
  holder: string,
  { reportId, summary }: { reportId: string; summary: string },
): Promise<void> => {
  const content = { summary, spent: [{ label: 'Séchoir', amount: mad(100_000) }], indicators: indicators(10, 15) };
  await as(holder).post(`/reports/${reportId}/submission`, content);
  tell(holder, 'submits a report', '5 jobs created, 10 maintained, 15 in all');
  await as('desk-officer').post(`/reports/${reportId}/acceptance`);
  tell('desk-officer', 'accepts it', 'the next tranche may be claimed');
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
