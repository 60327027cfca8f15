import type { TellHeldBack } from '../../db/shared/reach.ts';
import type { Source } from './families.ts';

/** Counts the rows that the database held back where no rule refused. Each is a fault of ours, so it is logged, too. */
export const countingHeldBack = (log: TellHeldBack): { readonly tell: TellHeldBack; readonly source: Source } => {
  let value = 0;
  return {
    tell: (held) => {
      value += 1;
      log(held);
    },
    source: () => [
      {
        name: 'touiza_rows_held_back_total',
        help: 'Refusals for a row that row security held back and no rule had refused',
        type: 'counter',
        readings: [{ value }],
      },
    ],
  };
};
