import type { StoryDossier } from './filing.ts';
import { newRib } from './identifiers.ts';
import { upload } from './papers.ts';
import { needed, type Telling } from './telling.ts';
import type { Account, InboxPage, Organisation } from './wire.ts';

/** The bank's certificate: without it no payment leaves. */
export const certifyAccount = async (story: Telling, { organisationId }: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const { accounts } = await as('desk-officer-2').get<Organisation>(`/organisations/${organisationId}`);
  const certificateId = await upload(story, 'desk-officer-2', 'attestation-rib');
  const { id } = needed(accounts[0], 'account');
  await as('desk-officer-2').post(`/accounts/${id}/certification`, { certificateId });
  tell('desk-officer-2', "certifies the account on the bank's certificate", 'active: payments may go to it');
};

/** Another bank: a certificate, a second person, a cooling-off and a notice to whoever was reached before. */
export const changeAccount = async (story: Telling, { holder, organisationId }: StoryDossier): Promise<Date> => {
  const { as, tell, until } = story;
  const rib = newRib();
  const { id } = await as(holder).post<Account>(`/organisations/${organisationId}/accounts`, { rib });
  tell(holder, 'declares another account', 'payments stop until it is certified and has cooled off');
  const certificateId = await upload(story, 'desk-officer-2', 'attestation-nouveau-rib');
  const certified = await as('desk-officer-2').post<Account>(`/accounts/${id}/certification`, { certificateId });
  const activatesAt = needed(certified.activatesAt, 'end of the cooling-off');
  tell('desk-officer-2', 'certifies it', `${certified.status}; active on ${activatesAt}`);
  const notice = ({ kind }: InboxPage['items'][number]): boolean => kind === 'registry.account_change_certified';
  const inbox = await until(
    () => as(holder).get<InboxPage>('/inbox?read=false'),
    ({ items }) => items.some(notice),
  );
  tell(holder, 'finds a letter, as whoever was reached before', needed(inbox.items.find(notice), 'notice').text);
  return new Date(activatesAt);
};

/** The new account is active by itself once it has cooled off, and the old one is replaced. */
export const coolOff = async (
  { as, tell, moveTo, until }: Telling,
  { organisationId }: StoryDossier,
  activatesAt: Date,
): Promise<void> => {
  await moveTo(activatesAt);
  const { accounts } = await until(
    () => as('desk-officer-2').get<Organisation>(`/organisations/${organisationId}`),
    (organisation) => organisation.accounts.every(({ status }) => status !== 'certified'),
  );
  tell('desk-officer-2', 'looks at the accounts', accounts.map(({ status }) => status).join(', '));
};
