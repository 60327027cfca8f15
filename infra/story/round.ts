import type { StoryDossier } from './application.ts';
import type { StoryFund } from './fund.ts';
import { mad, needed, type Telling } from './telling.ts';
import type { ApprovalLine, DossierView, Rounds } from './wire.ts';

/** 6. The round: INDH gives less, the region says yes, CDG fills the gap in a second round. */
export const finance = async (story: Telling, fund: StoryFund, { dossierId }: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const lead = as('indh-approver');
  const picture = () => lead.get<Rounds>(`/dossiers/${dossierId}/rounds`);
  const opened = await until(picture, ({ next }) => next.step === 'answers' && next.funderIds.length === 2);
  tell('indh-approver', 'looks at the round', 'INDH and the region are asked in parallel');

  await answer(story, lineOf(opened, fund.indh), { prefix: 'indh', amount: 180_000 });
  await answer(story, lineOf(opened, fund.region), { prefix: 'region', amount: 90_000 });
  const gap = await until(picture, ({ next }) => next.step === 'plan');
  tell('indh-approver', 'looks again', `a gap of ${gap.gap.amount}`);

  const regionBefore = lineOf(gap, fund.region);
  await lead.post(`/dossiers/${dossierId}/rounds`, { lines: [{ funderId: fund.cdg, amount: mad(30_000) }] });
  tell('indh-approver', 'plans a second round', 'CDG is asked for 30,000; its envelope holds them before it is asked');
  const second = await until(picture, ({ next }) => next.step === 'answers');
  const regionAfter = lineOf(second, fund.region);
  if (JSON.stringify(regionAfter) !== JSON.stringify(regionBefore)) throw new Error("the region's yes was touched");
  tell('region-approver', "'s yes stands untouched", 'only CDG is asked');
  await answer(story, lineOf(second, fund.cdg), { prefix: 'cdg', amount: 30_000 });
  await until(
    () => lead.get<DossierView>(`/dossiers/${dossierId}`),
    ({ stage }) => stage === 'agreement',
  );
  tell('indh-approver', 'looks at the dossier', 'financed: 180,000 + 90,000 + 30,000');
};

/** The neighbour's round: both say yes in full. */
export const financeInFull = async (story: Telling, fund: StoryFund, { dossierId }: StoryDossier): Promise<void> => {
  const lead = story.as('indh-approver');
  const opened = await story.until(
    () => lead.get<Rounds>(`/dossiers/${dossierId}/rounds`),
    ({ next }) => next.step === 'answers',
  );
  await answer(story, lineOf(opened, fund.indh), { prefix: 'indh', amount: 210_000 });
  await answer(story, lineOf(opened, fund.region), { prefix: 'region', amount: 90_000 });
};

const lineOf = ({ rounds }: Rounds, funderId: string): ApprovalLine => {
  const lines = rounds.flatMap((round) => round.lines);
  const line = lines.find((each) => each.funderId === funderId && each.supersededBy === null);
  return needed(line, `line of the funder ${funderId}`);
};

const answer = async (
  { as, tell }: Telling,
  { id, asked }: ApprovalLine,
  { prefix, amount }: { prefix: string; amount: number },
): Promise<void> => {
  const [officer, approver] = [`${prefix}-officer`, `${prefix}-approver`];
  const proposal = { opinion: 'favourable', proposedAmount: mad(amount), note: 'Projet conforme à notre programme.' };
  await as(officer).post(`/lines/${id}/preparation`, proposal);
  tell(officer, 'prepares the answer', `proposes ${amount}`);
  await as(approver).post(`/lines/${id}/decision`, { decision: 'approved', amount: mad(amount) });
  tell(approver, `approves ${amount} of ${asked.amount}`, 'a firm hold for exactly that');
};
