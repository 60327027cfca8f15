import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type HolidayId } from '../shared/ids.ts';
import { announce, type Holiday, type NewHoliday } from './holiday.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** A day on which nobody need work: deadlines that are counted from now on leave it out. */
export const announceHoliday =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, input: NewHoliday): Promise<Holiday> =>
    transact(command, async ({ access, holidays, audit, now }) => {
      await access.require('programme.manage', {});
      const calendar = { holidays: await holidays.lock(), today: localDateOf(now) };

      const announced = announce(newId<HolidayId>(), input, calendar);

      await holidays.record(announced);
      await audit.record({
        kind: 'programme.holiday_announced',
        subjectType: 'holiday',
        subjectId: announced.id,
        dossierId: null,
        after: announced,
      });
      return announced;
    });
