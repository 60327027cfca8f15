import { rulebook04 } from '../../infra/demo/rulebook-04.ts';
import type { Line } from '../../services/cofinancing/cofinancing.ts';
import {
  faultsOf,
  fundersFault,
  giftsOf,
  limitFaults,
  mayGuarantee,
  type Gift,
} from '../../services/cofinancing/funding-limits.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { funder, Holds, planned } from './simulated-round.ts';

/** Half as a grant, a fifth as an advance, a fifth as a loan of which 60 % is guaranteed; two funders, 1.2 million in all. */
const rulebook = Rulebook.parse(rulebook04);
const use = (whole: number) => ({
  category: 'equipment',
  label: 'Machines',
  amount: dirhams(whole),
  nature: 'cash' as const,
  isEligible: true,
});
const project = (cost: number) => ({
  plan: { uses: [use(cost)], sources: [] },
  legalForm: 'cooperative' as const,
  guarantorIds: [funder('guarantor')],
});

const gift = (name: string, instrument: Gift['instrument'], amount: number): Gift => ({
  funderId: funder(name),
  instrument,
  amount: dirhams(amount),
});
const grant = (name: string, amount: number) => gift(name, 'grant', amount);
const loan = (amount: number) => gift('bank', 'loan', amount);
const cover = (amount: number, name = 'guarantor') => gift(name, 'guarantee', amount);

const faults = (gifts: readonly Gift[], cost = 1_000_000) => faultsOf(rulebook, project(cost), gifts);

describe('the gifts of a plan', () => {
  it('keep the rules of the call together', () => {
    const whole = [grant('a', 500_000), gift('b', 'repayable_advance', 200_000), loan(200_000), cover(120_000)];
    expect(faults(whole)).toEqual([]);
  });

  it('are of as many funders as the call wants, of whom a guarantor is none', () => {
    const fault = { code: 'funders_too_few', instrument: null, given: '1', limit: '2' };
    expect(faults([grant('a', 1), grant('a', 1)])).toEqual([fault]);
    expect(faults([grant('a', 1), cover(1)])).toEqual([fault]);
    expect(faults([grant('a', 1), grant('b', 1)])).toEqual([]);
    expect(fundersFault({ fundersMin: 3 }, [grant('a', 1), grant('b', 1)])).toEqual([
      { ...fault, given: '2', limit: '3' },
    ]);
  });

  it('are each within the share of their instrument', () => {
    const over = (instrument: Gift['instrument'], given: string, limit: string) => ({
      code: 'instrument_over_share',
      instrument,
      given,
      limit,
    });
    expect(faults([grant('a', 300_000), grant('b', 200_001)])).toEqual([over('grant', '500001.00', '500000.00')]);
    const advances = [gift('a', 'repayable_advance', 100_000), gift('b', 'repayable_advance', 100_001)];
    expect(faults(advances)).toEqual([over('repayable_advance', '200001.00', '200000.00')]);
  });

  it('are each within the ceiling of their instrument, and all within that of the call', () => {
    const large = faults([grant('a', 1_200_000), grant('b', 1)], 4_000_000);
    expect(large).toEqual([
      { code: 'instrument_over_cap', instrument: 'grant', given: '1200001.00', limit: '1200000.00' },
      { code: 'total_over_max', instrument: null, given: '1200001.00', limit: '1200000.00' },
    ]);
    expect(faults([grant('a', 600_000), grant('b', 600_000)], 4_000_000)).toEqual([]);
    const covered = [grant('a', 600_000), loan(600_000), cover(400_000)];
    expect(faults(covered, 4_000_000)).toEqual([]);
  });

  it('are in all as much as there is, where the call names no most', () => {
    const { totalMax: _most, ...funding } = rulebook.funding;
    const endless = { ...rulebook, funding };
    expect(faultsOf(endless, project(4_000_000), [grant('a', 1_200_000), loan(700_000), cover(420_000)])).toEqual([]);
  });

  it('have no place where the call has no word on their instrument', () => {
    const onlyGrants = { ...rulebook, funding: { ...rulebook.funding, otherInstruments: [] } };
    expect(limitFaults(onlyGrants, project(1_000_000), [gift('a', 'repayable_advance', 10)])).toEqual([
      { code: 'instrument_not_admitted', instrument: 'repayable_advance', given: '10.00', limit: '0.00' },
    ]);
  });
});

describe('a guarantee', () => {
  it('is enough for what must be covered, to the centime', () => {
    const missing = (given: string) => ({ code: 'guarantee_missing', instrument: 'loan', given, limit: '60000.00' });
    expect(faults([grant('a', 1), loan(100_000), cover(60_000)])).toEqual([]);
    expect(faults([grant('a', 1), loan(100_000), cover(59_999)])).toEqual([missing('59999.00')]);
    expect(faults([grant('a', 1), loan(100_000)])).toEqual([missing('0.00')]);
  });

  it('is given by whom the call names, and nobody else’s counts', () => {
    expect(faults([grant('a', 1), loan(100_000), cover(60_000, 'stranger')])).toEqual([
      { code: 'guarantor_not_named', instrument: 'guarantee', given: '60000.00', limit: '0.00' },
      { code: 'guarantee_missing', instrument: 'loan', given: '0.00', limit: '60000.00' },
    ]);
    expect(faults([grant('a', 1), grant('b', 1), cover(0, 'stranger')])).toEqual([]);
  });

  it('is anybody’s where the call names nobody', () => {
    expect(mayGuarantee({ guarantorIds: null }, funder('x'))).toBe(true);
    expect(mayGuarantee({ guarantorIds: [] }, funder('x'))).toBe(false);
    expect(mayGuarantee({ guarantorIds: [funder('x')] }, funder('x'))).toBe(true);
  });
});

describe('what counts as given', () => {
  it('is what stands: a yes that no later one has replaced, at its amount', () => {
    const { lines } = planned(dirhams(300), [1n, 1n, 1n], { holds: new Holds() });
    const [first, second, third] = lines as [Line, Line, Line];
    const yes: Line = { ...first, status: 'approved', approved: money(5n) };
    expect(
      giftsOf([yes, { ...second, status: 'refused' }, { ...third, status: 'approved', supersededBy: yes.id }]),
    ).toEqual([{ funderId: yes.funderId, instrument: 'grant', amount: 5n }]);
  });
});
