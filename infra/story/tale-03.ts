import { certifyAccount, changeAccount, coolOff } from './accounts.ts';
import { agreementOf, seeTranches, signAll, signByHand } from './agreement.ts';
import { close, hand, reportOf, returnReport, stateFinalCost, verifyJobs } from './closing.ts';
import { adjourn, convene, itemOf, open, signMinutes, stateDecision, voteAll } from './committee.ts';
import { draftAtCounter } from './counter.ts';
import { claim, claimAndOrder, order, refuseProof, trancheOf } from './disbursement.ts';
import { orderOf, pay, sendAgain } from './payments.ts';
import { decideEligibility, refuseForGood, waiveAge } from './eligibility.ts';
import { complete, file, type StoryDossier } from './filing.ts';
import { openFund, type StoryFund } from './fund.ts';
import { awardsOf, moneyOf, search } from './observing.ts';
import { asked, own, use } from './plans.ts';
import type { Plot } from './plot.ts';
import { organisationOf } from './registering.ts';
import { answerAll, becomesFinanced } from './round.ts';
import { findLateConflict, freezeRanking, scoreAlike } from './scoring.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import { visit } from './visiting.ts';

const HOLDER = 'holder-a017';
const OLDER = 'holder-assif';

const applicationOf = (account: string, title: string, bornOn: string) => {
  const organisation = organisationOf(account);
  const { province, commune } = organisation.seat;
  const summary = 'Valoriser les sous-produits du palmier dattier: panneaux, aliment, charbon.';
  const jobs = { before: 1, target: 2 };
  const sector = 'farm_produce_processing';
  const project = { title, summary, sector, province, commune, jobs, carrierBornOn: bornOn };
  return { account, organisation, project };
};

/** 90 of the fund for 10 of one's own, of 100,000. */
const planFor = ({ idOf }: StoryFund, grant = 90_000) => ({
  uses: [use('equipment', 'Broyeur et presse à palmes', 80_000), use('fitting', 'Aménagement', 20_000)],
  sources: [asked(idOf.indh, grant), own(100_000 - grant)],
});

/** Young holders: 90 for 10, the age and its waiver; typed at a counter, told by a natural person. */
export const tale03: Plot = async (story) => {
  await story.chapter('The call');
  const fund = await openFund(story, { of: 'AAP-2026-03', envelopes: [{ funder: 'indh', amount: 200_000 }] });
  await story.chapter('An application at the counter');
  await story.moveTo(daysAfter(fund.closesAt, -10));
  const { dossier, older } = await applyBoth(story, fund);
  await story.moveTo(daysAfter(fund.closesAt, 1));
  await story.chapter('Eligibility: the age rule, its limit, and its waiver');
  // First whatever takes days: a reviewer who is asked has three of them to answer.
  await refuseForGood(story, older);
  await waiveAge(story, dossier);
  await decideEligibility(story, dossier);
  await select(story, fund, dossier);
  const orderId = await payTranches(story, fund, dossier);
  await story.chapter('The final report, verified; closure');
  await verifyJobs(story, dossier, await finalReport(story, dossier));
  await close(story, dossier);
  await story.chapter('What everybody can see');
  await look(story, fund, dossier);
  return { dossierId: dossier.dossierId, orderId };
};

const select = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  await story.chapter('Scoring: a conflict found late');
  await scoreAlike(story, dossier, { sheet: [4, 4, 4, 4], reviewers: 2 });
  await findLateConflict(story, dossier, [4, 4, 4, 3]);
  await freezeRanking(story, fund);
  await story.chapter('The committee, convened twice');
  await sitTwice(story, fund, dossier);
  await story.chapter('INDH says yes, under a condition');
  const condition = { text: 'Déclaration à la CNSS', proof: 'cnss_declaration', tranche: 2 };
  await answerAll(story, { fund, dossier }, [{ funder: 'indh', amount: 90_000, conditions: [condition] }]);
  await becomesFinanced(story, dossier, '90,000 of 100,000');
  await story.chapter('A convention signed by hand');
  const agreement = await agreementOf(story, dossier);
  await signByHand(story, dossier, agreement);
  await signAll(story, agreement, ['indh-approver']);
  await seeTranches(story, dossier);
};

const payTranches = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  await story.chapter('Tranche 1: a proof refused, a payment returned, another account');
  await certifyAccount(story, dossier);
  await refuseProof(story, dossier);
  await order(story, await claim(story, { dossier, number: 1 }));
  await payAfterChange(story, fund, dossier);
  const orderId = await orderOf(story, dossier);
  await story.chapter('A report returned, a visit, a lower cost');
  await tellTwice(story, dossier);
  await visit(story, dossier);
  const { released } = await stateFinalCost(story, dossier, 95_000);
  story.tell(
    'desk-officer',
    'states the final cost: 95,000 of 100,000',
    `${released.amount} are released, none asked back`,
  );
  await claimAndOrder(story, { dossier, number: 2, fund });
  await pay(story, fund.idOf.indh);
  return orderId;
};

const look = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { expect } = story;
  const refused = await search(story, dossier, 'outcome=refused');
  expect('refusals that are evidence', refused.length, 3);
  const [award] = await awardsOf(story, fund);
  const told = [award?.organisation, award?.awarded.amount, award?.paid.amount];
  expect('the award of a natural person', told, [null, '85500.00', '85500.00']);
  const [envelope] = (await moneyOf(story, fund)).map(
    ({ available, committed, paid }) => `${available}, ${committed}, ${paid}`,
  );
  expect('available, committed, paid', envelope, '114500.00, 0.00, 85500.00');
};

const applyBoth = async (story: Telling, fund: StoryFund) => {
  const { as, tell, now } = story;
  const year = (await now()).getUTCFullYear();
  const application = applicationOf(HOLDER, 'Sous-produits du palmier dattier', `${year - 38}-01-01`);
  const draft = await draftAtCounter(story, fund, application);
  const { dossierId, typist = HOLDER } = draft;
  const plan = planFor(fund, 91_000);
  const { version } = await as(typist).put<{ version: number }>(`/dossiers/${dossierId}/plan`, plan, draft.version);
  const submission = as(typist).post(`/dossiers/${dossierId}/submission`);
  const { findings = [] } = await as(typist).refused('application_incomplete', submission);
  tell(typist, 'tries 91 for 9', `refused: ${findings.map(({ code }) => code).join(', ')}`);
  const dossier = await complete(story, { ...draft, version }, planFor(fund));
  const older = await file(story, fund, {
    ...applicationOf(OLDER, 'Fromagerie au village', `${year - 47}-01-01`),
    plan: planFor(fund),
  });
  return { dossier, older };
};

const PRESENT = ['chair', 'member-1', 'member-2'];

const sitTwice = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const first = await convene(story, fund, { dossiers: [dossier] });
  await adjourn(story, first, PRESENT);
  const second = await convene(story, fund, { dossiers: [dossier], secondOf: first });
  await open(story, second, PRESENT);
  const item = await itemOf(story, second.id, dossier);
  await voteAll(story, item, PRESENT);
  await stateDecision(story, item, {
    decision: {
      kind: 'retained',
      amount: mad(90_000),
      lines: [{ funderId: fund.idOf.indh, amount: mad(90_000) }],
      conditions: [{ text: 'Local disponible', proof: 'lease', tranche: 1 }],
    },
    says: 'retained for 90,000 DH',
    changed: 'held on the envelope of INDH',
  });
  await signMinutes(story, second.id);
};

/** The bank gives the money back; it goes to the new account once that has cooled off. */
const payAfterChange = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  await pay(story, fund.idOf.indh, { returned: 1, reasons: ['AC04'] });
  const activatesAt = await changeAccount(story, dossier);
  const tranche = await trancheOf(story, { dossier, number: 1 });
  const leg = needed(tranche.legs[0], 'leg');
  await as('payer').post(`/legs/${leg.id}/repair`, { reason: 'Compte fermé; un autre est déclaré.' });
  await as('payment-approver').refused('payment_blocked', as('payment-approver').post(`/legs/${leg.id}/approval`));
  tell('payment-approver', 'approves the second attempt', 'refused: the account cools off');
  await coolOff(story, dossier, activatesAt);
  await sendAgain(story, leg.id);
  await pay(story, fund.idOf.indh);
};

const PARTS = { women: 0, men: 1, youth: 0, permanent: 1, seasonal: 0, disability: 0 };
const JOBS = [
  { code: 'IND-01', baseline: 0, target: 1, actual: 1, ...PARTS },
  { code: 'IND-02', baseline: 1, target: 1, actual: 1, ...PARTS },
  { code: 'IND-03', baseline: 1, target: 2, actual: 2 },
];
const SAYS = 'one job created, one maintained, two in all';

const tellTwice = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { id: reportId, dueOn } = await reportOf(story, dossier, 'progress');
  await story.moveTo(new Date(dueOn));
  const told = { reportId, summary: 'Le broyeur est arrivé.', indicators: JOBS, spent: 40_000 };
  await returnReport(story, dossier.holder, { ...told, question: 'Où sont les factures du broyeur ?' });
  await hand(story, dossier.holder, { ...told, summary: 'Le broyeur tourne; factures 12 et 13.', says: SAYS });
  await trancheOf(story, { dossier, number: 2 }, ({ status }) => status === 'claimable');
};

const finalReport = async (story: Telling, dossier: StoryDossier): Promise<string> => {
  const { id: reportId, dueOn } = await reportOf(story, dossier, 'final');
  await story.moveTo(new Date(dueOn));
  await hand(story, dossier.holder, { reportId, summary: 'Deux personnes en vivent.', indicators: JOBS, says: SAYS });
  return reportId;
};
