import fc from 'fast-check';
import { z } from 'zod';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBefore,
  endOf,
  instantAt,
  LocalDate,
  localDateOf,
} from '../../services/shared/dates.ts';

// In 2026 clocks go back at 03:00 on 15 February (Ramadan starts) and forward at 02:00 on 22 March.
const day = (text: string) => LocalDate.parse(text);
const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => localDateOf(date));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const counts = fc.integer({ min: -400, max: 400 });

describe('a calendar day', () => {
  it.each(['2026-03-06', '2024-02-29', '1900-01-01', '2999-12-31'])('takes %s', (text) => {
    expect(LocalDate.parse(text)).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-3-6', '06/03/2026', '0026-03-06', '2026-03-06T00:00:00Z', ''])(
    'refuses %j',
    (text) => {
      expect(LocalDate.safeParse(text).success).toBe(false);
    },
  );

  it('is named in the description of the interface', () => {
    const { $defs } = z.toJSONSchema(LocalDate);
    expect($defs).toMatchObject({ LocalDate: { type: 'string', format: 'date' } });
  });
});

describe('an hour in Morocco', () => {
  it.each([
    ['2026-03-06', '16:30', '2026-03-06T16:30:00.000Z', 'a closing in Ramadan'],
    ['2026-04-30', '16:30', '2026-04-30T15:30:00.000Z', 'a closing after Ramadan'],
    ['2026-05-29', '16:30', '2026-05-29T15:30:00.000Z', 'a closing in May'],
    ['2026-06-30', '16:30', '2026-06-30T15:30:00.000Z', 'a closing in June'],
    ['2026-02-15', '01:59', '2026-02-15T00:59:00.000Z', 'just before the hour shown twice'],
    ['2026-02-15', '02:00', '2026-02-15T01:00:00.000Z', 'the hour shown twice, from its first start'],
    ['2026-02-15', '02:30', '2026-02-15T01:30:00.000Z', 'the hour shown twice, at its first half'],
    ['2026-02-15', '03:00', '2026-02-15T03:00:00.000Z', 'just after the hour shown twice'],
    ['2026-03-22', '01:59', '2026-03-22T01:59:00.000Z', 'just before the hour that is skipped'],
    ['2026-03-22', '02:00', '2026-03-22T02:00:00.000Z', 'the start of the hour that is skipped'],
    ['2026-03-22', '02:30', '2026-03-22T02:00:00.000Z', 'within the hour that is skipped'],
    ['2026-03-22', '03:00', '2026-03-22T02:00:00.000Z', 'just after the hour that is skipped'],
    ['2027-02-07', '12:00', '2027-02-07T12:00:00.000Z', 'the first noon of Ramadan 2027'],
  ])('%s %s is %s: %s', (date, time, instant) => {
    expect(instantAt(day(date), time).toISOString()).toBe(instant);
  });

  it.each(['24:00', '16:60', '9:00', '16h30', '16:30:00', ''])('refuses the time %j', (time) => {
    expect(() => instantAt(day('2026-03-06'), time)).toThrow('not a time of day');
  });

  it('stays on its day', () => {
    fc.assert(
      fc.property(days, times, (date, time) => {
        expect(localDateOf(instantAt(date, time))).toBe(date);
      }),
    );
  });

  it('never runs backwards when the written time advances', () => {
    fc.assert(
      fc.property(days, times, times, (date, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string];
        expect(instantAt(date, earlier).getTime()).toBeLessThanOrEqual(instantAt(date, later).getTime());
      }),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2026-03-06T23:59:59.999Z', '2026-03-06'],
    ['2026-04-29T22:59:59.999Z', '2026-04-29'],
    ['2026-04-29T23:00:00.000Z', '2026-04-30'],
  ])('of %s is %s', (instant, date) => {
    expect(localDateOf(new Date(instant))).toBe(date);
  });

  it('does not exist for an invalid instant', () => {
    expect(() => localDateOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('the end of a day', () => {
  it('is its last millisecond, whatever the offset', () => {
    expect(endOf(day('2026-03-06')).toISOString()).toBe('2026-03-06T23:59:59.999Z');
    expect(endOf(day('2026-03-31')).toISOString()).toBe('2026-03-31T22:59:59.999Z');
  });

  it('comes 25 hours after its start when Ramadan begins and 23 when it ends', () => {
    const lengthOf = (date: LocalDate) => endOf(date).getTime() + 1 - instantAt(date, '00:00').getTime();
    expect(lengthOf(day('2026-02-15'))).toBe(25 * 3_600_000);
    expect(lengthOf(day('2026-03-22'))).toBe(23 * 3_600_000);
  });

  it('touches the next day', () => {
    fc.assert(
      fc.property(days, (date) => {
        expect(localDateOf(endOf(date))).toBe(date);
        expect(localDateOf(new Date(endOf(date).getTime() + 1))).toBe(addDays(date, 1));
      }),
    );
  });
});

describe('counting days and months', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-02-14', 30, '2026-03-16'],
  ])('%s and %i days give %s', (date, count, expected) => {
    expect(addDays(day(date), count)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-03-06', 12, '2027-03-06'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-15', -15, '2024-12-15'],
    ['2026-03-15', 0, '2026-03-15'],
  ])('%s and %i months give %s', (date, count, expected) => {
    expect(addMonths(day(date), count)).toBe(expected);
  });

  it('gives the day back when the days are taken off again', () => {
    fc.assert(
      fc.property(days, counts, (date, count) => {
        expect(addDays(addDays(date, count), -count)).toBe(date);
      }),
    );
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d days', (count) => {
    expect(() => addDays(day('2026-03-06'), count)).toThrow('not a whole number');
    expect(() => addWorkingDays(day('2026-03-06'), count, new Set())).toThrow('not a whole number');
  });
});

describe('counting working days', () => {
  const labourDay = new Set([day('2026-05-01')]);

  it.each([
    ['2026-04-30', 1, '2026-05-04'],
    ['2026-04-29', 1, '2026-04-30'],
    ['2026-05-04', -1, '2026-04-30'],
    ['2026-05-02', 1, '2026-05-04'],
    ['2026-05-03', -1, '2026-04-30'],
    ['2026-04-27', 5, '2026-05-05'],
    ['2026-05-02', 0, '2026-05-02'],
  ])('%s and %i working days give %s when 1 May is a holiday', (date, count, expected) => {
    expect(addWorkingDays(day(date), count, labourDay)).toBe(expected);
  });

  it('comes back to a working day when as many are taken off again', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const workingDay = addWorkingDays(date, 1, labourDay);
        expect(addWorkingDays(addWorkingDays(workingDay, count, labourDay), -count, labourDay)).toBe(workingDay);
      }),
    );
  });
});

describe('days before an instant', () => {
  it('keeps the local time across the start and the end of Ramadan', () => {
    expect(daysBefore(new Date('2026-03-06T16:30:00Z'), 30)).toEqual(new Date('2026-02-04T15:30:00Z'));
    expect(daysBefore(new Date('2026-04-30T15:30:00Z'), 45)).toEqual(new Date('2026-03-16T16:30:00Z'));
    expect(daysBefore(new Date('2026-04-30T15:30:10.250Z'), 1)).toEqual(new Date('2026-04-29T15:30:10.250Z'));
  });

  it('leaves the instant alone for no days, even in the hour shown twice', () => {
    const secondHalfPastTwo = new Date('2026-02-15T02:30:00Z');
    expect(daysBefore(secondHalfPastTwo, 0)).toEqual(secondHalfPastTwo);
  });
});
