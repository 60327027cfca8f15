import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DossierId, HolidayId, ObligationId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { OBLIGATION_KINDS } from '../shared/obligation.ts';
import { NewHoliday } from './holiday.ts';

export const HolidayView = NewHoliday.extend({
  id: HolidayId,
  basis: z.string().nullable(),
  version: z.int(),
}).meta({ id: 'Holiday' });

export const HolidayYear = z
  .strictObject({ year: z.int(), today: LocalDate, items: z.array(HolidayView) })
  .meta({ id: 'HolidayYear' });
export type HolidayYear = z.output<typeof HolidayYear>;

/** An open wait whose last day was counted in working days. */
export const WaitAcross = z
  .strictObject({
    id: ObligationId,
    kind: z.enum(OBLIGATION_KINDS),
    dossierId: DossierId.nullable(),
    dossierReference: z.string().nullable(),
    since: InstantSchema,
    until: InstantSchema,
  })
  .meta({ id: 'WaitAcross' });
export type WaitAcross = z.output<typeof WaitAcross>;

export const HolidayEffects = z
  .strictObject({ holiday: HolidayView, today: LocalDate, waits: z.array(WaitAcross) })
  .meta({ id: 'HolidayEffects' });
export type HolidayEffects = z.output<typeof HolidayEffects>;
