import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import type { HolidayId } from '../shared/ids.ts';
import { holidayKnown, holidayPast } from './programme-errors.ts';
import { Texts } from './rulebook-terms.ts';

/** The decree, or the announcement of the ministry that watches the moon. */
const Basis = z.string().trim().min(3).max(300);
const Reason = z.string().trim().min(10).max(2_000);

export const NewHoliday = z
  .strictObject({
    day: LocalDate,
    names: Texts,
    /** An astronomer's date: the moon decides, a few days before. */
    isProvisional: z.boolean(),
    basis: Basis,
  })
  .meta({ id: 'NewHoliday' });
export type NewHoliday = z.output<typeof NewHoliday>;

export const HolidayCorrection = NewHoliday.extend({ reason: Reason }).meta({ id: 'HolidayCorrection' });
export type HolidayCorrection = z.output<typeof HolidayCorrection>;

export const HolidayWithdrawal = z.strictObject({ reason: Reason }).meta({ id: 'HolidayWithdrawal' });
export type HolidayWithdrawal = z.output<typeof HolidayWithdrawal>;

export interface Holiday extends Omit<NewHoliday, 'basis'> {
  readonly id: HolidayId;
  /** Null for those that every installation begins with. */
  readonly basis: string | null;
  readonly version: number;
}

/** All holidays as they now hold, and the day on which they are changed. */
interface HolidayCalendar {
  readonly holidays: readonly Holiday[];
  readonly today: LocalDate;
}

export const announce = (id: HolidayId, announced: NewHoliday, calendar: HolidayCalendar): Holiday => {
  requireChangeable(announced.day, calendar);
  requireFree(announced.day, calendar.holidays);
  return { id, ...announced, version: 1 };
};

/** Neither from a day that has passed nor to one. */
export const correct = (
  holiday: Holiday,
  { reason: _reason, ...said }: HolidayCorrection,
  calendar: HolidayCalendar,
): Holiday => {
  requireChangeable(holiday.day, calendar);
  requireChangeable(said.day, calendar);
  requireFree(
    said.day,
    calendar.holidays.filter(({ id }) => id !== holiday.id),
  );
  return { ...holiday, ...said, version: holiday.version + 1 };
};

export const withdraw = (holiday: Holiday, calendar: HolidayCalendar): Holiday => {
  requireChangeable(holiday.day, calendar);
  return { ...holiday, version: holiday.version + 1 };
};

/** Deadlines that ran over a past day were counted by what was known then: it is not written anew. */
const requireChangeable = (day: LocalDate, { today }: HolidayCalendar): void => {
  if (day < today) throw holidayPast(day, today);
};

const requireFree = (day: LocalDate, holidays: readonly Holiday[]): void => {
  if (holidays.some((holiday) => holiday.day === day)) throw holidayKnown(day);
};
