import { assessEligibility, decideOn, ELIGIBILITY_RULES } from '../../services/application/eligibility.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { dirhams } from '../../services/shared/money.ts';
import { use } from '../support/builders/application.ts';
import { application, cooperative, rulebook } from './demo-case.ts';

const facts = {
  submittedOn: LocalDate.parse('2026-02-20'),
  otherApplications: 0,
  unsettledDossiers: 0,
  hasActiveAccount: true,
  isAgeWaived: false,
};
const asked = { rulebook, organisation: cooperative, application, facts };
type Asked = typeof asked;

const changed = {
  organisation: (change: Partial<Asked['organisation']>): Asked => ({
    ...asked,
    organisation: { ...cooperative, ...change },
  }),
  project: (change: Partial<Asked['application']['project']>): Asked => ({
    ...asked,
    application: { ...application, project: { ...application.project, ...change } },
  }),
  plan: (change: Partial<Asked['application']['plan']>): Asked => ({
    ...asked,
    application: { ...application, plan: { ...application.plan, ...change } },
  }),
  applicants: (change: Partial<Asked['rulebook']['applicants']>): Asked => ({
    ...asked,
    rulebook: { ...rulebook, applicants: { ...rulebook.applicants, ...change } },
  }),
  facts: (change: Partial<Asked['facts']>): Asked => ({ ...asked, facts: { ...facts, ...change } }),
};

const notPassed = (each: Asked) =>
  assessEligibility(each)
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ rule, verdict, reason }) => [rule, verdict, reason]);

const seat = (region: string, province: string) => ({ ...cooperative.seat, region, province });
const extract = (day: string) => ({ ...cooperative.registration, extractOn: LocalDate.parse(day) });
const members = (women: number, youth: number, youngWomen: number) => ({
  members: { total: 10, women, youth, youngWomen, withDisability: 0 },
});

const CASES: readonly (readonly [string, Asked, readonly (readonly string[])[]])[] = [
  ['a mutual', changed.organisation({ legalForm: 'mutual' }), [['legal_form', 'fail', 'legal_form_not_in_call']]],
  [
    'an extract of more than three months',
    changed.organisation({ registration: extract('2025-11-19') }),
    [['registration', 'fail', 'extract_too_old']],
  ],
  ['an extract of three months to the day', changed.organisation({ registration: extract('2025-11-20') }), []],
  [
    'a seat in Taroudannt',
    changed.organisation({ seat: seat('09', '09.541') }),
    [['territory', 'fail', 'outside_territory']],
  ],
  ['an activity elsewhere', changed.project({ province: '09.541' }), [['territory', 'fail', 'outside_territory']]],
  ['another sector', changed.project({ sector: 'mining' }), [['sector', 'fail', 'sector_not_in_call']]],
  [
    'livestock in the plan',
    changed.plan({ uses: [use('livestock', 410_000), use('premises', 90_000, { nature: 'in_kind' })] }),
    [['sector', 'fail', 'use_excluded']],
  ],
  [
    'ewes under another category',
    changed.plan({
      uses: [use('equipment', 410_000, { label: 'Achat de brebis' }), ...application.plan.uses.slice(5)],
    }),
    [['sector', 'fail', 'use_excluded']],
  ],
  ['a province of the call', changed.applicants({ provinces: ['05.301'] }), []],
  [
    'a seat in another province of the region',
    { ...changed.applicants({ provinces: ['05.301'] }), organisation: { ...cooperative, seat: seat('05', '05.091') } },
    [['territory', 'fail', 'outside_provinces']],
  ],
  [
    'an activity in another province of the region',
    { ...changed.project({ province: '05.091' }), rulebook: changed.applicants({ provinces: ['05.301'] }).rulebook },
    [['territory', 'fail', 'outside_provinces']],
  ],
  [
    'an excluded sector',
    changed.applicants({ excludedSectors: ['farm_produce_processing'] }),
    [['sector', 'fail', 'sector_excluded']],
  ],
  [
    'young women counted twice to reach 30 %',
    changed.organisation(members(2, 2, 2)),
    [['women_and_youth', 'fail', 'too_few_women_and_youth']],
  ],
  ['exactly 30 % of women or youth', changed.organisation(members(2, 2, 1)), []],
  [
    'an earlier dossier in execution',
    changed.facts({ unsettledDossiers: 1 }),
    [['earlier_aid', 'needs_person', 'earlier_dossier_unsettled']],
  ],
  ['a second application', changed.facts({ otherApplications: 1 }), [['one_application', 'fail', 'other_application']]],
  [
    'no certified account',
    changed.facts({ hasActiveAccount: false }),
    [['account', 'needs_person', 'account_not_certified']],
  ],
  [
    'a holder who brings 30 %',
    changed.plan({
      sources: [...application.plan.sources.slice(0, 2), { by: 'holder', amount: dirhams(150_000), nature: 'cash' }],
    }),
    [['own_contribution', 'fail', 'own_contribution_under_minimum']],
  ],
];

describe('the eligibility rules of AAP-2026-01', () => {
  it('are ten, and all met by Tazart Noughbalou', () => {
    const rules = assessEligibility(asked);
    expect(rules.map(({ rule }) => rule)).toEqual(ELIGIBILITY_RULES.filter((rule) => rule !== 'age'));
    expect(rules.every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('show their numbers: 17 women and 3 young men of 24', () => {
    const shown = assessEligibility(asked).find(({ rule }) => rule === 'women_and_youth');
    expect(shown?.numbers).toMatchObject({ women: 17, counted: 20, total: 24, shareBasisPoints: 8_333 });
  });

  it.each(CASES)('answer %s', (_, each, expected) => {
    expect(notPassed(each)).toEqual(expected);
  });
});

describe('the age condition', () => {
  const age = { min: 18, max: 35, waiver: { by: 'regional_committee', upTo: 45 } } as const;
  const withAge = { ...rulebook, applicants: { ...rulebook.applicants, age } };
  const bornOn = (day: string, isAgeWaived = false) => {
    const { application: content, ...rest } = changed.project({ carrierBornOn: LocalDate.parse(day) });
    const asking = { ...rest, application: content, rulebook: withAge, facts: { ...facts, isAgeWaived } };
    return assessEligibility(asking).find(({ rule }) => rule === 'age');
  };

  it.each([
    ['2008-02-20', 'pass', 'met'],
    ['2008-02-21', 'fail', 'age_outside'],
    ['1990-02-21', 'pass', 'met'],
    ['1990-02-20', 'fail', 'waiver_needed'],
    ['1989-02-20', 'fail', 'waiver_needed'],
    ['1980-02-21', 'fail', 'waiver_needed'],
    ['1980-02-20', 'fail', 'age_outside'],
    ['1979-02-20', 'fail', 'age_outside'],
  ])('of somebody born on %s is %s: %s', (day, verdict, reason) => {
    expect(bornOn(day)).toMatchObject({ verdict, reason });
  });

  it('is set aside by a waiver within its limit, and not beyond', () => {
    expect(bornOn('1985-06-01', true)).toMatchObject({
      verdict: 'pass',
      reason: 'waived',
      numbers: { age: 40, upTo: 45 },
    });
    expect(bornOn('1979-01-01', true)).toMatchObject({ verdict: 'fail', reason: 'age_outside' });
  });

  it('needs a person where the birth date is not there', () => {
    const answer = assessEligibility({ ...asked, rulebook: withAge }).find(({ rule }) => rule === 'age');
    expect(answer).toMatchObject({ verdict: 'needs_person', reason: 'birth_date_missing' });
  });

  it('is not the desk’s to override', () => {
    const rules = assessEligibility({ ...asked, rulebook: withAge });
    const overrides = [{ rule: 'age', reason: 'Looks young' } as const];
    expect(refusalOf(() => decideOn(rules, { eligible: true, reason: null, overrides }))).toMatchObject({
      code: 'override_reserved',
    });
  });
});

const refusalOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the decision', () => {
  const open = assessEligibility(changed.facts({ hasActiveAccount: false, otherApplications: 1 }));
  const override = { rule: 'account', reason: 'Certificate seen at the counter' } as const;

  it('is not yes while a rule is neither met nor overridden', () => {
    const deciding = refusalOf(() => decideOn(open, { eligible: true, reason: null, overrides: [override] }));
    expect(deciding).toMatchObject({ code: 'rules_not_met', details: { rules: ['one_application'] } });
  });

  it('keeps the overrides of rules that did not pass, and no other', () => {
    const overrides = [
      override,
      { rule: 'one_application', reason: 'The other one is a duplicate' },
      { rule: 'sector', reason: 'Not needed' },
    ] as const;
    expect(decideOn(open, { eligible: true, reason: null, overrides }).overrides).toEqual(overrides.slice(0, 2));
  });

  it('is not no without a reason', () => {
    const deciding = refusalOf(() => decideOn(open, { eligible: false, reason: null, overrides: [] }));
    expect(deciding).toMatchObject({ code: 'reason_missing' });
  });
});
