import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import type { CommitteeAgenda, CommitteeSession, Me, Minutes } from './wire.ts';

const MEMBERS = ['member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
const THIRDS = ['elected', 'state', 'civil'];

export type AgendaItem = CommitteeAgenda['items'][number];

/** 5. The committee sits: quorum, a recusal, votes, the award with its condition, the minutes signed. */
export const decide = async (
  story: Telling,
  fund: StoryFund,
  [dossier, neighbour]: readonly [StoryDossier, StoryDossier],
): Promise<void> => {
  const session = await convene(story, fund, { dossiers: [dossier, neighbour] });
  await open(story, session, PRESENT);
  const first = await itemOf(story, session.id, dossier);
  const second = await itemOf(story, session.id, neighbour);
  await voteWithRecusal(story, first);
  await retain(story, fund, first);
  await voteAll(story, second, PRESENT);
  await retain(story, fund, second);
  await signMinutes(story, session.id);
};

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];

interface Convening {
  readonly dossiers: readonly StoryDossier[];
  readonly inDays?: number;
  /** Earlier decisions that it is to correct; then it is the call's second session. */
  readonly rectifies?: readonly AgendaItem[];
  /** The session that did not have its quorum, where this one sits in its place. */
  readonly secondOf?: CommitteeSession;
}

/** Seven members, and notice of ten days. */
export const convene = async (
  { as, tell, now }: Telling,
  { callId, reference }: StoryFund,
  { dossiers, inDays = 10, rectifies = [], secondOf }: Convening,
): Promise<CommitteeSession> => {
  const personOf = async (account: string): Promise<string> => (await as(account).get<Me>('/me')).person.id;
  const chairId = await personOf('chair');
  const ids = await Promise.all(MEMBERS.map(personOf));
  const session = await as('secretary').post<CommitteeSession>('/sessions', {
    callId,
    reference: secondOf === undefined && rectifies.length === 0 ? `S-${reference}` : `S2-${reference}`,
    sittingAt: daysAfter(await now(), inDays).toISOString(),
    members: [chairId, ...ids].map((personId, index) => ({
      personId,
      capacity: 'titular',
      third: THIRDS[index % THIRDS.length],
    })),
    chairId,
    secretaryId: await personOf('secretary'),
    dossierIds: dossiers.map(({ dossierId }) => dossierId),
    rectifies: rectifies.map(({ item }) => item.id),
    ...(secondOf === undefined ? {} : { secondOf: secondOf.id }),
  });
  tell('secretary', 'convenes the committee', `seven members, quorum ${session.quorum}`);
  return session;
};

/** On the day of the sitting, with whoever has come. */
export const open = async (
  { as, tell, moveTo }: Telling,
  { id, sittingAt }: CommitteeSession,
  present: readonly string[],
): Promise<void> => {
  await moveTo(new Date(sittingAt));
  const presentIds = await Promise.all(present.map(async (account) => (await as(account).get<Me>('/me')).person.id));
  await as('chair').post(`/sessions/${id}/opening`, { presentIds });
  tell('chair', 'opens the session', `${present.length} are present`);
};

/** Too few have come: nothing can be decided, and the same agenda is called a second time. */
export const adjourn = async (
  { as, tell, moveTo }: Telling,
  { id, sittingAt }: CommitteeSession,
  present: readonly string[],
): Promise<void> => {
  await moveTo(new Date(sittingAt));
  const presentIds = await Promise.all(present.map(async (account) => (await as(account).get<Me>('/me')).person.id));
  await as('chair').refused('quorum_missing', as('chair').post(`/sessions/${id}/opening`, { presentIds }));
  tell('chair', `opens the session with ${present.length}`, 'refused: the quorum is missing');
  await as('secretary').post(`/sessions/${id}/adjournment`, { presentIds });
  tell('secretary', 'adjourns it', 'its items wait for a second convening');
};

export const itemOf = async ({ as }: Telling, sessionId: string, { dossierId }: StoryDossier): Promise<AgendaItem> => {
  const { items } = await as('secretary').get<CommitteeAgenda>(`/sessions/${sessionId}`);
  const shown = items.find(({ item }) => item.dossierId === dossierId);
  return needed(shown, `item of the dossier ${dossierId}`);
};

const voteWithRecusal = async (story: Telling, shown: AgendaItem): Promise<void> => {
  const { as, tell } = story;
  const { item, contentHash } = shown;
  await as('member-4').post(`/items/${item.id}/recusals`, { reason: 'Membre de la même fédération.' });
  tell('member-4', 'declares a conflict and leaves', 'four remain, the quorum still holds');
  const vote = as('member-4').post(`/items/${item.id}/votes`, { vote: 'for', contentHash });
  await as('member-4').refused('member_recused', vote);
  tell('member-4', 'votes all the same', 'refused: recused');
  await voteAll(story, shown, PRESENT.slice(0, 4));
};

type Vote = 'for' | 'against' | 'abstain';

export const voteAll = (story: Telling, item: AgendaItem, accounts: readonly string[]): Promise<void> =>
  castAlike(story, item, { accounts, vote: 'for' });

export const castAlike = async (
  { as, tell }: Telling,
  { item, contentHash, reference }: AgendaItem,
  { accounts, vote }: { readonly accounts: readonly string[]; readonly vote: Vote },
): Promise<void> => {
  for (const account of accounts) await as(account).post(`/items/${item.id}/votes`, { vote, contentHash });
  const [first = 'chair', ...others] = accounts;
  const word = others.length === 0 ? 'votes' : `and ${others.length} members vote`;
  const all = vote === 'for' ? 'all for' : vote;
  tell(first, `${word} on ${reference}`, `${all}, on the hash of the application as shown`);
};

const retain = (story: Telling, { idOf: { indh, region05 } }: StoryFund, shown: AgendaItem): Promise<void> =>
  stateDecision(story, shown, {
    decision: {
      kind: 'retained',
      amount: mad(300_000),
      lines: [
        { funderId: indh, amount: mad(210_000) },
        { funderId: region05, amount: mad(90_000) },
      ],
      conditions: [{ text: 'Certificat sanitaire', proof: 'sanitary_certificate', tranche: 2 }],
    },
    says: 'retained for 300,000 DH',
    changed: 'held: INDH 210,000 and the region 90,000',
  });

interface Stated {
  readonly decision: object;
  readonly says: string;
  readonly changed: string;
}

export const stateDecision = async (
  { as, tell }: Telling,
  { item, reference }: AgendaItem,
  { decision, says, changed }: Stated,
): Promise<void> => {
  await as('chair').post(`/items/${item.id}/decision`, decision);
  tell('chair', `states the decision on ${reference}: ${says}`, changed);
};

/** The minutes as both have signed them, with their paper. */
export const signMinutes = async ({ as, tell }: Telling, sessionId: string): Promise<Minutes> => {
  const { number, contentHash } = await as('secretary').post<Minutes>(`/sessions/${sessionId}/closing`);
  tell('secretary', 'closes the session', `minutes ${number}`);
  for (const account of ['chair', 'secretary']) {
    await as(account).post(`/sessions/${sessionId}/signatures`, { contentHash });
  }
  tell('chair', 'and the secretary sign the minutes', 'the decision takes effect');
  return as('secretary').get<Minutes>(`/sessions/${sessionId}/minutes`);
};
