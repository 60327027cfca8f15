import { z } from 'zod';
import type { Call, LegalForm } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { total } from '../shared/money.ts';
import { excludedUses } from './excluded-uses.ts';
import { Figures, basisPointsOf, dirhamsOf } from './figures.ts';
import { fundersAsked, type FinancingPlan } from './financing-plan.ts';
import { contribution, grantBounds, imbalances, type GrantBounds } from './funding-rule.ts';
import { limitOf, mostOf } from './instrument-limits.ts';
import { PROJECT_FIELDS, type Project } from './project.ts';
import type { WantedDocument } from './wanted-documents.ts';

/** Something missing or wrong in a draft, with the numbers that show it. */
export const Finding = z
  .strictObject({ code: z.string(), section: z.enum(['project', 'plan', 'documents']), numbers: Figures })
  .meta({ id: 'Finding' });
export type Finding = z.output<typeof Finding>;

export interface Content {
  readonly project: Project;
  readonly plan: FinancingPlan;
  /** What the rulebook asks for, and where each stands; none where it asks for none. */
  readonly documents?: readonly WantedDocument[];
}

type Rules = Pick<Call, 'rulebook' | 'funderIds'>;
type Applicant = Pick<Organisation, 'legalForm'>;

/** Everything that stands between a draft and its submission: what "check" shows and what "submit" refuses. */
export const findingsOf = (
  call: Rules,
  { legalForm }: Applicant,
  { project, plan, documents = [] }: Content,
): Finding[] => [
  ...fieldsMissing(call, project),
  ...planFindings(call, { legalForm }, plan),
  ...fundersWrong(call, plan),
  ...documentsMissing(documents),
];

/** What is wrong with a plan by itself, whoever is asked for it: also when a holder revises one. */
export const planFindings = (
  call: Pick<Rules, 'rulebook'>,
  { legalForm }: Applicant,
  plan: FinancingPlan,
): Finding[] => [
  ...linesWrong(plan),
  ...imbalances(plan).map(({ nature, uses, sources }) =>
    inPlan('plan_unbalanced', { nature, uses: dirhamsOf(uses), sources: dirhamsOf(sources) }),
  ),
  ...usesExcluded(call, plan),
  ...contributionWrong(call, plan),
  ...grantOverLimit(grantBounds(call.rulebook, legalForm, plan)),
  ...allOverLimit(call, plan),
  ...othersOverLimit(call, legalForm, plan),
];

const inPlan = (code: string, numbers: Figures = {}): Finding => ({ code, section: 'plan', numbers });

const fieldsMissing = ({ rulebook }: Rules, project: Project): Finding[] =>
  fieldsAsked(rulebook)
    .filter((field) => project[field] === undefined || project[field] === '')
    .map((field) => ({
      code: 'field_missing',
      section: 'project',
      numbers: { field },
    }));

/** A birth date is personal data: only a call with an age condition asks for it. */
const fieldsAsked = ({ applicants }: Rules['rulebook']) =>
  applicants.age === undefined ? PROJECT_FIELDS : [...PROJECT_FIELDS, 'carrierBornOn' as const];

const DOCUMENT_FINDINGS: Partial<Record<WantedDocument['standing'], string>> = {
  missing: 'document_missing',
  expired: 'document_expired',
  refused: 'document_refused',
};

const documentsMissing = (documents: readonly WantedDocument[]): Finding[] =>
  documents.flatMap(({ kind, titles, standing }) => {
    const code = DOCUMENT_FINDINGS[standing];
    return code === undefined ? [] : [{ code, section: 'documents' as const, numbers: { kind, title: titles } }];
  });

const linesWrong = ({ uses, sources }: FinancingPlan): Finding[] => [
  ...(uses.length === 0 ? [inPlan('uses_missing')] : []),
  ...[...uses, ...sources]
    .filter(({ amount }) => amount <= 0n)
    .map((line) =>
      inPlan('amount_not_positive', {
        line: 'label' in line ? line.label : line.by,
        amount: dirhamsOf(line.amount),
      }),
    ),
];

const fundersWrong = ({ funderIds, rulebook }: Rules, plan: FinancingPlan): Finding[] => {
  const asked = fundersAsked(plan);
  const funders = new Set(asked.map(({ funderId }) => funderId)).size;
  const minimum = rulebook.approval.fundersMin;
  const outside = asked.filter(({ funderId }) => !funderIds.includes(funderId));
  const twice = asked.filter((one, index) =>
    asked.slice(0, index).some((each) => each.funderId === one.funderId && each.instrument === one.instrument),
  );
  return [
    ...(funders === 0 ? [inPlan('no_funder_asked')] : []),
    ...(funders > 0 && funders < minimum ? [inPlan('funders_too_few', { funders, minimum })] : []),
    ...outside.map(({ funderId }) => inPlan('funder_not_in_call', { funderId })),
    ...twice.map(({ funderId }) => inPlan('funder_asked_twice', { funderId })),
  ];
};

const usesExcluded = ({ rulebook }: Pick<Rules, 'rulebook'>, plan: FinancingPlan): Finding[] =>
  excludedUses(rulebook, plan).map(({ use: { category, label, amount }, word }) => {
    const line = { category, label, amount: dirhamsOf(amount) };
    return word === null ? inPlan('use_excluded', line) : inPlan('word_excluded', { ...line, word });
  });

const contributionWrong = ({ rulebook }: Pick<Rules, 'rulebook'>, plan: FinancingPlan): Finding[] => {
  const { own, inKind, cost, isEnough, isCashEnough } = contribution(rulebook, plan);
  const { ownContributionMinBasisPoints: minimum, inKindShareMaxBasisPoints: limit } = rulebook.funding;
  return [
    ...(isEnough
      ? []
      : [
          inPlan('own_contribution_under_minimum', {
            own: dirhamsOf(own),
            cost: dirhamsOf(cost),
            shareBasisPoints: basisPointsOf(own, cost),
            minimumBasisPoints: minimum,
          }),
        ]),
    ...(isCashEnough
      ? []
      : [
          inPlan('in_kind_over_limit', {
            inKind: dirhamsOf(inKind),
            own: dirhamsOf(own),
            shareBasisPoints: basisPointsOf(inKind, own),
            limitBasisPoints: limit,
          }),
        ]),
  ];
};

const grantOverLimit = (bounds: GrantBounds): Finding[] =>
  bounds.requested > bounds.allowed ? [inPlan('grant_over_limit', figuresOf(bounds))] : [];

/** What all funders together may give in cash: the co-financing plan keeps to it too. */
const allOverLimit = ({ rulebook }: Pick<Rules, 'rulebook'>, plan: FinancingPlan): Finding[] => {
  const { totalMax } = rulebook.funding;
  const requested = total(fundersAsked(plan).map(({ amount }) => amount));
  if (totalMax === undefined || requested <= totalMax) return [];
  return [inPlan('total_over_max', { requested: dirhamsOf(requested), allowed: dirhamsOf(totalMax) })];
};

/**
 * Advances and loans have limits of their own. A funder gives only what the call admits; what somebody outside the fund
 * brings counts where the call has a word on it.
 */
const othersOverLimit = ({ rulebook }: Pick<Rules, 'rulebook'>, legalForm: LegalForm, plan: FinancingPlan): Finding[] =>
  (['repayable_advance', 'loan'] as const).flatMap((instrument) => {
    const limit = limitOf(rulebook, instrument, { plan, legalForm });
    const counted = plan.sources.filter(
      (source) =>
        source.by !== 'holder' && source.instrument === instrument && (source.by === 'funder' || limit !== null),
    );
    const [requested, allowed] = [total(counted.map(({ amount }) => amount)), mostOf(limit)];
    const numbers = { instrument, requested: dirhamsOf(requested), allowed: dirhamsOf(allowed) };
    return requested > allowed ? [inPlan('instrument_over_limit', numbers)] : [];
  });

export const figuresOf = ({ requested, percentage, cap, allowed, boundThatHeld }: GrantBounds): Figures => ({
  requested: dirhamsOf(requested),
  allowed: dirhamsOf(allowed),
  percentage: dirhamsOf(percentage),
  ...(cap === null ? {} : { cap: dirhamsOf(cap) }),
  boundThatHeld: [...boundThatHeld],
});
