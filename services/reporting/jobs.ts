import type { IndicatorValue, Part } from './report-content.ts';

export interface Jobs {
  readonly created: number;
  readonly maintained: number;
  readonly total: number;
}

/** A stated number that cannot stand beside the others: what it must be, or the most it can be. */
export interface Discrepancy {
  readonly code: string;
  readonly field: 'baseline' | 'target' | 'actual' | Part;
  readonly stated: number;
  readonly expected?: number;
  readonly most?: number;
}

const CREATED = 'IND-01';
const MAINTAINED = 'IND-02';
const TOTAL = 'IND-03';

/** Ten jobs before and fifteen after: five created, ten maintained. No job is counted twice, none is lost. */
export const jobsOf = (before: number, after: number): Jobs => ({
  created: Math.max(round(after - before), 0),
  maintained: Math.min(before, after),
  total: after,
});

/** As the application says it, in full-time equivalents. */
export interface JobsApplied {
  readonly before: number;
  readonly target: number;
}

export type Aim = Pick<IndicatorValue, 'code' | 'baseline' | 'target'>;

/** What an application has said of the indicators of jobs: nobody says it again in a report. */
export const aimsOf = (applied: JobsApplied | undefined): Aim[] => {
  if (applied === undefined) return [];
  const { before, target } = applied;
  const aimed = jobsOf(before, target);
  return [
    { code: CREATED, baseline: 0, target: aimed.created },
    { code: MAINTAINED, baseline: before, target: aimed.maintained },
    { code: TOTAL, baseline: before, target: aimed.total },
  ];
};

/** The sums of jobs that do not hold. Where a call does not measure all three, there is no sum to hold. */
export const jobDiscrepancies = (values: readonly IndicatorValue[]): Discrepancy[] => {
  const [created, maintained, all] = [CREATED, MAINTAINED, TOTAL].map((code) =>
    values.find((value) => value.code === code),
  );
  if (!created || !maintained || !all) return [];
  const jobs = jobsOf(all.baseline, all.actual);
  return [
    ...unequal(all, 'baseline', created.baseline + maintained.baseline),
    ...unequal(all, 'target', created.target + maintained.target),
    ...unequal(created, 'actual', jobs.created),
    ...unequal(maintained, 'actual', jobs.maintained),
  ];
};

const unequal = (value: IndicatorValue, field: 'baseline' | 'target' | 'actual', sum: number): Discrepancy[] => {
  const expected = round(sum);
  return value[field] === expected ? [] : [{ code: value.code, field, stated: value[field], expected }];
};

/** Sums of hundredths in binary fractions would differ in the last bit: 0.1 + 0.2 is 0.3 here. */
const round = (value: number): number => Math.round(value * 100) / 100;
