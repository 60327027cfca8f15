import { z } from 'zod';
import type { Rulebook } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { addMonths, type LocalDate } from '../shared/dates.ts';
import { overrideReserved, rulesNotMet, reasonMissing } from './application-errors.ts';
import { excludedUses } from './excluded-uses.ts';
import { Figures, basisPointsOf, dirhamsOf } from './figures.ts';
import { figuresOf, type Content } from './findings.ts';
import { contribution, grantBounds } from './funding-rule.ts';

export const ELIGIBILITY_RULES = [
  'legal_form',
  'registration',
  'territory',
  'sector',
  'women_and_youth',
  'earlier_aid',
  'one_application',
  'grant_limit',
  'own_contribution',
  'account',
  'age',
] as const;
const Rule = z.enum(ELIGIBILITY_RULES);
type Rule = z.infer<typeof Rule>;

/** What one rule says of one application: the machine computes, a person decides. */
export const Assessment = z
  .strictObject({
    rule: Rule,
    verdict: z.enum(['pass', 'fail', 'needs_person']),
    reason: z.string(),
    numbers: Figures,
  })
  .meta({ id: 'Assessment' });
export type Assessment = z.output<typeof Assessment>;

/** A person's word against a rule that did not pass. */
export const Override = z.strictObject({ rule: Rule, reason: z.string().trim().min(1).max(1_000) });
export type Override = z.output<typeof Override>;

interface EligibilityFacts {
  readonly submittedOn: LocalDate;
  /** Other applications of this organisation to this call, neither withdrawn nor lapsed. */
  readonly otherApplications: number;
  /** Earlier dossiers in execution: a report or a recovery may still be open on them. */
  readonly unsettledDossiers: number;
  readonly hasActiveAccount: boolean;
  /** Whether the body that the rulebook names has set the age condition aside. */
  readonly isAgeWaived: boolean;
}

export interface Case {
  readonly rulebook: Rulebook;
  readonly organisation: Pick<Organisation, 'legalForm' | 'registration' | 'seat' | 'members'>;
  readonly application: Content;
  readonly facts: EligibilityFacts;
}

type Answer = Omit<Assessment, 'rule'>;

const passes = (numbers: Figures): Answer => ({ verdict: 'pass', reason: 'met', numbers });
const fails = (reason: string, numbers: Figures): Answer => ({ verdict: 'fail', reason, numbers });
const asksAPerson = (reason: string, numbers: Figures): Answer => ({ verdict: 'needs_person', reason, numbers });
const judge = (isMet: boolean, reason: string, numbers: Figures): Answer =>
  isMet ? passes(numbers) : fails(reason, numbers);

const QUESTIONS: Record<Rule, (asked: Case) => Answer> = {
  legal_form: ({ rulebook, organisation: { legalForm } }) => {
    const allowed = rulebook.applicants.legalForms;
    return judge(allowed.includes(legalForm), 'legal_form_not_in_call', { legalForm, allowed });
  },
  registration: ({ rulebook, organisation: { registration }, facts }) => {
    const oldest = addMonths(facts.submittedOn, -rulebook.applicants.registrationExtractMonthsMax);
    const { court, number, extractOn, registeredOn } = registration;
    // Associations, mutuals and auto-entrepreneurs are in registers that give no extracts.
    if (extractOn === null) return passes({ number, registeredOn });
    return judge(extractOn >= oldest, 'extract_too_old', { court: court ?? '', number, extractOn, oldest });
  },
  territory: ({ rulebook, organisation: { seat }, application: { project } }) => {
    const { regions, provinces = [] } = rulebook.applicants;
    const province = project.province ?? '';
    const activity = province.slice(0, 2);
    const isIn = (places: readonly string[], place: string) => places.length === 0 || places.includes(place);
    const numbers = { seat: seat.region, activity, regions };
    if (!isIn(regions, seat.region) || !isIn(regions, activity)) return fails('outside_territory', numbers);
    if (provinces.length === 0) return passes(numbers);
    const areIn = isIn(provinces, seat.province) && isIn(provinces, province);
    return judge(areIn, 'outside_provinces', { seat: seat.province, activity: province, provinces });
  },
  sector: ({ rulebook, application: { project, plan } }) => {
    const { sectors, excludedSectors = [] } = rulebook.applicants;
    const sector = project.sector ?? '';
    const excluded = excludedUses(rulebook, plan).map(({ use: { label } }) => label);
    const numbers = { sector, sectors, excluded };
    if (excluded.length > 0) return fails('use_excluded', numbers);
    if (excludedSectors.includes(sector)) return fails('sector_excluded', { sector, excludedSectors });
    return judge(sectors.includes(sector), 'sector_not_in_call', numbers);
  },
  women_and_youth: ({ rulebook, organisation: { members } }) => {
    // A young woman is a woman and is young: she counts once.
    const counted = members.women + members.youth - members.youngWomen;
    const minimum = rulebook.applicants.womenOrYouthMinBasisPoints;
    const shareBasisPoints = basisPointsOf(BigInt(counted), BigInt(members.total));
    const numbers = { ...members, counted, shareBasisPoints, minimumBasisPoints: minimum };
    return judge(counted * 10_000 >= members.total * minimum, 'too_few_women_and_youth', numbers);
  },
  earlier_aid: ({ facts: { unsettledDossiers } }) =>
    unsettledDossiers === 0
      ? passes({ unsettledDossiers })
      : asksAPerson('earlier_dossier_unsettled', { unsettledDossiers }),
  one_application: ({ facts: { otherApplications } }) =>
    judge(otherApplications === 0, 'other_application', { otherApplications }),
  grant_limit: ({ rulebook, organisation, application: { plan } }) => {
    const bounds = grantBounds(rulebook, organisation.legalForm, plan);
    return judge(bounds.requested <= bounds.allowed, 'grant_over_limit', figuresOf(bounds));
  },
  own_contribution: ({ rulebook, application: { plan } }) => {
    const { own, inKind, cost, isEnough, isCashEnough } = contribution(rulebook, plan);
    const numbers = {
      own: dirhamsOf(own),
      inKind: dirhamsOf(inKind),
      shareBasisPoints: basisPointsOf(own, cost),
      inKindBasisPoints: basisPointsOf(inKind, own),
    };
    if (!isEnough) return fails('own_contribution_under_minimum', numbers);
    return judge(isCashEnough, 'in_kind_over_limit', numbers);
  },
  account: ({ facts: { hasActiveAccount } }) =>
    hasActiveAccount ? passes({}) : asksAPerson('account_not_certified', {}),
  age: ({ rulebook, application: { project }, facts: { submittedOn, isAgeWaived } }) => {
    const rule = rulebook.applicants.age;
    if (rule === undefined) return passes({});
    if (project.carrierBornOn === undefined) return asksAPerson('birth_date_missing', {});
    return judgeAge(ageOn(submittedOn, project.carrierBornOn), rule, isAgeWaived);
  },
};

const judgeAge = (
  age: number,
  { min, max, waiver }: NonNullable<Rulebook['applicants']['age']>,
  isWaived: boolean,
): Answer => {
  const upTo = waiver?.upTo ?? max;
  const numbers = { age, min, max, upTo };
  if (age >= min && age <= max) return passes(numbers);
  if (age < min || age > upTo) return fails('age_outside', numbers);
  return isWaived ? { verdict: 'pass', reason: 'waived', numbers } : fails('waiver_needed', numbers);
};

/** In whole years: a birthday counts from its own day on. */
const ageOn = (day: LocalDate, bornOn: LocalDate): number => {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
};

/** Rules that only some calls have. */
const APPLIES: Partial<Record<Rule, (rulebook: Rulebook) => boolean>> = {
  age: ({ applicants }) => applicants.age !== undefined,
};

/** Set aside by the body that the rulebook names, never by the desk. */
const RESERVED: readonly Rule[] = ['age'];

/** Every rule's answer, with its reason and its numbers, in the order of the rulebook. */
export const assessEligibility = (asked: Case): Assessment[] =>
  ELIGIBILITY_RULES.filter((rule) => APPLIES[rule]?.(asked.rulebook) ?? true).map((rule) => ({
    rule,
    ...QUESTIONS[rule](asked),
  }));

export interface EligibilityInput {
  readonly eligible: boolean;
  readonly reason: string | null;
  readonly overrides: readonly Override[];
}

/** A yes needs every rule met or overridden with a reason; a no needs its reason. */
export const decideOn = (rules: Assessment[], { eligible, reason, overrides }: EligibilityInput) => {
  const open = rules.filter(({ verdict }) => verdict !== 'pass').map(({ rule }) => rule);
  const reserved = overrides.map(({ rule }) => rule).filter((rule) => RESERVED.includes(rule) && open.includes(rule));
  if (reserved.length > 0) throw overrideReserved(reserved);
  const overridden = overrides.filter(({ rule }) => open.includes(rule));
  const unanswered = open.filter((rule) => !overridden.some((each) => each.rule === rule));
  if (eligible && unanswered.length > 0) throw rulesNotMet(unanswered);
  if (!eligible && reason === null) throw reasonMissing();
  return { eligible, reason, rules, overrides: overridden };
};
