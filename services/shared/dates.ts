import { z } from 'zod';

/** Deadlines, budgets and statistics follow Morocco's legal time: UTC+1, and UTC+0 in Ramadan. */
const ZONE = 'Africa/Casablanca';
const DAY = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** A calendar day of Morocco, written YYYY-MM-DD, between 1900 and 2999. It carries no hour and no zone. */
export const LocalDate = z.iso
  .date()
  .refine((text) => /^(?:19|2\d)/.test(text), { error: 'date_out_of_range' })
  .brand<'LocalDate'>()
  .meta({ id: 'LocalDate', example: '2026-03-06' });
export type LocalDate = z.output<typeof LocalDate>;

/** The day an instant falls on in Morocco. */
export const localDateOf = (instant: Date): LocalDate => dateOfFace(faceOf(instant.getTime()));

/**
 * The instant at which Moroccan clocks show `time` (HH:MM, 24 hours) on a day. A time that clocks skip gives the
 * moment they jump; a time shown twice gives the first. Throws when `time` is not one.
 */
export const instantAt = (date: LocalDate, time: string): Date => {
  if (!TIME.test(time)) throw new Error(`not a time of day: ${time}`);
  return instantOf(Date.parse(`${date}T${time}:00Z`));
};

/** The last millisecond of a day, so that "until the end of 31 March" still falls on 31 March. */
export const endOf = (date: LocalDate): Date => new Date(instantOf(faceOfDate(date) + DAY).getTime() - 1);

/** `days` calendar days later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfFace(faceOfDate(date) + whole(days) * DAY);

/** The same day `months` later, or earlier when negative; the last of the month where that day does not exist. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const day = new Date(faceOfDate(date));
  const month = day.getUTCMonth() + whole(months);
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0));
  return dateOfFace(lastOfMonth.setUTCDate(Math.min(day.getUTCDate(), lastOfMonth.getUTCDate())));
};

/**
 * The day `days` working days later, or earlier when negative; the day itself is not counted. Working days are Monday
 * to Friday without the holidays, which are announced year by year and so are handed in. Zero gives the day itself.
 */
export const addWorkingDays = (date: LocalDate, days: number, holidays: ReadonlySet<LocalDate>): LocalDate => {
  const step = Math.sign(whole(days));
  let left = Math.abs(days);
  let day = date;
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
};

/** The same local time `days` calendar days earlier: 16:30 stays 16:30 across the start or end of Ramadan. */
export const daysBefore = (instant: Date, days: number): Date =>
  days === 0 ? instant : instantOf(faceOf(instant.getTime()) - whole(days) * DAY);

/** 0 is Sunday. */
export const weekdayOf = (date: LocalDate): number => new Date(faceOfDate(date)).getUTCDay();

const isWorkingDay = (date: LocalDate, holidays: ReadonlySet<LocalDate>): boolean => {
  const weekday = weekdayOf(date);
  return weekday !== SATURDAY && weekday !== SUNDAY && !holidays.has(date);
};

const whole = (count: number): number => {
  if (!Number.isSafeInteger(count)) throw new Error(`not a whole number: ${String(count)}`);
  return count;
};

// A "face" is what Moroccan clocks and calendars show, counted in milliseconds as if it were UTC.

const faceOfDate = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

const dateOfFace = (face: number): LocalDate => new Date(face).toISOString().slice(0, 10) as LocalDate;

const CLOCK = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const faceOf = (instant: number): number => {
  const parts = CLOCK.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 + millisecondsOf(instant);
};

const millisecondsOf = (instant: number): number => ((instant % 1000) + 1000) % 1000;

const offsetAt = (instant: number): number => faceOf(instant) - instant;

const instantOf = (face: number): Date => {
  const offsetAfter = offsetAt(face + DAY);
  const underOffsetBefore = face - offsetAt(face - DAY);
  const underOffsetAfter = face - offsetAfter;
  const [first, second] = [underOffsetBefore, underOffsetAfter].sort((a, b) => a - b) as [number, number];
  const shown = [first, second].find((instant) => faceOf(instant) === face);
  return new Date(shown ?? firstBetween(first, second, (instant) => offsetAt(instant) === offsetAfter));
};

/** The first instant after `low` where something holds that does not hold at `low` and does at `high`. */
const firstBetween = (low: number, high: number, holds: (instant: number) => boolean): number => {
  if (high - low <= 1) return high;
  const middle = Math.floor((low + high) / 2);
  return holds(middle) ? firstBetween(low, middle, holds) : firstBetween(middle, high, holds);
};
