import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { cutsOf } from '../../services/disbursement/final-cost.ts';
import { closureFindings, finalAccount, releases, type Accounts } from '../../services/reporting/closure.ts';
import { closingStatement } from '../../services/reporting/closing-statement.ts';
import type { Report } from '../../services/reporting/report.ts';
import { planned } from '../../services/reporting/reporting.ts';
import type { ShareBalance } from '../../services/ledger/ledger-acts.ts';
import {
  newId,
  type DossierId,
  type EnvelopeId,
  type FunderId,
  type LegId,
  type TrancheId,
} from '../../services/shared/ids.ts';
import { dirhams, money, smallest, subtract, total, ZERO } from '../../services/shared/money.ts';
import { aFindingOn, jobIndicators } from '../support/builders/reporting.ts';

const dossierId = newId<DossierId>();
const [indh, region] = [newId<EnvelopeId>(), newId<EnvelopeId>()];
const lineOf = (envelopeId: EnvelopeId, amount: number) => ({
  funderId: newId<FunderId>(),
  envelopeId,
  amount: dirhams(amount),
});
const lines = [lineOf(indh, 210_000), lineOf(region, 90_000)];
const balanceOf = (line: (typeof lines)[number], change: Partial<ShareBalance> = {}): ShareBalance => ({
  funderId: line.funderId,
  envelopeId: line.envelopeId,
  dossierId,
  held: ZERO,
  committed: ZERO,
  ordered: ZERO,
  clearing: ZERO,
  paid: ZERO,
  recoverable: ZERO,
  recovered: ZERO,
  writtenOff: ZERO,
  ...change,
});
const paid = [197_400, 84_600].map(dirhams);
const balances = lines.map((line, index) => balanceOf(line, { paid: paid[index]! }));
const accepted: Report[] = planned(
  dossierId,
  [{ kind: 'final', dueMonths: 12, blocksTranche: 3 }],
  new Date('2026-05-20T10:00:00Z'),
).map((report) => ({ ...report, status: 'accepted' }));
const tranche = { id: newId<TrancheId>(), number: 1, amount: dirhams(120_000), isSettled: true };

const aFinding = aFindingOn(dossierId);

/** The story's end: the cost came out 6 % under the plan and 18,000 were paid back. */
const settled: Accounts = {
  tranches: [tranche],
  reports: accepted,
  findings: [],
  openRecoveries: 0,
  suspension: null,
  balances,
  covers: [],
  contribution: [],
  agreement: { number: 'CONV-2026-0001', lines },
  finalCost: { plannedCost: dirhams(500_000), finalCost: dirhams(470_000) },
  forgone: [],
};
const withFirst = (change: Partial<ShareBalance>): Accounts => ({
  ...settled,
  balances: [{ ...balances[0]!, ...change }, balances[1]!],
});

describe('the checks of closure', () => {
  it('find nothing where everything is settled', () => {
    expect(closureFindings(settled)).toEqual([]);
  });

  it('let the unused remainder of a commitment be: closing gives it back', () => {
    expect(closureFindings(withFirst({ committed: dirhams(3) }))).toEqual([]);
  });

  it.each<[string, Accounts, object]>([
    [
      'a tranche that is not settled',
      { ...settled, tranches: [{ ...tranche, isSettled: false }] },
      { check: 'tranches_settled', subjectId: tranche.id, numbers: { tranche: 1, amount: '120000.00' } },
    ],
    [
      'tranches that nobody has planned yet',
      { ...settled, tranches: [] },
      { check: 'tranches_settled', subjectId: null, numbers: { planned: 0 } },
    ],
    [
      'a report that is not accepted',
      { ...settled, reports: [{ ...accepted[0]!, status: 'submitted' }] },
      { check: 'reports_accepted', subjectId: accepted[0]!.id, numbers: { report: 1, status: 'submitted' } },
    ],
    [
      'reports that nobody has planned yet',
      { ...settled, reports: null },
      { check: 'reports_accepted', subjectId: null, numbers: { planned: 0 } },
    ],
    [
      'a finding that is not closed',
      { ...settled, findings: [aFinding] },
      { check: 'findings_closed', subjectId: aFinding.id, numbers: { finding: 1, severity: 'minor' } },
    ],
    [
      'an open recovery',
      { ...settled, openRecoveries: 2 },
      { check: 'recoveries_closed', subjectId: null, numbers: { open: 2 } },
    ],
    [
      'a position that is not zero',
      withFirst({ recovered: dirhams(12_600) }),
      {
        check: 'positions_zero',
        subjectId: indh,
        numbers: {
          position: '12600.00',
          held: '0.00',
          ordered: '0.00',
          clearing: '0.00',
          recoverable: '0.00',
          recovered: '12600.00',
        },
      },
    ],
    [
      'more paid than the final account says',
      withFirst({ paid: dirhams(210_000) }),
      { check: 'paid_as_final_account', subjectId: indh, numbers: { paid: '210000.00', due: '197400.00' } },
    ],
  ])('find %s, with its numbers, and nothing else', (_case, accounts, finding) => {
    expect(closureFindings(accounts)).toEqual([finding]);
  });

  it('count what was given up, or asked back before the final account', () => {
    const lost = withFirst({ paid: dirhams(200_000) });
    expect(closureFindings({ ...lost, forgone: [{ envelopeId: indh, amount: dirhams(10_000) }] })).toHaveLength(1);
    const more = withFirst({ paid: dirhams(180_000) });
    expect(closureFindings({ ...more, forgone: [{ envelopeId: indh, amount: dirhams(30_000) }] })).toEqual([]);
  });

  it('find the missing final cost, and then hold what was paid against the agreement', () => {
    expect(closureFindings({ ...settled, finalCost: null }).map(({ check }) => check)).toEqual([
      'final_cost_reported',
      'paid_as_final_account',
      'paid_as_final_account',
    ]);
  });

  it('name every unmet check at once', () => {
    const nothingDone = { ...settled, tranches: [], reports: null, openRecoveries: 1, balances: [], finalCost: null };
    expect(new Set(closureFindings(nothingDone).map(({ check }) => check)).size).toBe(5);
  });
});

describe('the final account', () => {
  it('cuts 300,000 by the 6 % that the project cost less', () => {
    expect(finalAccount(lines, settled.finalCost).map(({ amount }) => amount)).toEqual(paid);
  });

  it('never gives more than agreed', () => {
    expect(finalAccount(lines, { plannedCost: dirhams(500_000), finalCost: dirhams(600_000) })).toEqual(lines);
  });

  it('loses no centime, whatever the cost and the shares', () => {
    const centimes = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(centimes, { minLength: 1, maxLength: 6 }), centimes, centimes, (amounts, planned, final) => {
        const agreed = amounts.map((amount) => ({ ...lineOf(indh, 0), amount: money(amount) }));
        const cost = { plannedCost: money(planned), finalCost: money(final) };
        const parts = finalAccount(agreed, cost).map(({ amount }) => amount);
        const whole = total(agreed.map(({ amount }) => amount));
        const cut = final >= planned ? 0n : (whole * (planned - final)) / planned;
        expect(total(parts)).toBe(whole - cut);
        expect(parts.every((part, index) => part >= 0n && part <= amounts[index]!)).toBe(true);
      }),
    );
  });
});

describe('the final account and the recovery', () => {
  it('agree to the centime, however much was paid before and in whatever order the agreement names its lines', () => {
    const centimes = fc.bigInt({ min: 1n, max: 10n ** 6n });
    const agreed = fc.array(
      fc.record({ amount: fc.constantFrom(33n, 50n, 1_000n), paid: fc.bigInt({ min: 0n, max: 1_000n }) }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(agreed, centimes, centimes, (given, plannedCost, finalCost) => {
        const cost = { plannedCost: money(plannedCost), finalCost: money(finalCost) };
        const parts = given.map(({ amount }) => ({ ...lineOf(newId<EnvelopeId>(), 0), amount: money(amount) }));
        const before = parts.map((line, index) => {
          const soFar = smallest(line.amount, money(given[index]!.paid));
          return {
            ...balanceOf(line, { paid: soFar }),
            agreed: line.amount,
            unpaid: [{ id: newId<LegId>(), amount: subtract(line.amount, soFar) }],
          };
        });
        const cuts = cutsOf(before, cost);
        const after = before.map(({ unpaid, agreed: _agreed, ...balance }, index) => {
          const { recovered, reductions } = cuts[index] ?? { recovered: ZERO, reductions: [] };
          const taken = total([recovered, ...reductions.map(({ amount }) => amount)]);
          return { ...balance, paid: subtract(total([balance.paid, unpaid[0]!.amount]), taken) };
        });
        const agreement = { number: 'CONV-2026-0001', lines: [...parts].reverse() };
        expect(closureFindings({ ...settled, balances: after, agreement, finalCost: cost })).toEqual([]);
      }),
    );
  });
});

describe('the closing statement', () => {
  const closing = {
    ...settled,
    balances: [{ ...balances[0]!, committed: dirhams(600), paid: dirhams(196_800) }, balances[1]!],
    reference: 'AAP-2026-01-0001',
    indicators: jobIndicators({ before: 10, after: 15, target: 16 }),
    now: new Date('2027-06-01T10:00:00Z'),
  };

  it('says per funder what was approved, paid, recovered, written off and released', () => {
    const { funders } = JSON.parse(closingStatement(closing).text) as { funders: object[] };
    expect(funders[0]).toMatchObject({
      approved: '210000.00',
      paid: '196800.00',
      recovered: '12600.00',
      released: '600.00',
      writtenOff: '0.00',
      position: '0.00',
    });
  });

  it('is one text with one hash, which anybody can compute again', () => {
    const { text, sha256 } = closingStatement(closing);
    expect(closingStatement({ ...closing }).text).toBe(text);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    expect(text.indexOf('"agreement"')).toBeLessThan(text.indexOf('"reference"'));
  });

  it('releases exactly what stands committed', () => {
    expect(releases(closing.balances)).toEqual([
      expect.objectContaining({ amount: dirhams(600), cause: 'unused_released' }),
    ]);
  });
});
