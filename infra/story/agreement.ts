import type { StoryDossier } from './filing.ts';
import { approverOf, type StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { needed, type Telling } from './telling.ts';
import type { Agreement, TrancheList } from './wire.ts';

/** 7. The parties sign the act in their order; the last signature makes it effective. */
export const sign = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const agreement = await agreementOf(story, dossier);
  const { id, number, kind, document } = agreement;
  const parties = partiesOf(agreement, fund, dossier);
  tell('desk-officer', `sees the ${kind}`, `${number}, ${parties.length} parties in order`);
  const last = needed(parties.at(-1), 'party');
  await as(last).refused('not_your_turn', as(last).post(`/agreements/${id}/signatures`, { sha256: document.sha256 }));
  tell(last, 'signs before the others', 'refused: not your turn');
  await signAll(story, agreement, parties);
  await seeTranches(story, dossier);
};

/** Signed by everybody in order, without a word more. */
export const signBeside = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<Agreement> => {
  const agreement = await agreementOf(story, dossier);
  await signAll(story, agreement, partiesOf(agreement, fund, dossier));
  return agreement;
};

/** The accounts that sign, in the order of the act. */
export const partiesOf = ({ signatories }: Agreement, fund: StoryFund, { holder }: StoryDossier): string[] =>
  [...signatories]
    .sort((left, right) => left.position - right.position)
    .map(({ party }) => (party.by === 'holder' ? holder : approverOf(fund.funderOf(party.funderId))));

export const seeTranches = async ({ as, until, tell }: Telling, { dossierId, holder }: StoryDossier): Promise<void> => {
  const { items } = await until(
    () => as(holder).get<TrancheList>(`/dossiers/${dossierId}/tranches`),
    (known) => known.items[0]?.status === 'claimable',
  );
  const amounts = items.map(({ amount }) => amount.amount);
  tell(holder, 'looks at the tranches', `holds are commitments; planned by themselves: ${amounts.join(' / ')}`);
};

export const agreementOf = ({ as, until }: Telling, { dossierId, holder }: StoryDossier): Promise<Agreement> =>
  until(
    () => as(holder).get<Agreement>(`/dossiers/${dossierId}/agreement`),
    ({ status }) => status === 'signing',
  );

export const signAll = async (
  { as, tell }: Telling,
  { id, document: { sha256 } }: Pick<Agreement, 'id' | 'document'>,
  parties: readonly string[],
): Promise<void> => {
  for (const account of parties) {
    const { status } = await as(account).post<Agreement>(`/agreements/${id}/signatures`, { sha256 });
    tell(account, 'signs, under the hash of the exact PDF', status);
  }
};

/** Signed on paper: the copy counts once another person of the desk has looked at it. */
export const signByHand = async (story: Telling, { holder }: StoryDossier, { id }: Agreement): Promise<void> => {
  const { as, tell } = story;
  const bring = async (name: string): Promise<string> => {
    const documentId = await upload(story, holder, name);
    const { copies } = await as(holder).post<Agreement>(`/agreements/${id}/copies`, { documentId });
    return needed(copies.at(-1), 'signed copy').id;
  };
  const blurred = await bring('copie-floue');
  const refusal = { verdict: 'refused', reason: 'La dernière page manque.' };
  await as('desk-officer').post(`/signed-copies/${blurred}/check`, refusal);
  tell('desk-officer', 'refuses the copy signed by hand', 'the last page is missing; the party has its days again');
  const whole = await bring('copie-signee');
  await as('desk-officer').post(`/signed-copies/${whole}/check`, { verdict: 'accepted' });
  tell('desk-officer', 'accepts the second copy', 'a handwritten signature, of the day it was brought');
};
