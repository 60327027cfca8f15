import fc from 'fast-check';
import { cutOf, cutsOf } from '../../services/disbursement/final-cost.ts';
import {
  cancel,
  contest,
  maintain,
  notify,
  receive,
  sharesOf,
  writeOff,
  type Recovery,
} from '../../services/disbursement/recovery.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import {
  newId,
  type DossierId,
  type EnvelopeId,
  type FunderId,
  type LegId,
  type PersonId,
  type RecoveryId,
} from '../../services/shared/ids.ts';
import { dirhams, money, total, ZERO, type Money } from '../../services/shared/money.ts';

const dossierId = newId<DossierId>();
const paidBy = (...amounts: Money[]) =>
  amounts.map((paid) => ({ funderId: newId<FunderId>(), envelopeId: newId<EnvelopeId>(), dossierId, paid }));

const recovery = (...shares: Money[]): Recovery => ({
  id: newId<RecoveryId>(),
  dossierId,
  cause: 'final_cost',
  amount: total(shares),
  reason: null,
  documentId: null,
  received: ZERO,
  writtenOff: ZERO,
  dueOn: LocalDate.parse('2027-05-01'),
  notifiedOn: null,
  status: 'issued',
  orderedBy: null,
  decidedBy: null,
  shares: sharesOf(total(shares), paidBy(...shares)),
  version: 1,
});

const cost = (whole: number) => ({ plannedCost: dirhams(500_000), finalCost: dirhams(whole) });
/** Two lines of 210,000 and 90,000, of which so many tranches of 40, 40 and 20 % are paid. */
const funded = (tranchesPaid: number) =>
  [210_000, 90_000].map((whole) => {
    const legs = [40, 40, 20].map((share) => ({ id: newId<LegId>(), amount: dirhams((whole * share) / 100) }));
    const paid = total(legs.slice(0, tranchesPaid).map(({ amount }) => amount));
    const [share] = paidBy(paid);
    return { ...share!, agreed: dirhams(whole), unpaid: legs.slice(tranchesPaid) };
  });

describe('a final cost below the plan', () => {
  it('cuts 300,000 by 6 % where 470,000 of 500,000 were spent', () => {
    expect(cutOf(dirhams(300_000), cost(470_000))).toBe(dirhams(18_000));
    expect(cutOf(dirhams(300_000), cost(500_000))).toBe(ZERO);
    expect(cutOf(dirhams(300_000), cost(512_000))).toBe(ZERO);
    expect(cutsOf(funded(3), cost(512_000))).toEqual([]);
  });

  it('asks 12,600 and 5,400 back where everything was paid', () => {
    const cuts = cutsOf(funded(3), cost(470_000));
    expect(cuts.map(({ recovered }) => recovered)).toEqual([dirhams(12_600), dirhams(5_400)]);
    expect(cuts.flatMap(({ reductions }) => reductions)).toEqual([]);
  });

  it('makes the last tranche of 60,000 one of 42,000 where that is not paid yet, and asks nothing back', () => {
    const before = funded(2);
    const cuts = cutsOf(before, cost(470_000));
    expect(cuts.map(({ reductions }) => reductions.map(({ amount }) => amount))).toEqual([
      [dirhams(12_600)],
      [dirhams(5_400)],
    ]);
    expect(cuts.map(({ recovered }) => recovered)).toEqual([ZERO, ZERO]);
    const left = before.map(({ unpaid }, index) => unpaid[0]!.amount - cuts[index]!.reductions[0]!.amount);
    expect(left).toEqual([dirhams(29_400), dirhams(12_600)]);
  });

  it('takes the last tranches first, and asks back only what they do not hold', () => {
    const [first] = cutsOf(funded(1), cost(200_000));
    expect(first!.reductions.map(({ amount }) => amount)).toEqual([dirhams(42_000), dirhams(84_000)]);
    expect(first!.recovered).toBe(ZERO);
    expect(cutsOf(funded(2), cost(100_000))[0]).toMatchObject({ recovered: dirhams(126_000) });
  });
});

const today = LocalDate.parse('2027-04-02');
const notified = () => notify(recovery(dirhams(10_800), dirhams(5_400)), today);

describe('the life of a recovery', () => {
  it('is notified once, and may be contested from then on', () => {
    expect(() => contest(recovery(dirhams(1)))).toThrow('recovery_not_open');
    expect(notified()).toMatchObject({ status: 'notified', notifiedOn: today });
    expect(() => notify(notified(), today)).toThrow('recovery_not_open');
    expect(contest(notified()).status).toBe('contested');
    expect(() => contest(contest(notified()))).toThrow('recovery_not_open');
  });

  it('goes on where it was when the contest is turned down, with a new date', () => {
    const later = LocalDate.parse('2027-06-01');
    expect(maintain(contest(notified()), later)).toMatchObject({ status: 'notified', dueOn: later });
    const partly = receive(contest(notified()), dirhams(600)).recovery;
    expect(partly.status).toBe('contested');
    expect(maintain(partly, later).status).toBe('partly_paid');
    expect(() => maintain(notified(), later)).toThrow('recovery_not_open');
  });

  it('is cancelled for what is still open', () => {
    const partly = receive(notified(), dirhams(1_620)).recovery;
    const { recovery: cancelled, parts } = cancel(partly, newId<PersonId>());
    expect(cancelled.status).toBe('cancelled');
    expect(parts.map(({ amount }) => amount)).toEqual([dirhams(9_720), dirhams(4_860)]);
    expect(() => cancel(cancelled, newId<PersonId>())).toThrow('recovery_not_open');
  });

  it('is written off funder by funder: the others go on asking', () => {
    const before = notified();
    const [first, second] = before.shares;
    const one = writeOff(before, first!.funderId);
    expect(one.parts.map(({ amount }) => amount)).toEqual([dirhams(10_800)]);
    expect(one.recovery).toMatchObject({ status: 'notified', writtenOff: dirhams(10_800) });
    expect(() => writeOff(one.recovery, first!.funderId)).toThrow('recovery_not_open');
    expect(() => receive(one.recovery, dirhams(5_401))).toThrow('receipt_exceeds');
    expect(receive(one.recovery, dirhams(5_400)).recovery.status).toBe('written_off');
    expect(writeOff(one.recovery, second!.funderId).recovery.status).toBe('written_off');
  });
});

describe('a recovery', () => {
  it('shares a part payment in proportion and is paid with the last centime', () => {
    const first = receive(recovery(dirhams(10_800), dirhams(5_400), dirhams(1_800)), dirhams(6_000));
    expect(first.parts.map(({ amount }) => amount)).toEqual([dirhams(3_600), dirhams(1_800), dirhams(600)]);
    expect(first.recovery.status).toBe('partly_paid');
    const last = receive(first.recovery, dirhams(12_000));
    expect(last.recovery).toMatchObject({ status: 'paid', received: dirhams(18_000) });
    expect(() => receive(last.recovery, dirhams(1))).toThrow('recovery_not_open');
  });

  it('refuses more than is open, nothing, and less than nothing', () => {
    for (const amount of [dirhams(101), ZERO, money(-1n)]) {
      expect(() => receive(recovery(dirhams(100)), amount)).toThrow('receipt_exceeds');
    }
  });

  it('never gives a funder more than its share, however the money comes in', () => {
    const shares = fc.array(fc.bigInt({ min: 1n, max: 100_000n }), { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.bigInt({ min: 1n, max: 50_000n }), { maxLength: 8 });
    fc.assert(
      fc.property(shares, cuts, (amounts, receipts) => {
        let state = recovery(...amounts.map(money));
        for (const receipt of receipts) {
          const open = state.amount - state.received;
          if (open === 0n) break;
          const amount = money(receipt < open ? receipt : open);
          const before = state.received;
          const { recovery: next, parts } = receive(state, amount);
          expect(total(parts.map((part) => part.amount))).toBe(amount);
          expect(next.received).toBe(before + amount);
          expect(next.shares.every((share) => share.received <= share.amount)).toBe(true);
          state = next;
        }
      }),
    );
  });
});
