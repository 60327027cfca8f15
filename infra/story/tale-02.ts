import { certifyAccount } from './accounts.ts';
import { sign } from './agreement.ts';
import { close, hand, refuseClosing, reportOf, stateFinalCost } from './closing.ts';
import { claimAndOrder } from './disbursement.ts';
import { answerComplement, askComplement, decideEligibility, refuse, reinstate } from './eligibility.ts';
import { complete, file, startDraft, type StoryDossier } from './filing.ts';
import { extend, openFund, type StoryCall, type StoryFund } from './fund.ts';
import { awardsOf, moneyOf, search, track } from './observing.ts';
import { upload } from './papers.ts';
import { orderOf, payAmongStrangers } from './payments.ts';
import { asked, own, use } from './plans.ts';
import type { Plot } from './plot.ts';
import { organisationOf } from './registering.ts';
import { promoteInItsPlace, sit, type Three } from './reserve.ts';
import { answerAll, becomesFinanced } from './round.ts';
import { declineOne, freezeRanking, scoreAlike } from './scoring.ts';
import { daysAfter, dirhams, needed, type Telling } from './telling.ts';

const CARE = { account: 'holder-qorb', title: 'Soins à domicile des personnes âgées', sector: 'social_services' };
const RIVER = { account: 'holder-rives', title: 'Restauration des berges de la Moulouya', sector: 'environment' };
/** The sector is a slip: the desk will see crafts where the association teaches. */
const SCHOOL = { account: 'holder-assif', title: 'Soutien scolaire au douar', sector: 'crafts' };

const associationOf = (account: string) =>
  account === SCHOOL.account
    ? { ...organisationOf(CARE.account), nameAr: 'جمعية أسيف للتضامن', nameLatin: 'Ass. Assif Solidaire' }
    : organisationOf(account);

const applicationOf = ({ account, title, sector }: typeof CARE) => {
  const organisation = associationOf(account);
  const { province, commune } = organisation.seat;
  const summary = 'Une action de proximité, menée par les membres et leurs voisins.';
  const jobs = { before: 0, target: 1 };
  return { account, organisation, project: { title, summary, sector, province, commune, jobs } };
};

/** A tenth at least is the association's own. */
const planFor = ({ idOf }: StoryFund, grant: number) => ({
  uses: [use('services', 'Matériel et animation', grant + 6_000)],
  sources: [asked(idOf.ministry, grant), own(6_000)],
});

/** Small initiatives: grants up to the cap, by decision; the money goes round among three associations. */
export const tale02: Plot = async (story) => {
  await story.chapter('The call, contradictory at first, then extended');
  const fund = await extend(story, await openFund(story, CALL), 5);
  await story.chapter('Three applications, one of them over the cap');
  await story.moveTo(daysAfter(fund.closesAt, -10));
  const { secret, ...three } = await applyThree(story, fund);
  await story.moveTo(new Date(fund.closesAt.getTime() + 60_000));
  await judge(story, fund, three);
  await finance(story, fund, three);

  const { care } = three;
  await story.chapter('Tranche 1: strangers and duplicates at the bank');
  await certifyAccount(story, care);
  await claimAndOrder(story, { dossier: care, number: 1 });
  await payAmongStrangers(story, fund.idOf.ministry, 2);
  const orderId = await orderOf(story, care);
  await story.chapter('The final report, the last tranche, closure');
  await finish(story, fund, care);
  await story.chapter('What everybody can see');
  await look(story, fund, { care, secret });
  return { dossierId: care.dossierId, orderId };
};

const CALL: StoryCall = {
  of: 'AAP-2026-02',
  envelopes: [{ funder: 'ministry', amount: 120_000 }],
  spoil: {
    terms: ({ rulebook, ...texts }) => ({
      ...texts,
      rulebook: {
        ...rulebook,
        committee: { ...rulebook.committee, quorum: 9 },
        tranches: rulebook.tranches.slice(0, 1),
      },
    }),
    faults: [
      'quorum_above_seats (rulebook.committee.quorum)',
      'tranche_shares_not_whole (rulebook.tranches)',
      'report_blocks_unknown_tranche (rulebook.reports.0.blocksTranche)',
    ],
  },
};

const applyThree = async (story: Telling, fund: StoryFund): Promise<Three & { readonly secret: string }> => {
  const { secret, ...care } = await applyToTheCap(story, fund);
  const river = await file(story, fund, { ...applicationOf(RIVER), plan: planFor(fund, 48_500) });
  const school = await file(story, fund, { ...applicationOf(SCHOOL), plan: planFor(fund, 49_000) });
  await track(story, care, secret);
  return { care, river, school, secret };
};

const judge = async (story: Telling, fund: StoryFund, three: Three): Promise<void> => {
  const { care, river, school } = three;
  await story.chapter('Eligibility: a stopped clock, an appeal');
  // First whatever takes days: a reviewer who is asked has three of them to answer.
  await complementRiver(story, river);
  await decideEligibility(story, care);
  await decideEligibility(story, river);
  await refuse(story, school, 'Le secteur déclaré ne relève pas de cet appel.');
  await reinstate(story, school, "L'association enseigne; la case « artisanat » est une erreur.");

  await story.chapter('Scoring: a reviewer declines');
  await declineOne(story, care);
  await scoreAlike(story, care, { sheet: [5, 5, 4, 4], reviewers: 2 });
  await scoreAlike(story, river, { sheet: [4, 4, 4, 4], reviewers: 2 });
  await scoreAlike(story, school, { sheet: [4, 3, 3, 3], reviewers: 2 });
  await freezeRanking(story, fund);
  await story.chapter('The committee: a tie, an empty envelope, a reserve list');
  await sit(story, fund, three);
};

const finance = async (story: Telling, fund: StoryFund, three: Three): Promise<void> => {
  await story.chapter('The ministry answers');
  for (const [dossier, amount] of [
    [three.care, 49_000],
    [three.river, 48_500],
  ] as const) {
    await answerAll(story, { fund, dossier }, [{ funder: 'ministry', amount }]);
    await becomesFinanced(story, dossier, `${dirhams(amount)}, all of it the ministry's`);
  }
  await story.chapter('Decisions, not conventions; money freed wakes the reserve list');
  await sign(story, fund, three.care);
  await promoteInItsPlace(story, fund, three);
};

const applyToTheCap = async (story: Telling, fund: StoryFund) => {
  const { as, tell } = story;
  const draft = await startDraft(story, fund, applicationOf(CARE));
  const { holder, dossierId } = draft;
  const { version } = await as(holder).put<{ version: number }>(
    `/dossiers/${dossierId}/plan`,
    planFor(fund, 49_001),
    draft.version,
  );
  const submission = `/dossiers/${dossierId}/submission`;
  const { findings = [] } = await as(holder).refused('application_incomplete', as(holder).post(submission));
  const over = needed(
    findings.find(({ code }) => code === 'grant_over_limit'),
    'finding on the cap',
  );
  const allowed = JSON.stringify(over.numbers['allowed']);
  const bound = JSON.stringify(over.numbers['boundThatHeld']);
  const missing = findings.filter(({ code }) => code === 'document_missing').length;
  tell(
    holder,
    'asks for one dirham more than the cap',
    `refused: ${allowed} at most (${bound}); ${missing} documents are missing`,
  );
  return complete(story, { ...draft, version }, planFor(fund, 49_000));
};

/** The desk asks for a document and for words; five days later the holder brings both, and has lost no time. */
const complementRiver = async (story: Telling, river: StoryDossier): Promise<void> => {
  await askComplement(story, river, [
    { about: 'document', kind: 'bureau_minutes', text: 'Le PV joint est illisible.' },
    { about: 'words', text: 'Qui entretiendra les berges après le projet ?' },
  ]);
  await story.moveTo(daysAfter(await story.now(), 5));
  const documentId = await upload(story, river.holder, 'pv-lisible');
  const documents = [{ kind: 'bureau_minutes', documentId }];
  await answerComplement(story, river, { text: "Les riverains, par convention avec l'agence.", documents });
};

const finish = async (story: Telling, fund: StoryFund, care: StoryDossier): Promise<void> => {
  const final = await reportOf(story, care, 'final');
  await story.moveTo(new Date(final.dueOn));
  const parts = { women: 1, men: 0, youth: 1, permanent: 1, seasonal: 0, disability: 0 };
  await hand(story, care.holder, {
    reportId: final.id,
    summary: 'Trente personnes âgées soignées chez elles; quatre aidantes formées.',
    spent: 55_000,
    indicators: [
      { code: 'IND-01', baseline: 0, target: 1, actual: 1, ...parts },
      { code: 'IND-08', baseline: 0, target: 4, actual: 4, women: 4, men: 0 },
    ],
    says: 'one job, four people trained, all women',
  });
  await claimAndOrder(story, { dossier: care, number: 2 });
  await payAmongStrangers(story, fund.idOf.ministry, 1);
  await refuseClosing(story, care);
  await stateFinalCost(story, care, 55_000);
  await close(story, care);
};

const look = async (
  story: Telling,
  fund: StoryFund,
  { care, secret }: { readonly care: StoryDossier; readonly secret: string },
): Promise<void> => {
  const { expect } = story;
  expect('stage', (await track(story, care, secret)).stage, 'closed');
  expect('submissions in the trail', (await search(story, care, 'kind=application.submitted')).length, 1);
  const awards = (await awardsOf(story, fund)).map(({ awarded, paid }) => `${awarded.amount}, paid ${paid.amount}`);
  expect('awards published', awards.sort(), ['49000.00, paid 0.00', '49000.00, paid 49000.00']);
  const [envelope] = (await moneyOf(story, fund)).map(
    ({ available, committed, paid }) => `${available}, ${committed}, ${paid}`,
  );
  expect('available, committed, paid', envelope, '22000.00, 49000.00, 49000.00');
};
