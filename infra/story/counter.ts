import { localDateOf } from '../../services/shared/dates.ts';
import { typeDraft, type Application, type Draft } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { register } from './registering.ts';
import { daysAfter, type Telling } from './telling.ts';

const AGENT = 'platform-agent';

/** At the counter: nothing is typed for a holder whose mandate is not recorded. */
export const draftAtCounter = async (
  story: Telling,
  fund: StoryFund,
  { account, organisation, project }: Omit<Application, 'plan'>,
): Promise<Draft> => {
  const { as, tell, now } = story;
  const agent = as(AGENT);
  const organisationId = await register(story, account, organisation);
  const typing = { holder: account, typist: AGENT, organisationId, project };
  await agent.refused('mandate_missing', typeDraft(story, fund, typing));
  tell(AGENT, `types an application of ${organisation.nameLatin}`, 'refused: no mandate is recorded');
  const documentId = await upload(story, AGENT, 'mandat-signe');
  const until = localDateOf(daysAfter(await now(), 60));
  await agent.post('/mandates', { organisationId, documentId, declaredBy: 'Hicham Zenagui', until });
  tell(AGENT, 'records the signed mandate', `until ${until}`);
  return typeDraft(story, fund, typing);
};
