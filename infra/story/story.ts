import { sign } from './agreement.ts';
import { apply, decideEligibility } from './application.ts';
import { close, report, tellTimeline } from './closing.ts';
import { decide } from './committee.ts';
import { payFirst } from './disbursement.ts';
import { openFund } from './fund.ts';
import { finance } from './round.ts';
import { score } from './scoring.ts';
import { telling, type Reader } from './telling.ts';
import type { Api } from './visitor.ts';

export interface Played {
  readonly dossierId: string;
  readonly orderId: string;
}

/** One dossier from the call to its closure, told step by step; ends with the timeline of one payment. */
export const playStory = async (api: Api, reader: Reader): Promise<Played> => {
  const story = telling(api, reader);
  await story.chapter('The call');
  const fund = await openFund(story);
  await story.chapter('The application');
  const dossier = await apply(story, fund);
  await story.chapter('Eligibility');
  await decideEligibility(story, dossier);
  await story.chapter('Scoring');
  await score(story, fund, dossier);
  await story.chapter('The committee');
  await decide(story, fund, dossier);
  await story.chapter('The round of funders');
  await finance(story, fund, dossier);
  await story.chapter('The convention');
  await sign(story, dossier);
  await story.chapter('Tranche 1');
  const orderId = await payFirst(story, fund, dossier);
  await story.chapter('Reports, tranches 2 and 3, the final cost');
  await report(story, fund, dossier);
  await story.chapter('Closure');
  await close(story, dossier);
  await tellTimeline(story, orderId, reader.print);
  return { dossierId: dossier.dossierId, orderId };
};
