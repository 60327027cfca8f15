import type { StoryDossier } from './application.ts';
import type { StoryFund } from './fund.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import type { CommitteeAgenda, CommitteeSession, Me, Minutes } from './wire.ts';

const MEMBERS = ['member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
const THIRDS = ['elected', 'state', 'civil'];

type AgendaItem = CommitteeAgenda['items'][number];

/** 5. The committee sits: quorum, a recusal, votes, the award with its condition, the minutes signed. */
export const decide = async (
  story: Telling,
  fund: StoryFund,
  [dossier, neighbour]: readonly [StoryDossier, StoryDossier],
): Promise<void> => {
  const { as, tell, moveTo, now } = story;
  const secretary = as('secretary');
  const personOf = async (account: string): Promise<string> => (await as(account).get<Me>('/me')).person.id;
  const chairId = await personOf('chair');
  const ids = await Promise.all(MEMBERS.map(personOf));
  const sittingAt = daysAfter(await now(), 10);
  const session = await secretary.post<CommitteeSession>('/sessions', {
    callId: fund.callId,
    reference: `S-${fund.reference}`,
    sittingAt: sittingAt.toISOString(),
    members: [chairId, ...ids].map((personId, index) => ({
      personId,
      capacity: 'titular',
      third: THIRDS[index % THIRDS.length],
    })),
    chairId,
    secretaryId: await personOf('secretary'),
    dossierIds: [dossier.dossierId, neighbour.dossierId],
  });
  tell('secretary', 'convenes the committee', `seven members, quorum ${session.quorum}`);
  await moveTo(sittingAt);
  await as('chair').post(`/sessions/${session.id}/opening`, { presentIds: [chairId, ...ids.slice(0, 4)] });
  tell('chair', 'opens the session', 'five are present');
  const first = await itemOf(story, session.id, dossier);
  const second = await itemOf(story, session.id, neighbour);
  await voteWithRecusal(story, first);
  await retain(story, fund, first);
  await voteAll(story, second, PRESENT);
  await retain(story, fund, second);
  await signMinutes(story, session.id);
};

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];

const itemOf = async ({ as }: Telling, sessionId: string, { dossierId }: StoryDossier): Promise<AgendaItem> => {
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

const voteAll = async (
  { as, tell }: Telling,
  { item, contentHash, reference }: AgendaItem,
  accounts: readonly string[],
) => {
  for (const account of accounts) await as(account).post(`/items/${item.id}/votes`, { vote: 'for', contentHash });
  const others = accounts.length - 1;
  tell('chair', `and ${others} members vote on ${reference}`, 'all for, on the hash of the application as shown');
};

const retain = async (
  { as, tell }: Telling,
  { indh, region }: StoryFund,
  { item, reference }: AgendaItem,
): Promise<void> => {
  await as('chair').post(`/items/${item.id}/decision`, {
    kind: 'retained',
    amount: mad(300_000),
    lines: [
      { funderId: indh, amount: mad(210_000) },
      { funderId: region, amount: mad(90_000) },
    ],
    conditions: [{ text: 'Certificat sanitaire', proof: 'sanitary_certificate', tranche: 2 }],
  });
  tell(
    'chair',
    `states the decision on ${reference}: retained for 300,000 DH`,
    'held: INDH 210,000 and the region 90,000',
  );
};

const signMinutes = async ({ as, tell }: Telling, sessionId: string): Promise<void> => {
  const { number, contentHash } = await as('secretary').post<Minutes>(`/sessions/${sessionId}/closing`);
  tell('secretary', 'closes the session', `minutes ${number}`);
  for (const account of ['chair', 'secretary']) {
    await as(account).post(`/sessions/${sessionId}/signatures`, { contentHash });
  }
  tell('chair', 'and the secretary sign the minutes', 'the decision takes effect');
};
