import { jobDiscrepancies } from './jobs.ts';
import type { IndicatorValue } from './report-content.ts';
import {
  indicatorsInconsistent,
  indicatorsMissing,
  indicatorsRepeated,
  indicatorsUnknown,
} from './reporting-errors.ts';

/** A report measures what its call measures: each indicator of the rulebook, once, with sums that hold. */
export const requireIndicators = (values: readonly IndicatorValue[], expected: readonly string[]): void => {
  const stated = values.map(({ code }) => code);
  const unknown = stated.filter((code) => !expected.includes(code));
  if (unknown.length > 0) throw indicatorsUnknown(unknown);
  const repeated = stated.filter((code, index) => stated.indexOf(code) !== index);
  if (repeated.length > 0) throw indicatorsRepeated(repeated);
  const missing = expected.filter((code) => !stated.includes(code));
  if (missing.length > 0) throw indicatorsMissing(missing);
  const discrepancies = jobDiscrepancies(values);
  if (discrepancies.length > 0) throw indicatorsInconsistent(discrepancies);
};
