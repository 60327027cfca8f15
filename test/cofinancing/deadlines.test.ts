import {
  approvalDeadlines,
  endOfAllRounds,
  planDueAt,
  roundDeadlines,
  signedBy,
} from '../../services/cofinancing/deadlines.ts';
import { addDays, localDateOf, type LocalDate } from '../../services/shared/dates.ts';
import { NOW } from './simulated-round.ts';

describe('the dates of a round', () => {
  const holidays = new Set(['2026-05-01' as LocalDate]);

  it('reminds seven, three and no working days before the last day, tells the head, and lapses a working day later', () => {
    const { answerBy, lapsesAt, rungs } = approvalDeadlines(new Date('2026-04-20T09:00:00Z'), 10, holidays);
    expect(localDateOf(answerBy)).toBe('2026-05-05');
    expect(localDateOf(lapsesAt)).toBe('2026-05-06');
    expect(rungs.map(({ at, act }) => [localDateOf(at), act])).toEqual([
      ['2026-04-23', 'remind'],
      ['2026-04-29', 'remind'],
      ['2026-05-05', 'remind'],
      ['2026-05-05', 'escalate'],
    ]);
    expect(rungs.at(-1)!.at).toEqual(answerBy);
  });

  it('keeps firm holds longer than all parties in turn may take to sign', () => {
    const until = signedBy(NOW, 30, 4);
    expect(until.getTime()).toBeGreaterThan(new Date(`${addDays(localDateOf(NOW), 124)}T00:00:00Z`).getTime());
    expect(roundDeadlines(NOW, 60).closesAt.getTime()).toBeGreaterThan(NOW.getTime());
    const ends = endOfAllRounds(NOW, 20)!;
    expect(localDateOf(ends)).toBe('2026-04-21');
    expect(roundDeadlines(NOW, 60, ends).closesAt).toEqual(ends);
    expect(planDueAt(NOW, 30, ends)).toEqual(ends);
    expect(endOfAllRounds(NOW, undefined)).toBeNull();
  });
});
