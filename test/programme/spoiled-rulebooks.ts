import type { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';

type Wire = z.input<typeof Rulebook>;

const { criteria } = rulebook01.rubric;

const dirhams = (amount: string) => ({ amount, currency: 'MAD' as const });

const PAPER = { ar: 'النظام الأساسي', fr: 'Statuts', en: 'Statutes' };

const paper = (kind: string) => ({
  kind,
  titles: PAPER,
  stage: 'application' as const,
});

type Spoiled = readonly [code: string, change: (wire: Wire) => void, path: string, values: object];

/** One rulebook for each fault, spoiled in that one way. */
export const SPOILED: readonly Spoiled[] = [
  ['region_unknown', (wire) => wire.applicants.regions.push('13'), 'applicants.regions.2', { region: '13' }],
  [
    'province_outside_regions',
    (wire) => (wire.applicants.provinces = ['05.301', '02.251']),
    'applicants.provinces.1',
    { province: '02.251' },
  ],
  [
    'legal_form_repeated',
    (wire) => wire.applicants.legalForms.push('gie'),
    'applicants.legalForms.5',
    { legalForm: 'gie' },
  ],
  [
    'sector_admitted_and_excluded',
    (wire) => (wire.applicants.excludedSectors = ['mining', 'crafts']),
    'applicants.excludedSectors.1',
    { sector: 'crafts' },
  ],
  [
    'age_limits_crossed',
    (wire) => (wire.applicants.age = { min: 36, max: 35 }),
    'applicants.age.min',
    { min: 36, max: 35 },
  ],
  [
    'age_waiver_below_limit',
    (wire) => (wire.applicants.age = { min: 18, max: 35, waiver: { by: 'regional_committee', upTo: 35 } }),
    'applicants.age.waiver.upTo',
    { upTo: 35, max: 35 },
  ],
  [
    'document_repeated',
    (wire) => (wire.documents = [paper('statutes'), paper('bylaws'), paper('statutes')]),
    'documents.2.kind',
    { document: PAPER },
  ],
  [
    'document_asked_of_nobody',
    (wire) => (wire.documents = [{ ...paper('statutes'), legalForms: ['mutual'] }]),
    'documents.0.legalForms',
    { document: PAPER },
  ],
  ['cap_absent', (wire) => wire.applicants.legalForms.push('mutual'), 'funding.grantCaps', { legalForm: 'mutual' }],
  [
    'cap_repeated',
    (wire) => wire.funding.grantCaps.push(wire.funding.grantCaps[2]!),
    'funding.grantCaps.5',
    { legalForm: 'gie' },
  ],
  [
    'cap_not_positive',
    (wire) => (wire.funding.grantCaps[2]!.cap.amount = '0.00'),
    'funding.grantCaps.2.cap',
    { legalForm: 'gie' },
  ],
  [
    'cap_above_total',
    (wire) => {
      wire.funding.totalMax = dirhams('299999.99');
      wire.funding.grantCaps[1]!.cap = dirhams('1.00');
    },
    'funding.grantCaps.0.cap',
    { legalForm: 'cooperative', cap: '300000.00' },
  ],
  ['grant_share_zero', (wire) => (wire.funding.grantShareMaxBasisPoints = 0), 'funding.grantShareMaxBasisPoints', {}],
  [
    'instrument_shares_above_whole',
    (wire) =>
      (wire.funding.otherInstruments = [
        { instrument: 'repayable_advance', shareMaxBasisPoints: 4001 },
        { instrument: 'guarantee', shareMaxBasisPoints: 9000 },
      ]),
    'funding.otherInstruments',
    { sumBasisPoints: 10_001 },
  ],
  [
    'own_contribution_whole',
    (wire) => (wire.funding.ownContributionMinBasisPoints = 10_000),
    'funding.ownContributionMinBasisPoints',
    {},
  ],
  [
    'form_share_above_call',
    (wire) => (wire.funding.grantCaps[2]!.shareMaxBasisPoints = 6001),
    'funding.grantCaps.2.shareMaxBasisPoints',
    { legalForm: 'gie' },
  ],
  [
    'instrument_repeated',
    (wire) =>
      (wire.funding.otherInstruments = [
        { instrument: 'loan', shareMaxBasisPoints: 1000 },
        { instrument: 'loan', shareMaxBasisPoints: 2000 },
      ]),
    'funding.otherInstruments.1',
    { instrument: 'loan' },
  ],
  [
    'guarantor_without_envelope',
    (wire) =>
      (wire.funding.otherInstruments = [{ instrument: 'loan', shareMaxBasisPoints: 1000, guarantor: 'TAMWILCOM' }]),
    'funding.otherInstruments.0.guarantor',
    { funder: 'TAMWILCOM' },
  ],
  [
    'excluded_word_repeated',
    (wire) => (wire.funding.excludedWords = ['brebis', 'ewes', 'brebis']),
    'funding.excludedWords.2',
    { word: 'brebis' },
  ],
  ['weights_not_100', (wire) => (wire.rubric.criteria[0]!.weight = 21), 'rubric.criteria', { sum: 101 }],
  [
    'minimum_above_weight',
    (wire) => (wire.rubric.criteria[0]!.minimum = 21),
    'rubric.criteria.0.minimum',
    { criterion: criteria[0]?.titles },
  ],
  [
    'criterion_repeated',
    (wire) => (wire.rubric.criteria[1]!.code = 'relevance'),
    'rubric.criteria.1.code',
    { criterion: criteria[1]?.titles },
  ],
  [
    'nothing_to_score',
    (wire) => {
      for (const each of wire.rubric.criteria) each.computed = 'territory_least_served';
    },
    'rubric.criteria',
    {},
  ],
  ['tie_break_unknown', (wire) => (wire.rubric.tieBreak = ['beauty']), 'rubric.tieBreak.0', { criterion: 'beauty' }],
  [
    'tie_break_repeated',
    (wire) => (wire.rubric.tieBreak = ['jobs', 'jobs']),
    'rubric.tieBreak.1',
    { criterion: criteria.find(({ code }) => code === 'jobs')?.titles },
  ],
  ['quorum_above_seats', (wire) => (wire.committee.quorum = 8), 'committee.quorum', { quorum: 8, seats: 7 }],
  [
    'thirds_not_the_seats',
    (wire) => (wire.committee.thirds = { elected: 2, state: 2, civilSociety: 2 }),
    'committee.thirds',
    { sum: 6, seats: 7 },
  ],
  [
    'second_quorum_not_lower',
    (wire) => (wire.committee.secondConvening = { quorum: 4, afterDays: 8 }),
    'committee.secondConvening.quorum',
    { second: 4, quorum: 4 },
  ],
  ['funders_too_few', (wire) => (wire.approval.fundersMin = 3), 'approval.fundersMin', { needed: 3, known: 2 }],
  [
    'approval_outlives_round',
    (wire) => (wire.approval.workingDays = 33),
    'approval.workingDays',
    { workingDays: 33, roundDays: 45 },
  ],
  [
    'total_shorter_than_round',
    (wire) => (wire.approval.totalDaysMax = 44),
    'approval.totalDaysMax',
    { totalDaysMax: 44, roundDays: 45 },
  ],
  [
    'hold_shorter_than_round',
    (wire) => (wire.committee.provisionalHoldDays = 44),
    'committee.provisionalHoldDays',
    { holdDays: 44, roundDays: 45 },
  ],
  [
    'levels_not_rising',
    (wire) =>
      (wire.approval.levels = [
        { above: dirhams('100.00'), approvers: 2 },
        { above: dirhams('100.00'), approvers: 3 },
      ]),
    'approval.levels.1.above',
    {},
  ],
  ['reviewers_too_few', (wire) => (wire.review.reviewersMin = 4), 'review.reviewersMin', { needed: 4, known: 3 }],
  [
    'tranche_shares_not_whole',
    (wire) => (wire.tranches[2]!.shareBasisPoints = 1999),
    'tranches',
    { sumBasisPoints: 9999 },
  ],
  [
    'tranche_empty',
    (wire) => wire.tranches.push({ shareBasisPoints: 0, proofs: [] }),
    'tranches.3.shareBasisPoints',
    { tranche: 4 },
  ],
  [
    'report_blocks_unknown_tranche',
    (wire) => (wire.reports[1]!.blocksTranche = 4),
    'reports.1.blocksTranche',
    { report: 2, tranche: 4 },
  ],
  [
    'indicator_repeated',
    (wire) => (wire.indicators[1]!.code = 'IND-01'),
    'indicators.1.code',
    { indicator: rulebook01.indicators[1]?.titles },
  ],
  [
    'text_missing',
    (wire) => (wire.rubric.criteria[3]!.titles.fr = '  '),
    'rubric.criteria.3.titles.fr',
    { language: 'fr' },
  ],
  ['text_not_arabic', (wire) => (wire.indicators[0]!.titles.ar = 'Emplois'), 'indicators.0.titles.ar', {}],
];
