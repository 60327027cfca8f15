import { sign, signBeside } from './agreement.ts';
import { apply, applyBeside, decideEligibility, missClosing } from './application.ts';
import { close, report, tellTimeline } from './closing.ts';
import { decide } from './committee.ts';
import { certifyAccount, claim, payFirst } from './disbursement.ts';
import { openFund } from './fund.ts';
import { newCourtNumber } from './identifiers.ts';
import { finance, financeInFull } from './round.ts';
import { freezeRanking, score, scoreBeside } from './scoring.ts';
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
  const neighbour = await applyBeside(story, fund);
  await missClosing(story, fund);
  await story.chapter('Eligibility');
  await decideEligibility(story, dossier);
  await decideEligibility(story, neighbour);
  await story.chapter('Scoring');
  await score(story, dossier);
  await scoreBeside(story, neighbour);
  await freezeRanking(story, fund);
  await story.chapter('The committee');
  await decide(story, fund, [dossier, neighbour]);
  await story.chapter('The round of funders');
  await finance(story, fund, dossier);
  await financeInFull(story, fund, neighbour);
  await story.chapter('The convention');
  await sign(story, dossier);
  await signBeside(story, neighbour);
  await story.chapter('Tranche 1');
  const usedInvoice = `F-${newCourtNumber()}`;
  await certifyAccount(story, neighbour);
  await claim(story, { dossier: neighbour, number: 1, invoice: usedInvoice });
  const orderId = await payFirst(story, fund, dossier);
  await story.chapter('Reports, tranches 2 and 3, the final cost');
  await report(story, fund, { dossier, usedInvoice });
  await story.chapter('Closure');
  await close(story, dossier);
  await tellTimeline(story, orderId, reader.print);
  return { dossierId: dossier.dossierId, orderId };
};
