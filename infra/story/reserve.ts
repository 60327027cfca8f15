import { agreementOf, seeTranches, signBeside } from './agreement.ts';
import { castAlike, convene, itemOf, open, signMinutes, stateDecision, voteAll, type AgendaItem } from './committee.ts';
import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { verify } from './observing.ts';
import { answerAll } from './round.ts';
import { mad, needed, type Telling } from './telling.ts';
import type { DossierView, ReservePage } from './wire.ts';

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];

export interface Three {
  readonly care: StoryDossier;
  readonly river: StoryDossier;
  readonly school: StoryDossier;
}

/** A tie, an empty envelope, a reserve list. */
export const sit = async (story: Telling, fund: StoryFund, { care, river, school }: Three): Promise<void> => {
  const session = await convene(story, fund, { dossiers: [care, river, school] });
  await open(story, session, PRESENT);
  const award = (amount: number) => ({
    amount: mad(amount),
    lines: [{ funderId: fund.idOf.ministry, amount: mad(amount) }],
    conditions: [],
  });
  const first = await itemOf(story, session.id, care);
  await voteAll(story, first, PRESENT);
  await retain(story, first, { ...award(49_000), changed: 'held on the call’s envelope' });

  const second = await itemOf(story, session.id, river);
  await castAlike(story, second, { accounts: PRESENT.slice(0, 2), vote: 'for' });
  await castAlike(story, second, { accounts: PRESENT.slice(2, 4), vote: 'against' });
  await castAlike(story, second, { accounts: PRESENT.slice(4), vote: 'abstain' });
  await retain(story, second, { ...award(48_500), changed: "two for, two against: the chair's voice decides" });

  const third = await itemOf(story, session.id, school);
  await voteAll(story, third, PRESENT);
  const decision = `/items/${third.item.id}/decision`;
  const chair = story.as('chair');
  await chair.refused('envelope_exceeded', chair.post(decision, { kind: 'retained', ...award(49_000) }));
  story.tell('chair', `states that ${school.reference} is retained too`, 'refused: 22,500 are left in the envelope');
  await stateDecision(story, third, {
    decision: { kind: 'reserve', rank: 1, ...award(49_000) },
    says: 'first of the reserve list',
    changed: 'nothing is held; freed money will wake it',
  });
  await signMinutes(story, session.id);
};

const retain = (story: Telling, item: AgendaItem, { changed, ...award }: { amount: object; changed: string }) =>
  stateDecision(story, item, { decision: { kind: 'retained', ...award }, says: 'retained', changed });

/** One association withdraws before it has signed; the first of the reserve list takes its place. */
export const promoteInItsPlace = async (story: Telling, fund: StoryFund, { river, school }: Omit<Three, 'care'>) => {
  const { as, tell, until } = story;
  const withdrawn = await agreementOf(story, river);
  await as(river.holder).post(`/dossiers/${river.dossierId}/withdrawal`, { reason: 'La commune fait les travaux.' });
  tell(river.holder, 'withdraws before signing', `48,500 are freed; the decision ${withdrawn.number} is set aside`);
  const list = () => as('secretary').get<ReservePage>(`/calls/${fund.callId}/reserve`);
  const { items } = await until(list, (known) => known.items[0]?.status === 'proposed');
  tell('secretary', 'looks at the reserve list', `${needed(items[0], 'place').reference} is proposed by itself`);
  await as('secretary').post(`/dossiers/${school.dossierId}/promotion`, {});
  await until(
    () => as('secretary').get<DossierView>(`/dossiers/${school.dossierId}`),
    ({ stage }) => stage === 'cofinancing',
  );
  tell('secretary', 'promotes it', 'the ministry is asked');
  await answerAll(story, { fund, dossier: school }, [{ funder: 'ministry', amount: 49_000 }]);
  const agreement = await signBeside(story, fund, school);
  await seeTranches(story, school);
  await verify(story, 'auditor', agreement);
  await verify(story, 'auditor', withdrawn);
};
