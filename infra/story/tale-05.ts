import { signBeside } from './agreement.ts';
import { keepOnFile, refuseExpired, seeOnFile } from './byways/asked-once.ts';
import { EARMARKED, SEQUENTIAL } from './byways/calls.ts';
import { applicationOf, CAST, MORE, planFor, projectOf, USUAL } from './byways/cast.ts';
import { closeWhole, reportLate } from './byways/closing.ts';
import { decideAgain, decideEach, decideOne } from './byways/deciding.ts';
import { withdrawSubmitted, writeTwice } from './byways/drafts.ts';
import { bringBadFiles } from './byways/files.ts';
import { rankAll, scoreAll, SHEETS, type Judged } from './byways/judging.ts';
import { compareFigures, readTheReading, timelineOf, trackClosed } from './byways/looking.ts';
import { chooseLanguages, countLetters, readInbox } from './byways/notices.ts';
import { registerOnce, searchSpelled } from './byways/one-organisation.ts';
import { payFirst, payRest } from './byways/paying.ts';
import { readReceipt } from './byways/receipt.ts';
import { delegate, giveUp, letRoundLapse, outliveDelegation } from './byways/rounds.ts';
import { expectLegs, financeAll, letSignatureLapse, readAndSign } from './byways/signing.ts';
import { decideEligibility } from './eligibility.ts';
import { complete, file, typeDraft, type StoryDossier } from './filing.ts';
import { openFund, type StoryFund } from './fund.ts';
import type { Plot } from './plot.ts';
import { answerAll, becomesFinanced } from './round.ts';
import { freezeRanking, scoreAlike } from './scoring.ts';
import { daysAfter, type Telling } from './telling.ts';

/** The two calls of the byways. */
interface Calls {
  readonly fund: StoryFund;
  readonly other: StoryFund;
}

/** The byways: what the four calls pass by. Six cooperatives, and each goes another way; one arrives. */
export const tale05: Plot = async (story) => {
  await story.chapter('Two calls, one of them without its Arabic at first');
  const calls = { fund: await openFund(story, SEQUENTIAL), other: await openFund(story, EARMARKED) };
  await story.chapter('One organisation is registered once, and found however it is spelled');
  await chooseLanguages(story);
  const organisationId = await registerOnce(story);
  await searchSpelled(story, organisationId);
  await story.chapter('Files that are not what they say');
  await bringBadFiles(story);
  const { judged, loom, secret } = await apply(story, calls, organisationId);
  await story.moveTo(daysAfter(calls.other.closesAt, 1));
  await judge(story, calls, { judged, loom });
  await decide(story, calls.fund, judged);
  await payByUse(story, calls.other, loom);
  await endInVain(story, calls.fund, judged);
  const orderId = await execute(story, calls.fund, judged.wool);
  await look(story, { dossier: judged.wool, secret, orderId });
  return { dossierId: judged.wool.dossierId, orderId };
};

const apply = async (story: Telling, { fund, other }: Calls, organisationId: string) => {
  await story.chapter('Documents asked for once');
  await keepOnFile(story, { organisationId, kind: 'statutes' });
  await keepOnFile(story, { organisationId, kind: 'tax_certificate', days: 60 });
  await refuseExpired(story, organisationId);
  const ours = { holder: CAST.wool.account, organisationId, project: projectOf('wool') };
  const draft = await typeDraft(story, fund, ours);
  await seeOnFile(story, draft.dossierId);
  const { secret, ...wool } = await complete(story, draft, planFor(fund));
  await readReceipt(story, wool);
  const second = await typeDraft(story, other, ours);
  await seeOnFile(story, second.dossierId);
  const loom = await complete(story, second, planFor(other));

  await story.chapter('Drafts, and applications taken back');
  await writeTwice(story, fund);
  await withdrawSubmitted(story, fund);
  const dye = await file(story, fund, applicationOf(fund, 'dye'));
  const lodge = await file(story, fund, applicationOf(fund, 'lodge', MORE));
  const honey = await file(story, fund, applicationOf(fund, 'honey'));
  const mill = await file(story, fund, applicationOf(fund, 'mill'));
  return { judged: { wool, dye, lodge, honey, mill }, loom, secret };
};

const judge = async (
  story: Telling,
  { fund, other }: Calls,
  { judged, loom }: { readonly judged: Judged; readonly loom: StoryDossier },
): Promise<void> => {
  await story.chapter('Eligibility and scoring: a minimum, a tie');
  for (const dossier of [...Object.values<StoryDossier>({ ...judged }), loom]) await decideEligibility(story, dossier);
  await scoreAll(story, judged);
  await rankAll(story, fund, judged);
  await scoreAlike(story, loom, { sheet: SHEETS.good, reviewers: 2 });
  await freezeRanking(story, other);
};

const decide = async (story: Telling, fund: StoryFund, judged: Judged): Promise<void> => {
  const { wool, dye, lodge, honey } = judged;
  await story.chapter('The committee: every decision once');
  const first = await decideEach(story, fund, judged);
  await story.chapter('A signature delegated, with its dates and its ceiling');
  const delegationId = await delegate(story, fund, { wool, lodge });
  await answerAll(story, { fund, dossier: wool }, [{ funder: 'region05', amount: USUAL.region05 }]);
  await answerAll(story, { fund, dossier: lodge }, [{ funder: 'region05', amount: MORE.region05 }]);
  await becomesFinanced(story, wool, '60,000 + 40,000');
  await story.chapter('The second session: an answer, and two corrections');
  await decideAgain(story, fund, { judged, first });
  await outliveDelegation(story, { fund, dossier: dye }, delegationId);
  await financeAll(story, fund, dye);
  await story.chapter('The lead funder gives up');
  await giveUp(story, fund, honey);
};

const payByUse = async (story: Telling, other: StoryFund, loom: StoryDossier): Promise<void> => {
  await story.chapter('The other call: each funder pays for its own uses');
  await decideOne(story, other, loom);
  await financeAll(story, other, loom);
  await signBeside(story, other, loom);
  await expectLegs(story, other, {
    dossier: loom,
    right: [{ indh: '40000.00' }, { region05: '40000.00' }, { indh: '20000.00' }],
  });
};

const endInVain = async (story: Telling, fund: StoryFund, { wool, lodge, dye }: Judged): Promise<void> => {
  await story.chapter('A convention, its code, and funders that pay in turn');
  await readAndSign(story, fund, wool);
  await expectLegs(story, fund, {
    dossier: wool,
    right: [{ region05: '40000.00' }, { indh: '40000.00' }, { indh: '20000.00' }],
  });
  await story.chapter('A round that nobody closes, a convention that nobody signs');
  await letRoundLapse(story, lodge);
  await letSignatureLapse(story, dye);
};

const execute = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  await story.chapter('Tranche 1: every reason why not, a run refused, an order on paper');
  const orderId = await payFirst(story, fund, dossier);
  await story.chapter('Two reports and two tranches');
  await reportLate(story, dossier, 'progress');
  await payRest(story, fund, { dossier, number: 2 });
  await reportLate(story, dossier, 'final');
  await payRest(story, fund, { dossier, number: 3 });
  await story.chapter('Closure, and its statement');
  await closeWhole(story, dossier);
  return orderId;
};

interface Closed {
  readonly dossier: StoryDossier;
  readonly secret: string;
  readonly orderId: string;
}

const look = async (story: Telling, { dossier, secret, orderId }: Closed): Promise<void> => {
  await story.chapter('What everybody can see');
  await trackClosed(story, dossier, secret);
  await compareFigures(story);
  await readTheReading(story, dossier);
  await timelineOf(story, orderId);
  await story.chapter('Letters: unread, read, each once, each in its language');
  await readInbox(story, dossier);
  await countLetters(story, dossier);
};
