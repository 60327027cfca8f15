import { apply, decideEligibility } from './application.ts';
import { openFund } from './fund.ts';
import { score } from './scoring.ts';
import { telling } from './telling.ts';
import type { Api } from './visitor.ts';

/** One dossier from the call to its closure, told step by step. */
export const playStory = async (api: Api, print: (line: string) => void): Promise<void> => {
  const story = telling(api, print);
  story.chapter('The call');
  const fund = await openFund(story);
  story.chapter('The application');
  const dossier = await apply(story, fund);
  story.chapter('Eligibility');
  await decideEligibility(story, dossier);
  story.chapter('Scoring');
  await score(story, fund, dossier);
};
