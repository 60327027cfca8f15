import fc from 'fast-check';
import { findingsOf } from '../../services/application/findings.ts';
import type { FinancingPlan, Source, Use } from '../../services/application/financing-plan.ts';
import { grantBounds, imbalances } from '../../services/application/funding-rule.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import { idOf, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, money, toDecimal, type Money } from '../../services/shared/money.ts';
import { use } from '../support/builders/application.ts';
import { application, call, cooperative, INDH, REGION_05, rulebook } from './demo-case.ts';

const { plan, project } = application;
const dh = (amount: number) => ({ amount: `${String(amount)}.00`, currency: 'MAD' });
const findings = (changed: FinancingPlan, form = cooperative.legalForm) =>
  findingsOf(call, { legalForm: form }, { project, plan: changed });

const findingsUnder = (changed: Rulebook, asked: FinancingPlan) =>
  findingsOf({ ...call, rulebook: changed }, cooperative, { project, plan: asked });
const exclude = (word: string): Rulebook => ({
  ...rulebook,
  funding: { ...rulebook.funding, excludedWords: [word] },
});

const holder = (cash: number, inKind: number): Source[] => [
  { by: 'holder', amount: dirhams(cash), nature: 'cash' },
  { by: 'holder', amount: dirhams(inKind), nature: 'in_kind' },
];
const funders = (first: number, second: number): Source[] => [
  { by: 'funder', funderId: INDH, amount: dirhams(first), nature: 'cash' },
  { by: 'funder', funderId: REGION_05, amount: dirhams(second), nature: 'cash' },
];

describe('what stands between a draft and its submission', () => {
  it('finds nothing in the plan of the demo pack', () => {
    expect(findingsOf(call, cooperative, application)).toEqual([]);
  });

  it('names each missing field of the project', () => {
    const found = findingsOf(call, cooperative, { project: { title: 'Figues', commune: '' }, plan });
    expect(found.map(({ numbers }) => numbers['field'])).toEqual(['summary', 'sector', 'province', 'commune', 'jobs']);
  });

  it('refuses in kind beyond half of the own contribution, with the share and the limit', () => {
    const uses = [use('equipment', 390_000), use('premises', 110_000, { nature: 'in_kind' })];
    expect(findings({ uses, sources: [...funders(210_000, 90_000), ...holder(90_000, 110_000)] })).toEqual([
      {
        code: 'in_kind_over_limit',
        section: 'plan',
        numbers: { inKind: dh(110_000), own: dh(200_000), shareBasisPoints: 5_500, limitBasisPoints: 5_000 },
      },
    ]);
  });

  it('balances cash and kind separately, even where the totals agree', () => {
    const uses = [use('equipment', 500_000)];
    expect(findings({ ...plan, uses })).toEqual([
      {
        code: 'plan_unbalanced',
        section: 'plan',
        numbers: { nature: 'cash', uses: dh(500_000), sources: dh(410_000) },
      },
      {
        code: 'plan_unbalanced',
        section: 'plan',
        numbers: { nature: 'in_kind', uses: { amount: '0.00', currency: 'MAD' }, sources: dh(90_000) },
      },
    ]);
  });

  it('shows the amount allowed and both bounds when 301,000 is asked', () => {
    const found = findings({ ...plan, sources: [...funders(211_000, 90_000), ...holder(109_000, 90_000)] });
    expect(found).toContainEqual({
      code: 'grant_over_limit',
      section: 'plan',
      numbers: {
        requested: dh(301_000),
        allowed: dh(300_000),
        percentage: dh(300_000),
        cap: dh(300_000),
        boundThatHeld: ['percentage', 'cap'],
      },
    });
    expect(found.map(({ code }) => code)).toEqual(['own_contribution_under_minimum', 'grant_over_limit']);
  });

  it('refuses the purchase of livestock', () => {
    const uses = [...plan.uses.slice(1), use('livestock', 260_000, { label: 'Achat de brebis' })];
    expect(findings({ ...plan, uses })).toEqual([
      {
        code: 'use_excluded',
        section: 'plan',
        numbers: { category: 'livestock', label: 'Achat de brebis', amount: dh(260_000) },
      },
    ]);
  });

  it('asks each funder of the call once, and at least one', () => {
    const stranger = idOf<FunderId>('stranger');
    const asking = (...ids: FunderId[]): FinancingPlan => ({
      ...plan,
      sources: [
        ...ids.map((funderId) => ({ by: 'funder', funderId, amount: dirhams(100_000), nature: 'cash' }) as const),
        ...holder(410_000 - ids.length * 100_000, 90_000),
      ],
    });
    expect(findings(asking())).toContainEqual({ code: 'no_funder_asked', section: 'plan', numbers: {} });
    expect(findings(asking(stranger)).map(({ code }) => code)).toEqual(['funder_not_in_call']);
    expect(findings(asking(INDH, INDH)).map(({ code }) => code)).toEqual(['funder_asked_twice']);
  });

  it.each([
    ['a plural in French', 'Achat de brebis', 'brebis'],
    ['capitals, and an elision', 'Lot d’OVINS', 'ovins'],
    ['an accent left out', 'Achat de genisses', 'génisses'],
    ['Arabic with its article and particle', 'شراء الأعلاف والأغنام', 'أغنام'],
    ['Arabic typed without hamza, with vowels and tatweel', 'شراء اغنَـام', 'أغنام'],
    ['two words', 'Purchase of dairy  cows', 'dairy cows'],
  ])('refuses a cost line for a word of its label, whatever its category: %s', (_, label, word) => {
    expect(
      findingsUnder(exclude(word), { ...plan, uses: [...plan.uses.slice(1), use('equipment', 260_000, { label })] }),
    ).toEqual([
      { code: 'word_excluded', section: 'plan', numbers: { category: 'equipment', label, amount: dh(260_000), word } },
    ]);
  });

  it.each([
    ['Brebissette, logiciel', 'brebis'],
    ['غنامية', 'غنام'],
    ['Étal', '...'],
  ])('lets a label pass that only begins like an excluded word: %s', (label, word) => {
    expect(
      findingsUnder(exclude(word), { ...plan, uses: [...plan.uses.slice(1), use('equipment', 260_000, { label })] }),
    ).toEqual([]);
  });

  it('limits what all funders give in cash together, to the dirham', () => {
    const upTo = (amount: number) =>
      findingsUnder({ ...rulebook, funding: { ...rulebook.funding, totalMax: dirhams(amount) } }, plan);
    expect(upTo(300_000)).toEqual([]);
    expect(upTo(299_999)).toEqual([
      { code: 'total_over_max', section: 'plan', numbers: { requested: dh(300_000), allowed: dh(299_999) } },
    ]);
  });

  it('wants as many funders asked as must approve, and counts one once', () => {
    const needing = (fundersMin: number) => ({ ...rulebook, approval: { ...rulebook.approval, fundersMin } });
    expect(findingsUnder(needing(2), plan)).toEqual([]);
    expect(findingsUnder(needing(3), plan)).toEqual([
      { code: 'funders_too_few', section: 'plan', numbers: { funders: 2, minimum: 3 } },
    ]);
    const sources = plan.sources.map((source) => (source.by === 'funder' ? { ...source, funderId: INDH } : source));
    expect(findingsUnder(needing(2), { ...plan, sources }).map(({ code }) => code)).toEqual([
      'funders_too_few',
      'funder_asked_twice',
    ]);
  });

  it('lets no line balance the plan with an amount below zero', () => {
    const uses = [...plan.uses, use('equipment', 50_000), use('discount', -50_000)];
    expect(findings({ ...plan, uses }).map(({ code }) => code)).toEqual(['amount_not_positive']);
  });

  it('says so when there is no use at all', () => {
    expect(findings({ uses: [], sources: [] }).map(({ code }) => code)).toEqual(['uses_missing', 'no_funder_asked']);
  });
});

const amounts = fc.bigInt({ min: 1n, max: 10n ** 12n }).map(money);
const lines = fc.array(
  fc.record({ amount: amounts, nature: fc.constantFrom('cash', 'in_kind'), isEligible: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 12,
  },
);
const usesOfLines = (drawn: { amount: Money; nature: 'cash' | 'in_kind'; isEligible: boolean }[]): Use[] =>
  drawn.map((line) => ({ category: 'equipment', label: 'line', ...line }));
const mirror = (uses: Use[]): Source[] => uses.map(({ amount, nature }) => ({ by: 'holder', amount, nature }));

describe('the funding rule, whatever the plan', () => {
  it('grants the least of its bounds, and names every bound that equals it', () => {
    fc.assert(
      fc.property(lines, amounts, amounts, (drawn, asked, cap) => {
        const rules = {
          ...rulebook,
          funding: { ...rulebook.funding, grantCaps: [{ legalForm: 'gie' as const, cap }] },
        };
        const sources: Source[] = [{ by: 'funder', funderId: INDH, amount: asked, nature: 'cash' }];
        const bounds = grantBounds(rules, 'gie', { uses: usesOfLines(drawn), sources });
        const values = { requested: asked, percentage: bounds.percentage, cap };
        const least = Object.values(values).reduce((low, each) => (each < low ? each : low));
        expect(bounds.allowed).toBe(least);
        expect(bounds.boundThatHeld.length).toBeGreaterThan(0);
        for (const [name, value] of Object.entries(values)) {
          expect((bounds.boundThatHeld as readonly string[]).includes(name)).toBe(value === least);
        }
      }),
    );
  });

  it('accepts a balanced plan, and refuses it when one line is off by a centime', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.constantFrom(1n, -1n), (drawn, at, centime) => {
        const uses = usesOfLines(drawn);
        const sources = mirror(uses);
        expect(imbalances({ uses, sources })).toEqual([]);
        const index = at % sources.length;
        const off = sources.map((source, place) =>
          place === index ? { ...source, amount: money(source.amount + centime) } : source,
        );
        const found = imbalances({ uses, sources: off });
        expect(found.map(({ nature }) => nature)).toEqual([uses[index]!.nature]);
        expect(found[0]!.sources - found[0]!.uses).toBe(centime);
      }),
    );
  });

  it('judges the own contribution exactly, one centime on either side of the minimum', () => {
    const cost = money(100_000_01n);
    const own = (centimes: bigint) =>
      findings({
        uses: [use('equipment', 0, { amount: cost })],
        sources: [
          { by: 'holder', amount: money(centimes), nature: 'cash' },
          { by: 'funder', funderId: INDH, amount: money(cost - centimes), nature: 'cash' },
        ],
      }).filter(({ code }) => code === 'own_contribution_under_minimum');
    expect(toDecimal(money(40_000_01n))).toBe('40000.01');
    expect(own(40_000_01n)).toEqual([]);
    expect(own(40_000_00n)).toHaveLength(1);
  });
});
