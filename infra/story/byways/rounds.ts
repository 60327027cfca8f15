import type { StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { answerAll, openLine, refuseLine, type Asked as Round } from '../round.ts';
import { daysAfter, mad, needed, type Telling } from '../telling.ts';
import type { ApprovalLine, Delegation, DossierView, Me, PlanOptions, Role, Rounds } from '../wire.ts';
import { USUAL } from './cast.ts';

const DELEGATE = 'indh-officer';
const APPROVER = 'indh-approver';
/** Who prepares does not decide: while the officer decides in somebody's place, another prepares. */
const SECONDED = 'field-officer';
const CEILING = 65_000;

const idOfPerson = async ({ as }: Telling, account: string): Promise<string> =>
  (await as(account).get<Me>('/me')).person.id;

/** A colleague is lent to INDH for as long as its officer decides; gives how to end it. */
const second = async (story: Telling, { idOf }: StoryFund): Promise<() => Promise<void>> => {
  const { as, tell } = story;
  const scope = { kind: 'funder', id: idOf.indh };
  const personId = await idOfPerson(story, SECONDED);
  const { id } = await as('admin').post<Role>('/roles', { personId, role: 'funder_officer', scope });
  tell('admin', `lends ${SECONDED} to INDH`, 'officer of INDH');
  return async () => {
    await as('admin').post(`/roles/${id}/end`);
    tell('admin', 'ends the loan', 'from the next request on');
  };
};

const prepare = async ({ as }: Telling, { id, asked }: ApprovalLine): Promise<void> => {
  const proposal = { opinion: 'favourable', proposedAmount: asked, note: 'Conforme à notre programme.' };
  await as(SECONDED).post(`/lines/${id}/preparation`, proposal);
};

interface Two {
  readonly wool: StoryDossier;
  readonly lodge: StoryDossier;
}

/** For four days, up to an amount: before them, above it and after them the delegate is nobody. */
export const delegate = async (story: Telling, fund: StoryFund, { wool, lodge }: Two): Promise<string> => {
  const { as, tell, expect, now, moveTo } = story;
  const end = await second(story, fund);
  const from = daysAfter(await now(), 1);
  const term = { from: from.toISOString(), to: daysAfter(from, 4).toISOString() };
  const delegateId = await idOfPerson(story, DELEGATE);
  const given = { funderId: fund.idOf.indh, delegateId, ...term, amountMax: mad(CEILING), act: 'Note 12/2026' };
  const { id: delegationId } = await as(APPROVER).post<Delegation>('/delegations', given);
  tell(APPROVER, `delegates the signature to ${DELEGATE}`, `from tomorrow, for four days, up to ${CEILING}`);

  const line = await openLine(story, { fund, dossier: wool }, { funder: 'indh' });
  const larger = await openLine(story, { fund, dossier: lodge }, { funder: 'indh' });
  for (const each of [line, larger]) await prepare(story, each);
  const decision = { decision: 'approved', delegationId };
  const decide = ({ id }: ApprovalLine) => as(DELEGATE).post<ApprovalLine>(`/lines/${id}/decision`, decision);
  await as(DELEGATE).refused('delegation_not_in_force', decide(line));
  tell(DELEGATE, 'decides a day too early', 'refused: the delegation is not in force yet');
  await moveTo(from);
  await as(DELEGATE).refused('delegation_exceeded', decide(larger));
  tell(DELEGATE, `decides a line of ${larger.asked.amount}`, 'refused: above what was delegated');
  const { decisions } = await decide(line);
  const [level] = needed(decisions, 'decisions');
  const represented = await idOfPerson(story, APPROVER);
  tell(DELEGATE, `approves ${line.asked.amount} in the place of ${APPROVER}`, 'both names stay on the answer');
  expect('who decided, in whose place', [level?.decidedBy, level?.represented], [delegateId, represented]);
  await end();
  return delegationId;
};

/** After its last day a delegation gives nothing, whoever has the paper. */
export const outliveDelegation = async (story: Telling, asked: Round, delegationId: string): Promise<void> => {
  const { as, tell } = story;
  const { id } = await openLine(story, asked, { funder: 'indh' });
  const decision = as(DELEGATE).post(`/lines/${id}/decision`, { decision: 'approved', delegationId });
  await as(DELEGATE).refused('delegation_not_in_force', decision);
  tell(DELEGATE, 'decides another line a week later', 'refused: the delegation has ended');
};

const ENDS = ['unfinanced'];

const becomesUnfinanced = async (story: Telling, { holder, dossierId }: StoryDossier, by: string): Promise<void> => {
  const { as, until, expect } = story;
  await until(
    () => as(holder).get<DossierView>(`/dossiers/${dossierId}`),
    ({ stage }) => ENDS.includes(stage),
  );
  const { rounds } = await as(APPROVER).get<Rounds>(`/dossiers/${dossierId}/rounds`);
  const last = rounds.at(-1);
  expect('how the round ended', [last?.status, last?.ending], ['unfinanced', by]);
};

/** One no, and nobody who could give more: the lead funder gives up, and what was held is free. */
export const giveUp = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const round = { fund, dossier };
  await answerAll(story, round, [{ funder: 'region05', amount: USUAL.region05 }]);
  await refuseLine(story, round, 'indh');
  const { gap } = await until(
    () => as(APPROVER).get<Rounds>(`/dossiers/${dossier.dossierId}/rounds`),
    ({ next }) => next.step === 'plan',
  );
  const { options } = await as(APPROVER).get<PlanOptions>(`/dossiers/${dossier.dossierId}/plan-options`);
  const most = options.map(({ code, most: could }) => `${code} ${could.amount}`).join(', ');
  tell(APPROVER, `asks who could fill ${gap.amount}`, most === '' ? 'nobody' : most);
  await as(APPROVER).post(`/dossiers/${dossier.dossierId}/giving-up`, {
    reason: 'Nous ne voulons pas le demander à un seul.',
  });
  tell(APPROVER, 'gives the round up', "the region's yes is kept in the history; its money is free");
  await becomesUnfinanced(story, dossier, 'given_up');
};

/** A yes is conditional on its round: one funder says nothing, and when the round is over the other's money is free too. */
export const letRoundLapse = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, moveTo } = story;
  const { rounds } = await as('region-approver').get<Rounds>(`/dossiers/${dossier.dossierId}/rounds`);
  const { closesAt } = needed(rounds[0], 'round');
  await moveTo(new Date(needed(closesAt, 'end of the round')));
  await becomesUnfinanced(story, dossier, 'round_overdue');
  tell('region-approver', 'is told that the round is over', 'the yes has expired with it');
};
