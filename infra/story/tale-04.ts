import { certifyAccount } from './accounts.ts';
import { sign } from './agreement.ts';
import { askBack, close, hand, reportOf, stateFinalCost } from './closing.ts';
import { convene, itemOf, open, signMinutes, stateDecision, voteAll } from './committee.ts';
import { claimAndOrder } from './disbursement.ts';
import { inquireAboutSilence, orderOf, payAll } from './payments.ts';
import { decideEligibility } from './eligibility.ts';
import { complete, startDraft, type StoryDossier } from './filing.ts';
import { openFund, type StoryCall, type StoryFund } from './fund.ts';
import { awardsOf, moneyOf, search } from './observing.ts';
import { asked, loan, own, use } from './plans.ts';
import type { Plot } from './plot.ts';
import { organisationOf } from './registering.ts';
import { answerAll, becomesFinanced, planRound, refuseLine, revise, type Answer } from './round.ts';
import { freezeRanking, scoreAlike } from './scoring.ts';
import { daysAfter, mad, type Telling } from './telling.ts';
import type { Rounds } from './wire.ts';

const HOLDER = 'holder-rimal';

const APPLICATION = {
  account: HOLDER,
  organisation: organisationOf(HOLDER),
  project: {
    title: 'Usine à glace solaire pour la pêche artisanale',
    summary: 'Une usine à glace alimentée par le soleil, pour trente-six petites barques.',
    sector: 'fisheries',
    province: '12.391',
    commune: 'Dakhla',
    jobs: { before: 6, target: 12 },
  },
};

interface Shares {
  readonly hassan2: number;
  readonly cdg: number;
  readonly advance: number;
  readonly ministry?: number;
  /** What the cooperative spends, and is lent and brings itself for it. */
  readonly cost?: number;
}

const LOAN = 280_000;
/** Half in grants, a sixth as an advance to be paid back, the rest lent by a bank and brought by the cooperative. */
const ASKED: Shares = { hassan2: 550_000, cdg: 100_000, advance: 250_000, ministry: 100_000 };

const planFor = ({ idOf }: StoryFund, { hassan2, cdg, advance, ministry = 0, cost = 1_500_000 }: Shares) => ({
  uses: [use('equipment', 'Usine à glace', cost - 500_000), use('energy', 'Centrale solaire', 500_000)],
  sources: [
    asked(idOf.hassan2, hassan2),
    ...(cdg === 0 ? [] : [asked(idOf.cdg, cdg)]),
    ...(advance === 0 ? [] : [asked(idOf.cdg, advance, 'repayable_advance')]),
    ...(ministry === 0 ? [] : [asked(idOf.ministry, ministry)]),
    loan('Banque de démonstration', LOAN),
    own(cost - hassan2 - cdg - advance - ministry - LOAN),
  ],
});

/** Green transition: grant, advance and a guaranteed loan; several funders, three rounds, two people above 500,000. */
export const tale04: Plot = async (story) => {
  await story.chapter('The call');
  const fund = await openFund(story, CALL);
  await story.chapter('The application');
  await story.moveTo(daysAfter(fund.closesAt, -10));
  const dossier = await apply(story, fund);
  await story.moveTo(daysAfter(fund.closesAt, 1));
  await story.chapter('Eligibility and scoring');
  await decideEligibility(story, dossier);
  await scoreAlike(story, dossier, { sheet: [4, 4, 4, 4, 4], reviewers: 3 });
  await freezeRanking(story, fund);
  await story.chapter('The committee: an award and a guarantee beside it');
  await sit(story, fund, dossier);
  await finance(story, fund, dossier);
  await story.chapter('The convention');
  await sign(story, fund, dossier);
  const orderId = await payTranches(story, fund, dossier);
  await close(story, dossier);
  await story.chapter('What everybody can see');
  await look(story, fund, dossier);
  return { dossierId: dossier.dossierId, orderId };
};

const CALL: StoryCall = {
  of: 'AAP-2026-04',
  envelopes: [
    { funder: 'hassan2', amount: 700_000 },
    { funder: 'cdg', amount: 200_000 },
    { funder: 'cdg', instrument: 'repayable_advance', amount: 300_000 },
    { funder: 'ministry', amount: 200_000 },
    { funder: 'tamwilcom', instrument: 'guarantee', amount: 200_000 },
  ],
};

const finance = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  await story.chapter('Round 1: two people above 500,000, one yes in part, one no');
  await firstRound(story, fund, dossier);
  await story.chapter('Round 2: who gives more, and a gap that stays');
  await secondRound(story, fund, dossier);
  await story.chapter('Round 3: the holder does with less');
  const plan = planFor(fund, { hassan2: 610_000, cdg: 60_000, advance: 250_000, cost: 1_420_000 });
  await revise(story, dossier, { lead: 'hassan2-approver', plan });
  await becomesFinanced(story, dossier, '610,000 + 60,000 + 250,000 to be paid back; 168,000 of the loan guaranteed');
};

const payTranches = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<string> => {
  await story.chapter('Tranche 1: a silent bank');
  await certifyAccount(story, dossier);
  await claimAndOrder(story, { dossier, number: 1, fund });
  await inquireAboutSilence(story, fund, { dossier, funder: 'hassan2' });
  await payAll(story, fund, ['cdg']);
  const orderId = await orderOf(story, dossier);
  await story.chapter('Tranche 2: the conditions, then an expense that is not eligible');
  await report(story, dossier, 'progress');
  await claimAndOrder(story, { dossier, number: 2, fund });
  await payAll(story, fund, ['hassan2', 'cdg']);
  await askBack(story, dossier, { amount: 10_000, lead: 'hassan2-approver' });
  await story.chapter('Tranche 3 and closure');
  await report(story, dossier, 'final');
  await claimAndOrder(story, { dossier, number: 3, fund });
  await payAll(story, fund, ['hassan2', 'cdg']);
  const { recovery } = await stateFinalCost(story, dossier, 1_420_000);
  story.expect('asked back of a cost as the holder has planned it', recovery, null);
  return orderId;
};

const look = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { expect } = story;
  expect('answers in the trail', (await search(story, dossier, 'kind=cofinancing.approval_decided')).length, 7);
  const awards = (await awardsOf(story, fund)).map(({ funder, awarded }) => `${funder} ${awarded.amount}`);
  expect('awards published', awards.sort(), ['CDG 306630.44', 'FONDS-HASSAN-II 603369.56']);
  const books = (await moneyOf(story, fund)).map(
    ({ instrument, paid, committed }) => `${instrument} ${paid} ${committed}`,
  );
  expect('paid and still committed, by envelope', books.sort(), [
    'grant 0.00 0.00',
    'grant 59347.83 0.00',
    'grant 603369.56 0.00',
    'guarantee 0.00 0.00',
    'repayable_advance 247282.61 0.00',
  ]);
};

/** Everything is asked of one funder first, then too much as an advance: both are told before anybody is asked. */
const apply = async (story: Telling, fund: StoryFund): Promise<StoryDossier> => {
  const { as, tell } = story;
  const draft = await startDraft(story, fund, APPLICATION);
  const holder = as(HOLDER);
  let { version } = draft;
  const wrong: [string, Shares][] = [
    ['of one funder alone', { hassan2: 750_000, cdg: 0, advance: 0 }],
    ['with a quarter of it as an advance', { hassan2: 550_000, cdg: 100_000, advance: 375_000 }],
  ];
  for (const [what, shares] of wrong) {
    const plan = planFor(fund, shares);
    ({ version } = await holder.put<{ version: number }>(`/dossiers/${draft.dossierId}/plan`, plan, version));
    const submission = holder.post(`/dossiers/${draft.dossierId}/submission`);
    const { findings = [] } = await holder.refused('application_incomplete', submission);
    const codes = findings.map(({ code }) => code).filter((code) => code !== 'document_missing');
    tell(HOLDER, `tries a plan ${what}`, `refused: ${codes.join(', ')}`);
  }
  return complete(story, { ...draft, version }, planFor(fund, ASKED));
};

const PRESENT = ['chair', 'member-1', 'member-2', 'member-3', 'member-4'];

const sit = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { hassan2, cdg, ministry, tamwilcom } = fund.idOf;
  const session = await convene(story, fund, { dossiers: [dossier] });
  await open(story, session, PRESENT);
  const item = await itemOf(story, session.id, dossier);
  await voteAll(story, item, PRESENT);
  await stateDecision(story, item, {
    decision: {
      kind: 'retained',
      amount: mad(1_000_000),
      lines: [
        { funderId: hassan2, amount: mad(550_000) },
        { funderId: cdg, amount: mad(100_000) },
        { funderId: cdg, instrument: 'repayable_advance', amount: mad(250_000) },
        { funderId: ministry, amount: mad(100_000) },
        { funderId: tamwilcom, instrument: 'guarantee', amount: mad(168_000) },
      ],
      conditions: [{ text: "Autorisation d'occuper le domaine portuaire", proof: 'permit', tranche: 2 }],
    },
    says: 'retained for 1,000,000 DH',
    changed: 'held on four cash envelopes; 168,000 of cover are held beside them, on a book of their own',
  });
  await signMinutes(story, session.id);
};

const firstRound = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const schedule = { text: 'Échéancier de remboursement signé', proof: 'repayment_schedule', tranche: 2 };
  const answers: Answer[] = [
    { funder: 'hassan2', amount: 550_000, levels: 2 },
    { funder: 'cdg', amount: 60_000 },
    { funder: 'cdg', instrument: 'repayable_advance', amount: 250_000, conditions: [schedule] },
    { funder: 'tamwilcom', instrument: 'guarantee', amount: 140_000 },
  ];
  await answerAll(story, { fund, dossier }, answers);
  await refuseLine(story, { fund, dossier }, 'ministry');
  const picture = await until(
    () => as('hassan2-approver').get<Rounds>(`/dossiers/${dossier.dossierId}/rounds`),
    ({ next }) => next.step === 'plan',
  );
  const { gap, coverGap } = picture;
  tell('hassan2-approver', 'looks at the round', `missing in cash ${gap.amount}, in cover ${coverGap.amount}`);
};

const secondRound = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { idOf } = fund;
  await planRound(story, { dossier, lead: 'hassan2-approver' }, [
    { funderId: idOf.hassan2, amount: mad(140_000) },
    { funderId: idOf.tamwilcom, instrument: 'guarantee', amount: mad(28_000) },
  ]);
  await answerAll(story, { fund, dossier }, [
    { funder: 'hassan2', amount: 610_000, levels: 2 },
    { funder: 'tamwilcom', instrument: 'guarantee', amount: 168_000 },
  ]);
};

const PARTS = { women: 2, men: 4, youth: 3, permanent: 4, seasonal: 2, disability: 0 };
const INDICATORS = [
  { code: 'IND-01', baseline: 0, target: 6, actual: 6, ...PARTS },
  { code: 'IND-02', baseline: 6, target: 6, actual: 6, ...PARTS },
  { code: 'IND-03', baseline: 6, target: 12, actual: 12 },
  { code: 'IND-07', baseline: 0, target: 1, actual: 1 },
  { code: 'IND-09', baseline: 0, target: 120, actual: 118.5 },
];

const report = async (story: Telling, dossier: StoryDossier, kind: 'progress' | 'final'): Promise<void> => {
  const { id: reportId, dueOn } = await reportOf(story, dossier, kind);
  await story.moveTo(new Date(dueOn));
  await hand(story, dossier.holder, {
    reportId,
    summary: 'Cent dix-huit kilowatts sur le toit; la glace se vend au port.',
    indicators: INDICATORS,
    spent: 400_000,
    says: '6 jobs created, 6 maintained, 118.5 kW',
  });
};
