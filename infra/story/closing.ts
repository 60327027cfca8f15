import { randomUUID } from 'node:crypto';
import type { StoryDossier } from './application.ts';
import { claim, claimAndOrder, payAll, trancheOf } from './disbursement.ts';
import type { StoryFund } from './fund.ts';
import { dateOf, daysAfter, mad, type Telling } from './telling.ts';
import type { Json } from './visitor.ts';

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
  const { dossierId, holder } = dossier;
  const { as, tell, moveTo } = story;
  const [progress, final] = await reportsOf(story, dossier);
  await moveTo(daysAfter(new Date(progress.dueOn), 2));
  const late = await trancheOf(story, dossier, 2);
  tell(holder, 'looks at tranche 2', `blocked: ${late.blocks.map(({ code }: Json) => code).join(', ')}`);
  await hand(story, holder, { reportId: progress.id, summary: 'Le séchoir tourne; deux emplois de plus.' });
  await refuseInvoice(story, dossier, usedInvoice);
  await claimAndOrder(story, { dossier, number: 2 });
  await payAll(story, fund);

  await moveTo(new Date(final.dueOn));
  await hand(story, holder, { reportId: final.id, summary: 'La coopérative vend sous son label; quinze emplois.' });
  await claimAndOrder(story, { dossier, number: 3 });
  await payAll(story, fund);

  const documentId = (
    await as('desk-officer').upload('/documents?name=comptes.txt', `Comptes certifiés ${randomUUID()}\n`, 'text/plain')
  ).id;
  const { recovery } = await as('desk-officer').post(`/dossiers/${dossierId}/final-cost`, {
    finalCost: mad(470_000),
    documentId,
  });
  const shares = recovery.shares.map(({ amount }: Json) => amount.amount);
  tell(
    'desk-officer',
    'states the final cost: 470,000 of 500,000',
    `to be paid back ${String(recovery.amount.amount)}: ${shares.join(' / ')}`,
  );
  const receipt = {
    amount: mad(18_000),
    receivedOn: dateOf(await story.now()),
    bankReference: `VIR-${randomUUID().slice(0, 8)}`,
  };
  const { status } = await as('payer').post(`/recoveries/${recovery.id}/receipts`, receipt);
  tell('payer', 'records the money that came back', String(status));
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

const reportsOf = async ({ as, until }: Telling, { dossierId, holder }: StoryDossier): Promise<Json[]> => {
  const { items } = await until(
    () => as(holder).get(`/dossiers/${dossierId}/reports`),
    (known) => known.items.length === 2,
  );
  return ['progress', 'final'].map((kind) => items.find((each: Json) => each.kind === kind));
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
  const { stage } = await as('desk-officer').get(`/dossiers/${dossierId}`);
  tell('desk-officer', 'closes the dossier', `${String(stage)}: every funder's position is zero`);
};

/** The history of one payment, from the bank's entry back to the vote. */
export const tellTimeline = async ({ as }: Telling, orderId: string, print: (line: string) => void): Promise<void> => {
  const { items } = await as('auditor').get(`/payment-orders/${orderId}/timeline?limit=200`);
  print(`\nThe timeline of one payment (${orderId}), as the auditor reads it:`);
  for (const { effectiveOn, kind, actor, role, outcome } of items) {
    const by = `${String(actor)}${role === null ? '' : ` (${String(role)})`}`;
    print(
      `  ${String(effectiveOn).slice(0, 16)}  ${String(kind).padEnd(36)} ${by}${outcome === 'refused' ? '  REFUSED' : ''}`,
    );
  }
};
