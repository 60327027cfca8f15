import { sign, signBeside } from './agreement.ts';
import { apply, applyBeside, missClosing } from './application.ts';
import { close, report } from './closing.ts';
import { decide } from './committee.ts';
import { claim } from './disbursement.ts';
import { payFirst } from './payments.ts';
import { certifyAccount } from './accounts.ts';
import { decideEligibility } from './eligibility.ts';
import { openFund, type StoryCall } from './fund.ts';
import { newCourtNumber } from './identifiers.ts';
import { answerAll, finance } from './round.ts';
import { freezeRanking, score, scoreBeside } from './scoring.ts';
import type { Plot } from './plot.ts';

const CALL: StoryCall = {
  of: 'AAP-2026-01',
  funders: ['indh', 'region05'],
  envelopes: [
    { funder: 'indh', amount: 600_000 },
    { funder: 'region05', amount: 300_000 },
    { funder: 'cdg', amount: 100_000 },
  ],
};

/** Local value chains: a discordant panel, a recusal, a second round, a payment returned, money that comes back. */
export const tale01: Plot = async (story) => {
  await story.chapter('The call');
  const fund = await openFund(story, CALL);
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
  await answerAll(story, { fund, dossier: neighbour }, [
    { funder: 'indh', amount: 210_000 },
    { funder: 'region05', amount: 90_000 },
  ]);
  await story.chapter('The convention');
  await sign(story, fund, dossier);
  await signBeside(story, fund, neighbour);
  await story.chapter('Tranche 1');
  const usedInvoice = `F-${newCourtNumber()}`;
  await certifyAccount(story, neighbour);
  await claim(story, { dossier: neighbour, number: 1, invoice: usedInvoice });
  const orderId = await payFirst(story, fund, dossier);
  await story.chapter('Reports, tranches 2 and 3, the final cost');
  await report(story, fund, { dossier, usedInvoice });
  await story.chapter('Closure');
  await close(story, dossier);
  return { dossierId: dossier.dossierId, orderId };
};
