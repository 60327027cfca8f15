import { file, typeDraft, type StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { register } from '../registering.ts';
import type { Telling } from '../telling.ts';
import type { Dossier, DossierView } from '../wire.ts';
import { applicationOf, CAST, planFor, projectOf } from './cast.ts';

const withdraw = async ({ as }: Telling, { holder, dossierId }: StoryDossier, reason: string): Promise<string> => {
  await as(holder).post(`/dossiers/${dossierId}/withdrawal`, { reason });
  return (await as(holder).get<DossierView>(`/dossiers/${dossierId}`)).stage;
};

/** Two windows on one draft: the second learns that it is late, and nothing of the first is lost. Then it is withdrawn. */
export const writeTwice = async (story: Telling, fund: StoryFund): Promise<void> => {
  const { as, tell, expect } = story;
  const { account: holder, organisation } = CAST.soap;
  const organisationId = await register(story, holder, organisation);
  const draft = await typeDraft(story, fund, { holder, organisationId, project: projectOf('soap') });
  const path = `/dossiers/${draft.dossierId}`;
  const first = await as(holder).put<Dossier>(`${path}/plan`, planFor(fund), draft.version);
  const second = as(holder).put(`${path}/project`, { ...projectOf('soap'), title: 'Savonnerie' }, draft.version);
  await as(holder).refused('version_stale', second);
  tell(holder, 'saves another section in an old window', `refused: it is of version ${draft.version}`);
  expect('the version after it', (await as(holder).get<DossierView>(path)).version, first.version);
  expect('the withdrawn draft', await withdraw(story, draft, 'Nous demanderons l’an prochain.'), 'withdrawn');
  await as(holder).refused('application_not_draft', as(holder).post(`${path}/submission`));
  tell(holder, 'submits it all the same', 'refused: it is withdrawn, and stays to be read');
};

/** After the submission, too, until the agreement is signed. */
export const withdrawSubmitted = async (story: Telling, fund: StoryFund): Promise<void> => {
  const submitted = await file(story, fund, applicationOf(fund, 'soap'));
  const stage = await withdraw(story, submitted, 'La commune nous prête une machine.');
  story.expect('the withdrawn application', stage, 'withdrawn');
};
