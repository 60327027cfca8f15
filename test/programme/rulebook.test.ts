import fc from 'fast-check';
import { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { faultsOf, type Surroundings } from '../../services/programme/rulebook-faults.ts';
import { hashOfRulebook } from '../../services/programme/rulebook-hash.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import { idOf, type FunderId } from '../../services/shared/ids.ts';

type Wire = z.input<typeof Rulebook>;

const indh = idOf<FunderId>('indh');
const region = idOf<FunderId>('region');
const SOUND: Surroundings = { now: new Date('2026-01-05'), fundersWithoutEnvelope: [], reviewersKnown: 3 };

const faults = (wire: Wire, change: Partial<Parameters<typeof faultsOf>[0]> = {}, around: Partial<Surroundings> = {}) =>
  faultsOf(
    {
      opensAt: new Date('2026-01-12'),
      closesAt: new Date('2026-03-06'),
      leadFunderId: indh,
      funderIds: [indh, region],
      rulebook: z.decode(Rulebook, wire),
      ...change,
    },
    { ...SOUND, ...around },
  );

const spoil = (change: (wire: Wire) => void): Wire => {
  const wire = structuredClone(rulebook01);
  change(wire);
  return wire;
};

describe('a rulebook', () => {
  it('of the first demo call contradicts nothing', () => {
    expect(faults(rulebook01)).toEqual([]);
  });

  it.each<[string, (wire: Wire) => void, object]>([
    ['weights_not_100', (wire) => (wire.rubric.criteria[0]!.weight = 21), { sum: 101 }],
    ['minimum_above_weight', (wire) => (wire.rubric.criteria[0]!.minimum = 21), { criterion: 'relevance' }],
    ['criterion_repeated', (wire) => (wire.rubric.criteria[1]!.code = 'relevance'), { criterion: 'relevance' }],
    ['tranche_shares_not_whole', (wire) => (wire.tranches[2]!.shareBasisPoints = 1999), { sum: 9999 }],
    ['report_blocks_unknown_tranche', (wire) => (wire.reports[1]!.blocksTranche = 4), { report: 2, tranche: 4 }],
    ['cap_absent', (wire) => wire.applicants.legalForms.push('mutual'), { legalForm: 'mutual' }],
    ['cap_repeated', (wire) => wire.funding.grantCaps.push(wire.funding.grantCaps[2]!), { legalForm: 'gie' }],
    ['cap_not_positive', (wire) => (wire.funding.grantCaps[2]!.cap.amount = '0.00'), { legalForm: 'gie' }],
    ['region_unknown', (wire) => wire.applicants.regions.push('13'), { region: '13' }],
    ['funders_too_few', (wire) => (wire.approval.fundersMin = 3), { needed: 3, known: 2 }],
    ['reviewers_too_few', (wire) => (wire.review.reviewersMin = 4), { needed: 4, known: 3 }],
    ['indicator_repeated', (wire) => (wire.indicators[1]!.code = 'IND-01'), { indicator: 'IND-01' }],
  ])('is told %s and the values that show it, and nothing else', (code, change, values) => {
    expect(faults(spoil(change))).toEqual([{ code, ...values }]);
  });

  it.each<[string, Wire['sharing'], object]>([
    ['sharing_funder_unknown', { kind: 'sequential', order: [indh, idOf('stranger')] }, { funderId: idOf('stranger') }],
    ['sharing_funder_repeated', { kind: 'sequential', order: [indh, indh] }, { funderId: indh }],
    [
      'earmark_in_no_tranche',
      { kind: 'earmarked', earmarks: [{ funderId: indh, uses: ['equipment', 'training'] }] },
      { use: 'training' },
    ],
  ])('is told %s of how the funders share the tranches', (code, sharing, values) => {
    const wire = spoil((each) => {
      each.sharing = sharing;
      for (const tranche of each.tranches) tranche.uses = ['equipment'];
    });
    expect(faults(wire)).toEqual([{ code, ...values }]);
  });

  it('is told of a tranche that pays nothing', () => {
    const wire = spoil(({ tranches }) => tranches.push({ shareBasisPoints: 0, proofs: [] }));
    expect(faults(wire)).toEqual([{ code: 'tranche_empty', tranche: 4 }]);
  });

  it('is told of dates and funders that make no call', () => {
    const opensAt = new Date('2026-01-12');
    expect(faults(rulebook01, { closesAt: opensAt }).map(({ code }) => code)).toEqual(['closes_before_opening']);
    expect(faults(rulebook01, {}, { now: new Date('2026-04-01') }).map(({ code }) => code)).toEqual([
      'closes_in_the_past',
    ]);
    expect(faults(rulebook01, { funderIds: [region] })).toEqual([
      { code: 'lead_funder_not_among_funders', leadFunderId: indh },
    ]);
    expect(faults(rulebook01, {}, { fundersWithoutEnvelope: [region] })).toEqual([
      { code: 'envelope_absent', funderId: region },
    ]);
  });

  it('with a quorum of nobody is not one', () => {
    const wire = spoil(({ committee }) => (committee.quorum = 0));
    expect(Rulebook.safeDecode(wire).success).toBe(false);
  });

  it('accepts any split of the tranches that sums to the whole, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 3, maxLength: 12 }), (shares) => {
        const wire = spoil((each) => {
          each.tranches = shares.map((shareBasisPoints) => ({ shareBasisPoints, proofs: [] }));
        });
        const whole = shares.reduce((left, right) => left + right, 0) === 10_000;
        expect(faults(wire).some(({ code }) => code === 'tranche_shares_not_whole')).toBe(!whole);
      }),
    );
  });

  it('has one hash whatever the order of its keys, and another for any other rule', () => {
    const reversed = Object.fromEntries(Object.entries(rulebook01).reverse()) as unknown as Wire;
    const hash = (wire: Wire) => hashOfRulebook(z.decode(Rulebook, wire));
    expect(hash(reversed)).toBe(hash(rulebook01));
    expect(hash(spoil(({ committee }) => (committee.quorum = 5)))).not.toBe(hash(rulebook01));
  });
});
