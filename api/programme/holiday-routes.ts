import { z } from 'zod';
import { HolidayCorrection, HolidayWithdrawal, NewHoliday } from '../../services/programme/holiday.ts';
import { HolidayEffects, HolidayView, HolidayYear } from '../../services/programme/holiday-views.ts';
import type { ProgrammeUseCases } from '../../services/programme/programme-use-cases.ts';
import { HolidayId } from '../../services/shared/ids.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ofHoliday = z.strictObject({ holidayId: HolidayId });

/** The days that are left out wherever working days are counted. */
export const holidayRoutes = (useCases: ProgrammeUseCases): Route[] => [
  reading({
    operation: 'listHolidays',
    path: '/holidays',
    summary: 'The public holidays of a year, the present one where none is named',
    params: NoParams,
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    result: HolidayYear,
    handle: ({ actor, query }) => useCases.listHolidays(actor, query),
  }),
  reading({
    operation: 'getHoliday',
    path: '/holidays/:holidayId',
    summary: 'A holiday, and the open waits in working days that run across it and keep the day they were told',
    params: ofHoliday,
    result: HolidayEffects,
    handle: ({ actor, params }) => useCases.getHoliday(actor, params.holidayId),
  }),
  writing({
    operation: 'announceHoliday',
    method: 'post',
    path: '/holidays',
    summary: 'Announces a holiday, which deadlines leave out that are counted from now on',
    params: NoParams,
    body: NewHoliday,
    result: HolidayView,
    handle: ({ command, body }) => useCases.announceHoliday(command, body),
  }),
  writing({
    operation: 'correctHoliday',
    method: 'put',
    path: '/holidays/:holidayId',
    summary: 'Corrects the day or the name of a holiday that has not passed',
    params: ofHoliday,
    body: HolidayCorrection,
    result: HolidayView,
    handle: ({ command, params, body }) => useCases.correctHoliday(command, params.holidayId, body),
  }),
  writing({
    operation: 'withdrawHoliday',
    method: 'post',
    path: '/holidays/:holidayId/withdrawal',
    summary: 'Withdraws a holiday that has not passed: it is a working day after all',
    params: ofHoliday,
    body: HolidayWithdrawal,
    result: HolidayView,
    handle: ({ command, params, body }) => useCases.withdrawHoliday(command, params.holidayId, body),
  }),
];
