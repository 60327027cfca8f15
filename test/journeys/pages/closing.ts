import { HOLDER, type Applied } from './applying.ts';
import { paper, photo } from './papers.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** Jobs created, kept and in all; what was before and what is aimed at stand there from the application. */
const MEASURED = [5, 10, 15] as const;

/** The call asks for this one alone. */
const FINAL = 'page.report_kind.final';

/** 8. The holder tells what was done, on the phone; the desk reads and accepts it. */
export const report = async (stage: Stage, { reference }: Applied): Promise<void> => {
  const holder = await stage.as(HOLDER);
  await holder.later(7, 7);
  await holder.answer('report', reference, FINAL);
  await holder.type(
    'page.field.submit_report.summary',
    stage.say({ ar: 'المجفف يشتغل، ومنصبان جديدان.', fr: 'Le séchoir tourne ; deux emplois de plus.' }),
  );
  await holder.type('page.field.submit_report.spent.label', stage.say({ ar: 'المجفف', fr: 'Séchoir' }));
  await holder.type('page.field.submit_report.spent.amount', 100_000);
  for (const [place, value] of MEASURED.entries())
    await holder.field('page.field.submit_report.indicators.actual').nth(place).fill(String(value));
  await holder.attach(photo('sechoir'), 'page.field.submit_report.file');
  await holder.press('page.reports.send');
  const desk = await stage.as('desk-officer');
  await desk.answer('report', reference, FINAL);
  await desk.press('page.reports.accept');
};

/** 9. The project cost less than planned: each funder gets its share back, and the dossier is closed at zero. */
export const close = async (stage: Stage, { reference }: Applied): Promise<Buffer> => {
  const desk = await stage.as('desk-officer');
  await desk.takeUp('close_dossier', { about: reference });
  await desk.follow('page.part.payments');
  await desk.follow('page.payments.final_cost');
  await desk.type('page.field.report_final_cost.finalCost', 470_000);
  await desk.attach(paper('comptes-certifies'), 'page.field.report_final_cost.file');
  await desk.press('page.payments.final_cost');
  await notify(desk);
  await payBack(stage, reference);
  await desk.takeUp('close_dossier', { about: reference });
  await desk.type('page.field.reason', stage.say({ ar: 'انتهى المشروع وحصرت الحسابات.', fr: 'Projet achevé.' }));
  await desk.press('page.closure.close');
  return desk.download('page.closure.open_statement');
};

/** The holder is told in writing what is to be paid back. */
const notify = async (desk: Person): Promise<void> => {
  const today = await desk.day();
  await desk.takeUp('close_dossier');
  await desk.follow('page.part.payments');
  await desk.follow('page.cause.final_cost');
  await desk.unfold('page.recovery_act.notify_recovery');
  await desk.type('page.field.notify_recovery.notifiedOn', today);
  await desk.press('page.recovery_act.notify_recovery');
};

const payBack = async (stage: Stage, reference: string): Promise<void> => {
  const payer = await stage.as('payer');
  const today = await payer.day();
  await payer.place('page.place.payments');
  await payer.follow('page.payments.place.recoveries');
  await payer.follow(reference);
  await payer.unfold('page.recovery_act.receive_recovery');
  await payer.type('page.field.receive_recovery.amount', 18_000);
  await payer.type('page.field.receive_recovery.receivedOn', today);
  await payer.type('page.field.receive_recovery.bankReference', 'VIR-2026-044');
  await payer.press('page.recovery_act.receive_recovery');
};
