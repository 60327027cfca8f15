import { repeatedBy, sumOf, when, type Fault } from './fault.ts';
import type { Rulebook } from './rulebook.ts';

const WHOLE = 10_000;

/** What is paid when, and what is reported of it. */
export const scheduleFaults = (rulebook: Rulebook): Fault[] => [
  ...trancheFaults(rulebook.tranches),
  ...reportFaults(rulebook),
];

const trancheFaults = (tranches: Rulebook['tranches']): Fault[] => {
  const sum = sumOf(tranches.map(({ shareBasisPoints }) => shareBasisPoints));
  return [
    ...when(sum !== WHOLE, { code: 'tranche_shares_not_whole', path: 'rulebook.tranches', sumBasisPoints: sum }),
    ...tranches.flatMap(({ shareBasisPoints }, index) =>
      when(shareBasisPoints === 0, {
        code: 'tranche_empty',
        path: `rulebook.tranches.${index}.shareBasisPoints`,
        tranche: index + 1,
      }),
    ),
  ];
};

const reportFaults = ({ tranches, reports, indicators }: Rulebook): Fault[] => [
  ...reports.flatMap(({ blocksTranche }, index) =>
    when(blocksTranche !== null && blocksTranche > tranches.length, {
      code: 'report_blocks_unknown_tranche',
      path: `rulebook.reports.${index}.blocksTranche`,
      report: index + 1,
      tranche: blocksTranche ?? 0,
    }),
  ),
  ...repeatedBy(indicators, ({ code }) => code).map(({ each, index }) => ({
    code: 'indicator_repeated',
    path: `rulebook.indicators.${index}.code`,
    indicator: each.titles,
  })),
];
