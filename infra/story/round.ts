import type { DemoFunder } from '../demo/fund.ts';
import type { StoryDossier } from './filing.ts';
import { approverOf, officerOf, type StoryFund } from './fund.ts';
import { mad, needed, type Telling } from './telling.ts';
import type { ApprovalLine, DossierView, PlanOptions, PlanRevision, Round, Rounds } from './wire.ts';

/** 6. The round: INDH gives less, the region says yes, CDG fills the gap in a second round. */
export const finance = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const { dossierId } = dossier;
  const lead = as('indh-approver');
  const picture = () => lead.get<Rounds>(`/dossiers/${dossierId}/rounds`);
  await until(picture, ({ next }) => next.step === 'answers' && next.funderIds.length === 2);
  tell('indh-approver', 'looks at the round', 'INDH and the region are asked in parallel');

  await answerAll(story, { fund, dossier }, [
    { funder: 'indh', amount: 180_000 },
    { funder: 'region05', amount: 90_000 },
  ]);
  const gap = await until(picture, ({ next }) => next.step === 'plan');
  tell('indh-approver', 'looks again', `a gap of ${gap.gap.amount}`);

  const regionBefore = lineOf(gap, fund.idOf.region05);
  await lead.post(`/dossiers/${dossierId}/rounds`, { lines: [{ funderId: fund.idOf.cdg, amount: mad(30_000) }] });
  tell('indh-approver', 'plans a second round', 'CDG is asked for 30,000; its envelope holds them before it is asked');
  const second = await until(picture, ({ next }) => next.step === 'answers');
  const regionAfter = lineOf(second, fund.idOf.region05);
  if (JSON.stringify(regionAfter) !== JSON.stringify(regionBefore)) throw new Error("the region's yes was touched");
  tell('region-approver', "'s yes stands untouched", 'only CDG is asked');
  await answerAll(story, { fund, dossier }, [{ funder: 'cdg', amount: 30_000 }]);
  await becomesFinanced(story, dossier, '180,000 + 90,000 + 30,000');
};

export const becomesFinanced = async (
  { as, until, tell }: Telling,
  { dossierId, holder }: StoryDossier,
  by: string,
): Promise<void> => {
  await until(
    () => as(holder).get<DossierView>(`/dossiers/${dossierId}`),
    ({ stage }) => stage === 'agreement',
  );
  tell(holder, 'looks at the dossier', `financed: ${by}`);
};

/** What a funder says of its line; a yes in full or in part, with its conditions. */
export interface Answer {
  readonly funder: DemoFunder;
  readonly instrument?: ApprovalLine['instrument'];
  readonly amount: number;
  /** How many of its people decide, one after another; one where nothing is said. */
  readonly levels?: 1 | 2;
  readonly conditions?: readonly { text: string; proof: string; tranche: number }[];
}

export interface Asked {
  readonly fund: StoryFund;
  readonly dossier: StoryDossier;
}

/** Each funder answers its open line: its officer prepares, its approver decides. */
export const answerAll = async (story: Telling, asked: Asked, answers: readonly Answer[]): Promise<void> => {
  for (const answer of answers) await give(story, await openLine(story, asked, answer), answer);
};

/** The line that this funder is asked to answer now. */
export const openLine = async (
  { as, until }: Telling,
  { fund, dossier }: Asked,
  { funder, instrument }: Pick<Answer, 'funder' | 'instrument'>,
): Promise<ApprovalLine> => {
  const funderId = fund.idOf[funder];
  const rounds = await until(
    () => as(approverOf(funder)).get<Rounds>(`/dossiers/${dossier.dossierId}/rounds`),
    ({ next }) => next.step === 'answers' && next.funderIds.includes(funderId),
  );
  return lineOf(rounds, funderId, instrument);
};

/** A no needs its reason; what was held for it is free again. */
export const refuseLine = async (story: Telling, asked: Asked, funder: DemoFunder): Promise<void> => {
  const line = await openLine(story, asked, { funder });
  await prepare(story, line, { funder, amount: null });
  const reason = 'Hors de nos priorités de cette année.';
  await story.as(approverOf(funder)).post(`/lines/${line.id}/decision`, { decision: 'refused', reason });
  story.tell(approverOf(funder), 'refuses', `${reason} The rest of the round goes on`);
};

/** The lead funder asks who could fill the gap, and asks them; only those whose line changes. */
export const planRound = async (
  { as, tell }: Telling,
  { dossier: { dossierId }, lead }: { readonly dossier: StoryDossier; readonly lead: string },
  lines: readonly object[],
): Promise<void> => {
  const { options } = await as(lead).get<PlanOptions>(`/dossiers/${dossierId}/plan-options`);
  const could = options.map(({ code, instrument, most }) => `${code} ${instrument} ${most.amount}`);
  tell(lead, 'asks who could fill the gap', could.join(', '));
  await as(lead).refused(
    'gap_not_closed',
    as(lead).post(`/dossiers/${dossierId}/rounds`, { lines: lines.slice(0, 1) }),
  );
  const { number } = await as(lead).post<Round>(`/dossiers/${dossierId}/rounds`, { lines });
  tell(lead, `plans round ${number}`, 'refused while it left a gap; now it closes both to the centime');
};

/** Nobody gives more: the holder is asked to do with less, and needs of each funder exactly what it has approved. */
export const revise = async (
  { as, tell, until }: Telling,
  { dossierId, holder }: StoryDossier,
  { lead, plan }: { readonly lead: string; readonly plan: object },
): Promise<void> => {
  await until(
    () => as(lead).get<Rounds>(`/dossiers/${dossierId}/rounds`),
    ({ next }) => next.step === 'plan',
  );
  const message = 'Il manque 80 000 DH : réduisez les dépenses ou apportez davantage.';
  const { id } = await as(lead).post<PlanRevision>(`/dossiers/${dossierId}/revisions`, { message });
  tell(lead, 'asks the holder for another plan', message);
  const { status } = await as(holder).post<PlanRevision>(`/revisions/${id}/answer`, { answer: 'revised', plan });
  tell(holder, 'spends 80,000 less', `${status}: no funder is asked again`);
};

/** The funder's open question, or else what it said. */
const lineOf = (
  { rounds }: Rounds,
  funderId: string,
  instrument: ApprovalLine['instrument'] = 'grant',
): ApprovalLine => {
  const lines = rounds
    .flatMap((round) => round.lines)
    .filter((each) => each.funderId === funderId && each.instrument === instrument && each.supersededBy === null);
  const open = lines.find(({ status }) => status === 'asked' || status === 'prepared');
  return needed(open ?? lines.at(-1), `line of the funder ${funderId}`);
};

/** Null where the officer advises against it. */
const prepare = async (
  { as, tell }: Telling,
  { id }: ApprovalLine,
  { funder, amount }: { readonly funder: DemoFunder; readonly amount: number | null },
): Promise<void> => {
  const officer = officerOf(funder);
  const proposal =
    amount === null
      ? { opinion: 'unfavourable', proposedAmount: null, note: 'Hors de notre programme de cette année.' }
      : { opinion: 'favourable', proposedAmount: mad(amount), note: 'Projet conforme à notre programme.' };
  await as(officer).post(`/lines/${id}/preparation`, proposal);
  tell(officer, 'prepares the answer', amount === null ? 'advises against it' : `proposes ${amount}`);
};

const give = async (story: Telling, line: ApprovalLine, answer: Answer): Promise<void> => {
  const { as, tell } = story;
  const { funder, amount, conditions = [], levels = 1 } = answer;
  await prepare(story, line, answer);
  const approvers = [approverOf(funder), `${approverOf(funder)}-2`].slice(0, levels);
  const decision = { decision: 'approved', amount: mad(amount), conditions };
  const gates = conditions.map(({ text, tranche }) => `; "${text}" gates tranche ${tranche}`).join('');
  for (const approver of approvers) {
    await as(approver).post(`/lines/${line.id}/decision`, decision);
    const changed = approver === approvers.at(-1) ? 'a firm hold for exactly that' : 'a second person is asked too';
    tell(approver, `approves ${amount} of ${line.asked.amount}`, `${changed}${gates}`);
  }
};
