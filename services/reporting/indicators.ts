import type { Rulebook } from '../programme/programme-facts.ts';
import { type MissingParts, missingParts, partDiscrepancies } from './disaggregation.ts';
import { type Aim, type Discrepancy, jobDiscrepancies } from './jobs.ts';
import type { IndicatorValue } from './report-content.ts';
import {
  disaggregationMissing,
  indicatorsInconsistent,
  indicatorsMissing,
  indicatorsNotAsApplied,
  indicatorsRepeated,
  indicatorsUnknown,
} from './reporting-errors.ts';

/** A report measures what its call measures: each indicator of the rulebook, once, with parts and sums that hold. */
export const requireIndicators = (values: readonly IndicatorValue[], definitions: Rulebook['indicators']): void => {
  const expected = definitions.map(({ code }) => code);
  const stated = values.map(({ code }) => code);
  const unknown = stated.filter((code) => !expected.includes(code));
  if (unknown.length > 0) throw indicatorsUnknown(unknown);
  const repeated = stated.filter((code, index) => stated.indexOf(code) !== index);
  if (repeated.length > 0) throw indicatorsRepeated(repeated);
  const missing = expected.filter((code) => !stated.includes(code));
  if (missing.length > 0) throw indicatorsMissing(missing);
  const untold = missingParts(values, definitions);
  if (untold.length > 0) throw disaggregationMissing(untold, untoldFaults(values, untold));
  const discrepancies = [...jobDiscrepancies(values), ...partDiscrepancies(values)];
  if (discrepancies.length > 0) throw indicatorsInconsistent(discrepancies, sumFaults(values, discrepancies));
};

/** What is there before and what is aimed at stay as the application said: a report that says otherwise is refused. */
export const requireAsApplied = (values: readonly IndicatorValue[], aims: readonly Aim[]): void => {
  const discrepancies = values.flatMap((value) => {
    const aim = aims.find(({ code }) => code === value.code);
    return aim === undefined ? [] : aimDiscrepancies(value, aim);
  });
  if (discrepancies.length === 0) return;
  const faults = discrepancies.map(({ code, field, ...figures }) => ({
    code: 'figure_not_as_applied',
    path: placeOf(values, code, field),
    ...figures,
  }));
  throw indicatorsNotAsApplied(discrepancies, faults);
};

const aimDiscrepancies = (value: IndicatorValue, aim: Aim): Discrepancy[] =>
  (['baseline', 'target'] as const).flatMap((field) =>
    value[field] === aim[field] ? [] : [{ code: value.code, field, stated: value[field], expected: aim[field] }],
  );

/** Each part that nobody told, where it is asked for. */
const untoldFaults = (values: readonly IndicatorValue[], untold: readonly MissingParts[]) =>
  untold.flatMap(({ code, parts }) =>
    parts.map((part) => ({ code: 'figure_missing', path: placeOf(values, code, part) })),
  );

/** Each figure that cannot stand beside the others, where it was told. */
const sumFaults = (values: readonly IndicatorValue[], discrepancies: readonly Discrepancy[]) =>
  discrepancies.map(({ code, field, ...figures }) => ({
    code: figures.most === undefined ? 'figure_differs' : 'part_above_whole',
    path: placeOf(values, code, field),
    ...figures,
  }));

const placeOf = (values: readonly IndicatorValue[], code: string, field: string): string =>
  `indicators.${String(values.findIndex((value) => value.code === code))}.${field}`;
