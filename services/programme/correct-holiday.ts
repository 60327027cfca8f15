import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { HolidayId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { correct, type Holiday, type HolidayCorrection } from './holiday.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** The moon was seen a day later, or a name was wrong. What was told before keeps its day. */
export const correctHoliday =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: HolidayId, input: HolidayCorrection): Promise<Holiday> =>
    transact(command, async ({ access, holidays, audit, now }) => {
      await access.require('programme.manage', {});
      const calendar = { holidays: await holidays.lock(), today: localDateOf(now) };
      const before = await holidays.getById(id);
      requireCurrent(command, before);

      const after = correct(before, input, calendar);

      await holidays.record(after, { reason: input.reason });
      await audit.record({
        kind: 'programme.holiday_corrected',
        subjectType: 'holiday',
        subjectId: id,
        dossierId: null,
        before,
        after,
        reason: input.reason,
      });
      return after;
    });
