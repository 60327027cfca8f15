import type { StoryDossier } from './application.ts';
import type { Telling } from './telling.ts';
import type { Agreement, TrancheList } from './wire.ts';

const FUNDERS = ['indh-approver', 'region-approver', 'cdg-approver'];

/** 7. The four parties sign the convention in their order; the last signature makes it effective. */
export const sign = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const { id, number, document, signatories } = await agreementOf(story, dossier);
  tell('desk-officer', 'sees the convention', `${number}, ${signatories.length} parties in order`);
  const early = as('cdg-approver').post(`/agreements/${id}/signatures`, { sha256: document.sha256 });
  await as('cdg-approver').refused('not_your_turn', early);
  tell('cdg-approver', 'signs before the others', 'refused: not your turn');
  await signAll(story, { id, document }, [dossier.holder, ...FUNDERS]);
  const { items } = await until(
    () => as(dossier.holder).get<TrancheList>(`/dossiers/${dossier.dossierId}/tranches`),
    (known) => known.items.length === 3 && known.items[0]?.status === 'claimable',
  );
  const amounts = items.map(({ amount }) => amount.amount);
  tell(dossier.holder, 'looks at the tranches', `holds are commitments; planned by themselves: ${amounts.join(' / ')}`);
};

/** The neighbour's convention has three parties. */
export const signBeside = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const agreement = await agreementOf(story, dossier);
  await signAll(story, agreement, [dossier.holder, ...FUNDERS.slice(0, 2)]);
};

const agreementOf = ({ as, until }: Telling, { dossierId, holder }: StoryDossier): Promise<Agreement> =>
  until(
    () => as(holder).get<Agreement>(`/dossiers/${dossierId}/agreement`),
    ({ status }) => status === 'signing',
  );

const signAll = async (
  { as, tell }: Telling,
  { id, document: { sha256 } }: Pick<Agreement, 'id' | 'document'>,
  parties: readonly string[],
): Promise<void> => {
  for (const account of parties) {
    const { status } = await as(account).post<Agreement>(`/agreements/${id}/signatures`, { sha256 });
    tell(account, 'signs, under the hash of the exact PDF', status);
  }
};
