import fc from 'fast-check';
import { attributed } from '../../services/reporting/attribution.ts';
import { missingParts, partDiscrepancies } from '../../services/reporting/disaggregation.ts';
import { requireIndicators } from '../../services/reporting/indicators.ts';
import type { IndicatorValue } from '../../services/reporting/report-content.ts';
import type { ShareBalance } from '../../services/ledger/ledger-acts.ts';
import { newId, type DossierId, type EnvelopeId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, ZERO, type Money } from '../../services/shared/money.ts';
import { definitionsOf } from '../support/builders/reporting.ts';

const created = (parts: Partial<IndicatorValue>): IndicatorValue => ({
  code: 'IND-01',
  baseline: 0,
  target: 6,
  actual: 5,
  ...parts,
});

describe('the parts of a figure', () => {
  it.each<[string, Partial<IndicatorValue>, object[]]>([
    ['hold where they are within it', { women: 3, men: 2, youth: 4, disability: 1 }, []],
    ['hold for seasonal jobs in hundredths', { permanent: 2.75, seasonal: 2.25 }, []],
    ['are none of them more than it', { disability: 6 }, [{ code: 'IND-01', field: 'disability', stated: 6, most: 5 }]],
    ['make it up between them', { women: 3, men: 1 }, [{ code: 'IND-01', field: 'women', stated: 4, expected: 5 }]],
    [
      'make it up to the hundredth',
      { permanent: 3, seasonal: 1.99 },
      [{ code: 'IND-01', field: 'permanent', stated: 4.99, expected: 5 }],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(partDiscrepancies([created(parts)])).toEqual(expected);
  });

  it('are those that the rulebook asks for', () => {
    const definitions = definitionsOf(['IND-01'], ['sex', 'contract']);
    expect(missingParts([created({ women: 2 })], definitions)).toEqual([
      { code: 'IND-01', parts: ['men', 'permanent', 'seasonal'] },
    ]);
    expect(refusalOf([created({ women: 2 })], definitions)).toMatchObject({
      code: 'disaggregation_missing',
      details: {
        faults: [
          { code: 'figure_missing', path: 'indicators.0.men' },
          { code: 'figure_missing', path: 'indicators.0.permanent' },
          { code: 'figure_missing', path: 'indicators.0.seasonal' },
        ],
      },
    });
    expect(refusalOf([created({ women: 9, men: 1, permanent: 1, seasonal: 4 })], definitions)).toMatchObject({
      code: 'indicators_inconsistent',
      details: { faults: [{ code: 'part_above_whole', path: 'indicators.0.women', stated: 9, most: 5 }, {}] },
    });
    expect(() => {
      requireIndicators([created({ women: 2, men: 3, permanent: 1, seasonal: 4 })], definitions);
    }).not.toThrow();
  });
});

const refusalOf = (...asked: Parameters<typeof requireIndicators>): unknown => {
  try {
    requireIndicators(...asked);
    return;
  } catch (error) {
    return error;
  }
};

describe('a result', () => {
  const balance = (funderId: FunderId, paid: Money, committed: Money = ZERO): ShareBalance => ({
    funderId,
    envelopeId: newId<EnvelopeId>(),
    dossierId: newId<DossierId>(),
    held: ZERO,
    committed,
    ordered: ZERO,
    clearing: ZERO,
    paid,
    recoverable: ZERO,
    recovered: ZERO,
    writtenOff: ZERO,
  });
  const [indh, region] = [newId<FunderId>(), newId<FunderId>()];

  it('is shared in proportion to what each funder has paid: five jobs are 3.5 and 1.5', () => {
    const balances = [balance(indh, dirhams(210_000)), balance(region, dirhams(90_000))];
    expect(attributed(5, balances)).toEqual([
      { funderId: indh, value: 3.5 },
      { funderId: region, value: 1.5 },
    ]);
  });

  it('is shared by what is committed while nothing is paid, and by nobody before', () => {
    const promised = [balance(indh, ZERO, dirhams(2)), balance(region, ZERO, dirhams(1))];
    expect(attributed(1, promised).map(({ value }) => value)).toEqual([0.67, 0.33]);
    expect(attributed(1, [balance(indh, ZERO)])).toEqual([]);
  });

  it('is counted once, whatever was paid: the parts are the whole', () => {
    const paid = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), paid, (hundredths, amounts) => {
        const balances = amounts.map((amount) => balance(newId<FunderId>(), amount as Money));
        const parts = attributed(hundredths / 100, balances);
        const sum = parts.reduce((total, { value }) => total + Math.round(value * 100), 0);
        expect(sum).toBe(amounts.some((amount) => amount > 0n) ? hundredths : 0);
      }),
    );
  });
});
