import { z } from 'zod';
import { HolidayCorrection, HolidayWithdrawal, NewHoliday } from '../../services/programme/holiday.ts';
import type { HolidayEffects, HolidayYear } from '../../services/programme/holiday-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { HolidayId } from '../../services/shared/ids.ts';
import type { Fields } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { HolidayPage } from './holiday-page.tsx';
import { HolidaysPage } from './holidays-page.tsx';

interface HolidayUseCases {
  readonly listHolidays: (actor: Actor, asked: { year?: number | undefined }) => Promise<HolidayYear>;
  readonly getHoliday: (actor: Actor, id: HolidayId) => Promise<HolidayEffects>;
  readonly announceHoliday: (command: Command, input: NewHoliday) => Promise<{ id: HolidayId }>;
  readonly correctHoliday: (command: Command, id: HolidayId, input: HolidayCorrection) => Promise<unknown>;
  readonly withdrawHoliday: (command: Command, id: HolidayId, input: HolidayWithdrawal) => Promise<{ day: string }>;
}

const HOLIDAY: Fields = {
  day: 'date',
  'names.ar': 'text',
  'names.fr': 'text',
  'names.en': 'text',
  isProvisional: 'flag',
  basis: 'text',
};

const Year = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined);

/** The calendar that working days are counted by. */
export const holidayPages = (useCases: HolidayUseCases): Page[] => [
  page({
    path: '/administration/holidays',
    params: NoParams,
    load: ({ actor, query }) => useCases.listHolidays(actor, { year: Year.parse(query['year']) }),
    show: HolidaysPage,
    actions: {
      announce_holiday: {
        fields: HOLIDAY,
        schema: NewHoliday,
        run: async ({ command, input }) => addressOf((await useCases.announceHoliday(command, input)).id),
      },
    },
  }),
  page({
    path: '/administration/holidays/:holidayId',
    params: z.strictObject({ holidayId: HolidayId }),
    load: ({ actor, params }) => useCases.getHoliday(actor, params.holidayId),
    show: HolidayPage,
    actions: {
      correct_holiday: {
        fields: { ...HOLIDAY, reason: 'text' },
        schema: HolidayCorrection,
        run: async ({ command, params, input }) => {
          await useCases.correctHoliday(command, params.holidayId, input);
          return addressOf(params.holidayId);
        },
      },
      withdraw_holiday: {
        fields: { reason: 'text' },
        schema: HolidayWithdrawal,
        run: async ({ command, params, input }) => {
          const { day } = await useCases.withdrawHoliday(command, params.holidayId, input);
          return `/administration/holidays?year=${day.slice(0, 4)}`;
        },
      },
    },
  }),
];

const addressOf = (id: HolidayId): string => `/administration/holidays/${id}`;
