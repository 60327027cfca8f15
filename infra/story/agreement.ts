import type { StoryDossier } from './application.ts';
import type { Telling } from './telling.ts';

const PARTIES = ['holder-tazart', 'indh-approver', 'region-approver', 'cdg-approver'];

/** 7. The four parties sign the convention in their order; the last signature makes it effective. */
export const sign = async ({ as, tell, until }: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const show = () => as('holder-tazart').get(`/dossiers/${dossierId}/agreement`);
  const agreement = await until(show, ({ status }) => status !== undefined);
  const { id, number, contentHash, signatories } = agreement;
  tell('desk-officer', 'sees the convention', `${String(number)}, ${String(signatories.length)} parties in order`);

  const early = as('cdg-approver').post(`/agreements/${id}/signatures`, { contentHash });
  await as('cdg-approver').refused('not_your_turn', early);
  tell('cdg-approver', 'signs before the others', 'refused: not your turn');
  for (const account of PARTIES) {
    const { status } = await as(account).post(`/agreements/${id}/signatures`, { contentHash });
    tell(account, 'signs, under the hash of the exact text', String(status));
  }
  const tranches = await until(
    () => as('holder-tazart').get(`/dossiers/${dossierId}/tranches`),
    ({ items }) => items.length === 3 && items[0].status === 'claimable',
  );
  const amounts = tranches.items.map(({ amount }: { amount: { amount: string } }) => amount.amount);
  tell(
    'holder-tazart',
    'looks at the tranches',
    `holds are commitments; planned by themselves: ${amounts.join(' / ')}`,
  );
};
