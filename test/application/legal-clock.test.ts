import fc from 'fast-check';
import {
  clockView,
  eligibilityWait,
  endClock,
  resumeClock,
  startClock,
  stopClock,
} from '../../services/application/legal-clock.ts';
import { idOf, type DossierId } from '../../services/shared/ids.ts';

const DAY = 86_400_000;
const receivedAt = new Date('2026-04-01T10:00:00Z');
const after = (days: number) => new Date(receivedAt.getTime() + days * DAY);
const clock = startClock(receivedAt, 30);
const id = idOf<DossierId>('dossier');

describe('the legal clock', () => {
  it('runs thirty days from the receipt, and reminds at half and at four fifths', () => {
    const { rungs, dueAt } = eligibilityWait({ id }, clock, {});
    expect(rungs).toEqual([
      { at: after(15), act: 'remind' },
      { at: after(24), act: 'remind' },
      { at: after(30), act: 'escalate' },
    ]);
    expect(dueAt).toBeNull();
    expect(eligibilityWait({ id }, clock, { isSilenceAcceptance: true }).dueAt).toEqual(after(30));
  });

  it('stands still while it is stopped: every date moves by the whole pause', () => {
    const running = resumeClock(stopClock(clock, after(20)), after(27));
    expect(running.dueAt).toEqual(after(37));
    expect(eligibilityWait({ id }, running, {}).rungs.map(({ at }) => at)).toEqual([22, 31, 37].map(after));
  });

  it('is overdue from its last instant on, and not while it is stopped before it', () => {
    const isOverdue = (of: typeof clock, now: Date) => clockView(of, now).isOverdue;
    expect(isOverdue(clock, new Date(after(30).getTime() - 1))).toBe(false);
    expect(isOverdue(clock, after(30))).toBe(true);
    expect(isOverdue(stopClock(clock, after(29)), after(60))).toBe(false);
    expect(isOverdue(endClock(clock, after(29)), after(60))).toBe(false);
    expect(isOverdue(endClock(clock, after(31)), after(60))).toBe(true);
  });

  it('gives exactly its days of running, whenever it is stopped and for however long', () => {
    const hours = fc.integer({ min: 0, max: 24 * 29 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 24 * 90 }), (ran, paused) => {
        const stoppedAt = new Date(receivedAt.getTime() + ran * 3_600_000);
        const resumedAt = new Date(stoppedAt.getTime() + paused * 3_600_000);
        const { dueAt } = resumeClock(stopClock(clock, stoppedAt), resumedAt);
        const running = stoppedAt.getTime() - receivedAt.getTime() + dueAt.getTime() - resumedAt.getTime();
        expect(running).toBe(30 * DAY);
      }),
    );
  });
});
