import type { Actor } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { HolidayId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Holiday } from './holiday.ts';
import type { HolidayEffects, HolidayYear } from './holiday-views.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

type Reading = ReadDependencies<ProgrammeUnit>;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The holidays of a year, the present one where none is named. Whoever counts working days may look them up. */
export const listHolidays =
  ({ read }: Reading) =>
  (actor: Actor, asked: { readonly year?: number | undefined }): Promise<HolidayYear> =>
    read(actor, async ({ holidays, now }) => {
      const today = localDateOf(now);
      const year = asked.year ?? yearOf(today);
      const items = (await holidays.list()).filter(({ day }) => yearOf(day) === year);
      return { year, today, items };
    });

/** One holiday, and the open waits that were counted in working days and run across it: each keeps the day it was told. */
export const getHoliday =
  ({ read }: Reading) =>
  (actor: Actor, id: HolidayId): Promise<HolidayEffects> =>
    read(actor, async ({ access, holidays, now }) => {
      await access.require('programme.manage', {});
      const holiday: Holiday = await holidays.getById(id);
      return { holiday, today: localDateOf(now), waits: await holidays.listWaitsAcross(holiday.day) };
    });
