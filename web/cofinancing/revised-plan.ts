import { z } from 'zod';
import type { FinancingPlan } from '../../services/application/application-facts.ts';
import type { RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import { MoneySchema, type Money } from '../../services/shared/money.ts';

const Rows = z.array(z.strictObject({ row: z.int().min(0).max(200), amount: MoneySchema })).max(200);

/** The amounts of the holder's plan, each by its row; what funders give is not theirs to type. */
export const RevisedAmounts = z.strictObject({ uses: Rows, sources: Rows });

type Amounts = z.output<typeof RevisedAmounts>;

const at = (rows: Amounts['uses'], row: number, before: Money): Money =>
  rows.find((each) => each.row === row)?.amount ?? before;

/** The plan with the holder's new amounts, asking of each funder exactly what it has approved. */
export const revisedPlan = (plan: FinancingPlan, { uses, sources }: Amounts, { rounds }: RoundsView): FinancingPlan => {
  const given = rounds
    .flatMap(({ lines }) => lines)
    .filter(
      ({ status, supersededBy, instrument }) =>
        status === 'approved' && supersededBy === null && instrument !== 'guarantee',
    );
  const own = plan.sources.flatMap((source, row) =>
    source.by === 'funder' ? [] : [{ ...source, amount: at(sources, row, source.amount) }],
  );
  return {
    uses: plan.uses.map((use, row) => ({ ...use, amount: at(uses, row, use.amount) })),
    sources: [
      ...own.filter(({ amount }) => amount > 0n),
      ...given.flatMap(({ funderId, instrument, approved }) =>
        approved === null || instrument === 'guarantee'
          ? []
          : [{ by: 'funder' as const, funderId, instrument, amount: approved, nature: 'cash' as const }],
      ),
    ],
  };
};
