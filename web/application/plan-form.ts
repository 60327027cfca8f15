import { z } from 'zod';
import { FinancingPlan, Use } from '../../services/application/financing-plan.ts';
import { FunderId } from '../../services/shared/ids.ts';
import { MoneySchema, type Money } from '../../services/shared/money.ts';
import type { Fields, Values } from '../shared/fields.ts';
import { typedAmount } from '../shared/number.tsx';

export const NATURES = ['cash', 'in_kind'] as const;
export const BROUGHT = ['grant', 'repayable_advance', 'loan'] as const;
type Brought = (typeof BROUGHT)[number];

/** Where each thing of a plan stands in its form: what funders are asked has a line each, whatever is typed there. */
export const PLAN_FIELDS: Fields = {
  'uses.*.category': 'text',
  'uses.*.label': 'text',
  'uses.*.amount': 'amount',
  'uses.*.nature': 'text',
  'uses.*.outside': 'flag',
  'uses.*.gone': 'gone',
  'asked.*.funderId': 'text',
  'asked.*.instrument': 'text',
  'asked.*.amount': 'amount',
  'own.cash': 'amount',
  'own.in_kind': 'amount',
  'others.*.name': 'text',
  'others.*.instrument': 'text',
  'others.*.amount': 'amount',
  'others.*.nature': 'text',
  'others.*.gone': 'gone',
};

const Nature = z.enum(NATURES).default('cash');

const UseRow = Use.omit({ isEligible: true, nature: true }).extend({
  nature: Nature,
  outside: z.boolean().default(false),
});
const OtherRow = z.strictObject({
  name: z.string().trim().min(2).max(200),
  instrument: z.enum(BROUGHT).default('grant'),
  amount: MoneySchema,
  nature: Nature,
});
const AskedRow = z.strictObject({
  funderId: FunderId,
  instrument: z.enum(BROUGHT),
  amount: MoneySchema.optional(),
});

/** What stands in the form of a plan. */
export const PlanRows = z.strictObject({
  uses: z.array(UseRow).default([]),
  asked: z.array(AskedRow).default([]),
  own: z.strictObject({ cash: MoneySchema.optional(), in_kind: MoneySchema.optional() }).default({}),
  others: z.array(OtherRow).default([]),
});

export const planOf = ({ uses, asked, own, others }: z.output<typeof PlanRows>): FinancingPlan => ({
  uses: uses.map(({ outside, ...use }) => ({ ...use, isEligible: !outside })),
  sources: [
    ...asked.flatMap(({ amount, ...line }) =>
      amount === undefined ? [] : [{ by: 'funder' as const, ...line, amount, nature: 'cash' as const }],
    ),
    ...NATURES.flatMap((nature) => ownLine(nature, own[nature])),
    ...others.map((line) => ({ by: 'other' as const, ...line })),
  ],
});

/** What was typed, as a plan. */
export const TypedPlan = PlanRows.transform(planOf);

const ownLine = (nature: (typeof NATURES)[number], amount: Money | undefined) =>
  amount === undefined ? [] : [{ by: 'holder' as const, amount, nature }];

export interface AskedLine {
  readonly funderId: FunderId;
  readonly instrument: Brought;
}

interface Askable {
  readonly funderIds: readonly FunderId[];
  readonly instruments: readonly Brought[];
}

/** A grant of each funder of the call, then the other instruments that its rules admit. */
export const askedLines = ({ funderIds, instruments }: Askable): AskedLine[] =>
  instruments.flatMap((instrument) => funderIds.map((funderId) => ({ funderId, instrument })));

/** A plan as it stands in its form. */
export const storedPlan = ({ uses, sources }: FinancingPlan, lines: readonly AskedLine[]): Values => {
  const others = sources.filter((source) => source.by === 'other');
  return Object.fromEntries([
    ...uses.flatMap(({ category, label, amount, nature, isEligible }, at) => [
      [`uses.${at}.category`, category],
      [`uses.${at}.label`, label],
      [`uses.${at}.amount`, typedAmount(amount)],
      [`uses.${at}.nature`, nature],
      ...(isEligible ? [] : [[`uses.${at}.outside`, 'yes']]),
    ]),
    ...lines.flatMap(({ funderId, instrument }, at) =>
      sources
        .filter((source) => source.by === 'funder')
        .filter((source) => source.funderId === funderId && (source.instrument ?? 'grant') === instrument)
        .map(({ amount }) => [`asked.${at}.amount`, typedAmount(amount)]),
    ),
    ...sources
      .filter((source) => source.by === 'holder')
      .map(({ nature, amount }) => [`own.${nature}`, typedAmount(amount)]),
    ...others.flatMap(({ name, instrument, amount, nature }, at) => [
      [`others.${at}.name`, name],
      [`others.${at}.instrument`, instrument],
      [`others.${at}.amount`, typedAmount(amount)],
      [`others.${at}.nature`, nature],
    ]),
  ]) as Values;
};

/** How many lines of a list are shown: those that are there, or were typed, and some more. */
export const rowsShown = (list: 'uses' | 'others', spare: number, ...known: readonly Values[]): number =>
  Math.max(
    0,
    ...known.flatMap((values) =>
      Object.keys(values).map((name) => Number(new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1] ?? -1) + 1),
    ),
  ) + spare;
