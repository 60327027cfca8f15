import fc from 'fast-check';
import { requireIndicators } from '../../services/reporting/indicators.ts';
import { jobDiscrepancies, jobsOf } from '../../services/reporting/jobs.ts';
import type { IndicatorValue } from '../../services/reporting/report-content.ts';
import { definitionsOf, jobIndicators as reported } from '../support/builders/reporting.ts';

const CODES = definitionsOf(['IND-01', 'IND-02', 'IND-03']);
const fullTime = fc.integer({ min: 0, max: 1_000_000 }).map((hundredths) => hundredths / 100);
const whole = (values: readonly IndicatorValue[]) => values.map(({ code, actual }) => [code, actual]);

/** The same report with one number changed. */
const spoilt = (code: string, change: Partial<IndicatorValue>) =>
  reported({ before: 10, after: 15, target: 16 }).map((value) =>
    value.code === code ? { ...value, ...change } : value,
  );

const refusalOf = (given: readonly IndicatorValue[]): unknown => {
  try {
    requireIndicators(given, CODES);
    return null;
  } catch (error) {
    return error;
  }
};

describe('the arithmetic of jobs', () => {
  it('counts five created and ten maintained where ten jobs became fifteen', () => {
    expect(jobsOf(10, 15)).toEqual({ created: 5, maintained: 10, total: 15 });
  });

  it('creates none where jobs were lost', () => {
    expect(jobsOf(10, 7)).toEqual({ created: 0, maintained: 7, total: 7 });
  });

  it('counts no job twice and loses none, whatever there was before and after', () => {
    fc.assert(
      fc.property(fullTime, fullTime, (before, after) => {
        const { created, maintained, total } = jobsOf(before, after);
        expect(created + maintained).toBeCloseTo(total, 6);
        expect(created).toBeGreaterThanOrEqual(0);
        expect(maintained).toBeLessThanOrEqual(before);
        expect(created === 0 || maintained === before).toBe(true);
      }),
    );
  });

  it('accepts every report that follows from the jobs before and after', () => {
    fc.assert(
      fc.property(fullTime, fullTime, fullTime, (before, after, target) => {
        expect(jobDiscrepancies(reported({ before, after, target }))).toEqual([]);
      }),
    );
  });

  it('finds any other number of created or maintained jobs, and says what it must be', () => {
    const wrongly = fc.record({
      before: fullTime,
      after: fullTime,
      wrong: fullTime,
      code: fc.constantFrom('IND-01', 'IND-02'),
    });
    fc.assert(
      fc.property(wrongly, ({ before, after, wrong, code }) => {
        const values = reported({ before, after, target: before });
        const right = values.find((value) => value.code === code)!.actual;
        fc.pre(wrong !== right);
        const spoiltValues = values.map((value) => (value.code === code ? { ...value, actual: wrong } : value));
        const discrepancy = { code, field: 'actual', stated: wrong, expected: right };
        expect(jobDiscrepancies(spoiltValues)).toContainEqual(discrepancy);
      }),
    );
  });

  it('holds the sum of the targets and of the baselines too', () => {
    expect(jobDiscrepancies(spoilt('IND-03', { target: 20 }))).toEqual([
      { code: 'IND-03', field: 'target', stated: 20, expected: 16 },
    ]);
    expect(jobDiscrepancies(spoilt('IND-01', { baseline: 2 }))).toEqual([
      { code: 'IND-03', field: 'baseline', stated: 10, expected: 12 },
    ]);
  });

  it('has no sum to hold where a call does not measure all three', () => {
    expect(jobDiscrepancies(spoilt('IND-01', { actual: 99 }).slice(0, 2))).toEqual([]);
  });
});

describe('the indicators of a report', () => {
  const values = reported({ before: 10, after: 15, target: 16 });

  it('are those of the rulebook, each once', () => {
    expect(() => {
      requireIndicators(values, CODES);
    }).not.toThrow();
    expect(whole(values)).toEqual([
      ['IND-01', 5],
      ['IND-02', 10],
      ['IND-03', 15],
    ]);
  });

  it.each([
    {
      one: 'unknown',
      given: [...values, { code: 'IND-07', baseline: 0, target: 1, actual: 1 }],
      code: 'indicators_unknown',
      codes: ['IND-07'],
    },
    { one: 'missing', given: values.slice(1), code: 'indicators_missing', codes: ['IND-01'] },
    { one: 'repeated', given: [...values, values[0]!], code: 'indicators_repeated', codes: ['IND-01'] },
  ])('are refused by name where one is $one', ({ given, code, codes }) => {
    expect(refusalOf(given)).toMatchObject({ code, details: { codes } });
  });

  it('are refused with the numbers where they are inconsistent', () => {
    const discrepancies = [{ code: 'IND-01', field: 'actual', stated: 6, expected: 5 }];
    const spoiltValues = spoilt('IND-01', { actual: 6 });
    const faults = [{ code: 'figure_differs', path: 'indicators.0.actual', stated: 6, expected: 5 }];
    expect(refusalOf(spoiltValues)).toMatchObject({
      code: 'indicators_inconsistent',
      details: { discrepancies, faults },
    });
  });
});
