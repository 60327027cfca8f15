import { z } from 'zod';
import type { Call } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { Figures, basisPointsOf, dirhamsOf } from './figures.ts';
import { grantsAsked, type FinancingPlan } from './financing-plan.ts';
import { contribution, grantBounds, imbalances, type GrantBounds } from './funding-rule.ts';
import { PROJECT_FIELDS, type Project } from './project.ts';

/** Something missing or wrong in a draft, with the numbers that show it. */
export const Finding = z
  .strictObject({ code: z.string(), section: z.enum(['project', 'plan']), numbers: Figures })
  .meta({ id: 'Finding' });
export type Finding = z.output<typeof Finding>;

export interface Content {
  readonly project: Project;
  readonly plan: FinancingPlan;
}

type Rules = Pick<Call, 'rulebook' | 'funderIds'>;
type Applicant = Pick<Organisation, 'legalForm'>;

/** Everything that stands between a draft and its submission: what "check" shows and what "submit" refuses. */
export const findingsOf = (call: Rules, { legalForm }: Applicant, { project, plan }: Content): Finding[] => [
  ...fieldsMissing(project),
  ...linesWrong(plan),
  ...fundersWrong(call, plan),
  ...imbalances(plan).map(({ nature, uses, sources }) =>
    inPlan('plan_unbalanced', { nature, uses: dirhamsOf(uses), sources: dirhamsOf(sources) }),
  ),
  ...usesExcluded(call, plan),
  ...contributionWrong(call, plan),
  ...grantOverLimit(grantBounds(call.rulebook, legalForm, plan)),
];

const inPlan = (code: string, numbers: Figures = {}): Finding => ({ code, section: 'plan', numbers });

const fieldsMissing = (project: Project): Finding[] =>
  PROJECT_FIELDS.filter((field) => project[field] === undefined || project[field] === '').map((field) => ({
    code: 'field_missing',
    section: 'project',
    numbers: { field },
  }));

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

const fundersWrong = ({ funderIds }: Rules, plan: FinancingPlan): Finding[] => {
  const asked = grantsAsked(plan).map(({ funderId }) => funderId);
  const outside = asked.filter((id) => !funderIds.includes(id));
  const twice = new Set(asked.filter((id, index) => asked.indexOf(id) !== index));
  return [
    ...(asked.length === 0 ? [inPlan('no_funder_asked')] : []),
    ...outside.map((funderId) => inPlan('funder_not_in_call', { funderId })),
    ...[...twice].map((funderId) => inPlan('funder_asked_twice', { funderId })),
  ];
};

const usesExcluded = ({ rulebook }: Rules, { uses }: FinancingPlan): Finding[] =>
  uses
    .filter(({ category }) => rulebook.funding.excludedUses.includes(category))
    .map(({ category, label, amount }) => inPlan('use_excluded', { category, label, amount: dirhamsOf(amount) }));

const contributionWrong = ({ rulebook }: Rules, plan: FinancingPlan): Finding[] => {
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

export const figuresOf = ({ requested, percentage, cap, allowed, boundThatHeld }: GrantBounds): Figures => ({
  requested: dirhamsOf(requested),
  allowed: dirhamsOf(allowed),
  percentage: dirhamsOf(percentage),
  ...(cap === null ? {} : { cap: dirhamsOf(cap) }),
  boundThatHeld: [...boundThatHeld],
});
