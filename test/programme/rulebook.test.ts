import fc from 'fast-check';
import { z } from 'zod';
import { demoCall01, demoCalls } from '../../infra/demo/calls.ts';
import { demoFunders } from '../../infra/demo/fund.ts';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { loadTexts } from '../../infra/texts.ts';
import type { Draft, Surroundings } from '../../services/programme/call-faults.ts';
import { faultsOf } from '../../services/programme/rulebook-faults.ts';
import { hashOfRulebook } from '../../services/programme/rulebook-hash.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import type { Texts } from '../../services/programme/rulebook-terms.ts';
import { SPOILED } from './spoiled-rulebooks.ts';
import { idOf, type FunderId } from '../../services/shared/ids.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';

type Wire = z.input<typeof Rulebook>;

const indh = idOf<FunderId>('indh');
const region = idOf<FunderId>('region');
const SOUND: Surroundings = {
  now: new Date('2026-01-05'),
  funders: [
    { code: 'INDH', gives: 'money' },
    { code: 'REGION-05', gives: 'money' },
  ],
  guarantors: [],
  reviewersKnown: 3,
};

const faults = (wire: Wire, change: Partial<Draft> = {}, around: Partial<Surroundings> = {}) =>
  faultsOf(
    {
      titles: demoCall01.titles,
      description: demoCall01.description,
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

/** Those that one rulebook can have beside each other: each spoils a place of its own. */
const ONE_PLACE = new Set([
  'region_unknown',
  'cap_not_positive',
  'own_contribution_whole',
  'minimum_above_weight',
  'tie_break_unknown',
  'quorum_above_seats',
  'funders_too_few',
  'total_shorter_than_round',
  'hold_shorter_than_round',
  'reviewers_too_few',
  'report_blocks_unknown_tranche',
  'indicator_repeated',
  'text_missing',
]);

const NAMED_BY_THE_CALL = new Set([
  'document_repeated',
  'document_asked_of_nobody',
  'minimum_above_weight',
  'criterion_repeated',
  'tie_break_repeated',
  'indicator_repeated',
]);

const texts = loadTexts();

describe('a rulebook', () => {
  it.each(demoCalls)('of the demo call $reference contradicts nothing', ({ funders, ...call }) => {
    const codes = funders.map((funder) => demoFunders[funder].code);
    const around = {
      funders: codes.map((code) => ({ code, gives: code === 'TAMWILCOM' ? 'guarantees' : 'money' }) as const),
      guarantors: ['TAMWILCOM'],
    };
    const { titles, description = null } = call;
    expect(faults(call.rulebook, { titles, description }, around)).toEqual([]);
  });

  it.each(SPOILED)('is told %s with its place and the values that show it, and nothing else', (...spoiled) => {
    const [code, change, path, values] = spoiled;
    expect(faults(spoil(change))).toEqual([{ code, path: `rulebook.${path}`, ...values }]);
  });

  it('is told of a threshold that nobody can reach, beside the weights that cause it', () => {
    const wire = spoil(({ rubric }) => {
      rubric.criteria = rubric.criteria.slice(0, 3);
      rubric.tieBreak = [];
    });
    expect(faults(wire)).toEqual([
      { code: 'weights_not_100', path: 'rulebook.rubric.criteria', sum: 55 },
      { code: 'threshold_out_of_reach', path: 'rulebook.rubric.threshold', threshold: 60, sum: 55 },
    ]);
  });

  it('is told every fault at once', () => {
    const some = fc.subarray(SPOILED.filter(([code]) => ONE_PLACE.has(code)));
    fc.assert(
      fc.property(some, (chosen) => {
        const wire = spoil((each) => {
          for (const [, change] of chosen) change(each);
        });
        expect(new Set(faults(wire).map(({ code }) => code))).toEqual(new Set(chosen.map(([code]) => code)));
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Wire['sharing'], string, object]>([
    [
      'sharing_funder_unknown',
      { kind: 'sequential', order: [indh, idOf('stranger')] },
      'order.1',
      { funderId: idOf('stranger') },
    ],
    ['sharing_funder_repeated', { kind: 'sequential', order: [indh, indh] }, 'order.1', { funderId: indh }],
    [
      'earmark_in_no_tranche',
      { kind: 'earmarked', earmarks: [{ funderId: indh, uses: ['equipment', 'training'] }] },
      'earmarks',
      { use: 'training' },
    ],
  ])('is told %s of how the funders share the tranches', (...told) => {
    const [code, sharing, path, values] = told;
    const wire = spoil((each) => {
      each.sharing = sharing;
      for (const tranche of each.tranches) tranche.uses = ['equipment'];
    });
    expect(faults(wire)).toEqual([{ code, path: `rulebook.sharing.${path}`, ...values }]);
  });

  it('is told of dates, funders and texts that make no call', () => {
    const opensAt = new Date('2026-01-12');
    const codes = (...asked: Parameters<typeof faults>) => faults(...asked).map(({ code, path }) => `${code} ${path}`);
    expect(codes(rulebook01, { closesAt: opensAt })).toEqual(['closes_before_opening closesAt']);
    expect(codes(rulebook01, {}, { now: new Date('2026-04-01') })).toEqual(['closes_in_the_past closesAt']);
    expect(codes(rulebook01, { funderIds: [region] })).toEqual(['lead_funder_not_among_funders leadFunderId']);
    expect(codes(rulebook01, { description: null })).toEqual(['description_missing description']);
    const { fr, en } = demoCall01.titles;
    expect(codes(rulebook01, { titles: { ar: ' ', fr, en } })).toEqual(['text_missing titles.ar']);
    expect(faults(rulebook01, {}, { funders: [SOUND.funders[0]!, { code: 'REGION-05', gives: 'nothing' }] })).toEqual([
      { code: 'envelope_absent', path: 'funderIds.1', funder: 'REGION-05' },
    ]);
  });

  it('does not count a guarantor among the funders it needs', () => {
    const two = spoil(({ approval }) => (approval.fundersMin = 2));
    const funders = [SOUND.funders[0]!, { code: 'TAMWILCOM', gives: 'guarantees' as const }];
    expect(faults(two, {}, { funders })).toMatchObject([{ code: 'funders_too_few', needed: 2, known: 1 }]);
  });

  it('has words for each fault, in each language, with its values in their places', () => {
    for (const [code, , , values] of SPOILED) {
      for (const language of LANGUAGES) {
        const text = toldIn(texts, language)('fault', { code, ...values });
        expect(text).toBeDefined();
        expect(text).not.toContain('…');
      }
    }
  });

  it('calls a province by its name, never by its code', () => {
    const fault = { code: 'province_outside_regions', province: '02.251' };
    const told = LANGUAGES.map((language) => toldIn(texts, language)('fault', fault) ?? '');
    expect(told.filter((text) => text.includes('02.251'))).toEqual([]);
    expect(told.every((text) => /Figuig|فجيج/.test(text))).toBe(true);
  });

  it.each(SPOILED.filter(([code]) => NAMED_BY_THE_CALL.has(code)))(
    'says in %s what the call itself names by its title, never by its code',
    (...spoiled) => {
      const [code, , , values] = spoiled;
      const [titles] = Object.values(values) as [Texts];
      for (const language of LANGUAGES) {
        expect(toldIn(texts, language)('fault', { code, ...values })).toContain(titles[language]);
      }
    },
  );

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
