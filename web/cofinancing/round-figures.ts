import { z } from 'zod';
import { LineView, type RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';

const { instrument, asked, standing, status, approved, decidedAt, reason } = LineView.shape;

/** The figures of the round's picture, one row a line: no note of anybody. */
export const RoundFigures = z.strictObject({
  items: z.array(
    z.strictObject({
      round: z.int(),
      funder: z.string(),
      instrument,
      asked,
      standing,
      status,
      approved,
      decidedAt,
      reason,
      isSuperseded: z.boolean(),
    }),
  ),
});

export const roundFigures = (
  { rounds }: RoundsView,
  funders: readonly FunderSummary[],
): z.output<typeof RoundFigures> => ({
  items: rounds.flatMap(({ number, lines }) =>
    lines.map((line) => ({
      round: number,
      funder: funders.find(({ id }) => id === line.funderId)?.code ?? '',
      instrument: line.instrument,
      asked: line.asked,
      standing: line.standing,
      status: line.status,
      approved: line.approved,
      decidedAt: line.decidedAt,
      reason: line.reason,
      isSuperseded: line.supersededBy !== null,
    })),
  ),
});
