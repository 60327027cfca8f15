import { identified } from '../registering.ts';
import { newRib } from '../identifiers.ts';
import { needed, type Telling } from '../telling.ts';
import type { Organisation, OrganisationPage, RibClashPage } from '../wire.ts';
import { CAST } from './cast.ts';

const { wool } = CAST;

/** One organisation is registered once; two that share an account are looked at by a person of the desk. */
export const registerOnce = async (story: Telling): Promise<string> => {
  const { as, tell } = story;
  const holder = as(wool.account);
  const described = await identified(story, wool.organisation);
  const { id } = await holder.post<Organisation>('/organisations', described);
  tell(wool.account, `registers ${described.nameLatin}`, 'it speaks for it from now on');

  const other = await identified(story, { ...wool.organisation, nameLatin: 'Coop. Tizi Laines' });
  const doubles: [string, object][] = [
    ['its ICE', { ice: described.ice }],
    ["its court and the register's number", { registration: described.registration }],
  ];
  for (const [what, same] of doubles) {
    const again = as('holder-argane').post('/organisations', { ...other, ...same });
    await as('holder-argane').refused('organisation_already_registered', again);
    tell('holder-argane', `registers an organisation under ${what}`, 'refused: it is registered already');
  }
  await shareAccount(story, described.rib, 'accepted');
  await shareAccount(story, described.rib, 'rejected');
  return id;
};

const REASONS = {
  accepted: "L'union encaisse pour sa coopérative membre; convention vue.",
  rejected: 'Aucun lien entre les deux; le RIB est une erreur de saisie.',
};

/** Somebody else registers with the same RIB: a warning, and no payment there until a second person has said which it is. */
const shareAccount = async (story: Telling, rib: string, outcome: keyof typeof REASONS): Promise<void> => {
  const { as, tell, expect } = story;
  const account = 'holder-argane';
  const named = { accepted: 'Union Tizi', rejected: 'Union Azaghar' }[outcome];
  const described = await identified(story, { ...wool.organisation, nameLatin: named });
  const { id } = await as(account).post<Organisation>('/organisations', { ...described, rib });
  const desk = as('desk-officer');
  const open = async () => {
    const { items } = await desk.get<RibClashPage>('/rib-clashes?status=open&limit=200');
    return items.filter(({ organisationId }) => organisationId === id);
  };
  const clashes = await open();
  tell('desk-officer', `is told that ${named} has the RIB of another`, `${clashes.length} to look at`);
  for (const clash of outcome === 'accepted' ? clashes : clashes.slice(0, 1)) {
    await desk.post(`/rib-clashes/${clash.id}/resolution`, { outcome, reason: REASONS[outcome] });
  }
  expect('clashes still open', (await open()).length, 0);
  const { accounts } = await desk.get<Organisation>(`/organisations/${id}`);
  tell('desk-officer', `says that it is ${outcome}`, REASONS[outcome]);
  expect(
    `the account of ${named}`,
    accounts.map(({ status, isRibDisputed }) => [status, isRibDisputed]),
    [[outcome === 'accepted' ? 'declared' : 'cancelled', false]],
  );
  if (outcome === 'rejected') await as(account).post(`/organisations/${id}/accounts`, { rib: newRib() });
};

/** With and without vowels, with another alef, ya or ta, without accents, with a slip of the finger. */
const SPELLINGS = ['تعاونية تيزي للصوف', 'تِيزِي لِلصُّوف', 'تعاونيه تيزى للصوف', 'Tizi Laine', 'TIZÎ LAÏNÉ', 'tizi lane'];

export const searchSpelled = async ({ as, expect }: Telling, id: string): Promise<void> => {
  for (const spelling of SPELLINGS) {
    const path = `/organisations?limit=200&q=${encodeURIComponent(spelling)}`;
    const { items } = await as('desk-officer').get<OrganisationPage>(path);
    const found = items.find((each) => each.id === id);
    expect(`“${spelling}” finds`, needed(found, `organisation for ${spelling}`).nameLatin, wool.organisation.nameLatin);
  }
};
