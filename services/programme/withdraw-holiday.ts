import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { HolidayId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { withdraw, type Holiday, type HolidayWithdrawal } from './holiday.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** It will be a working day after all. */
export const withdrawHoliday =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: HolidayId, { reason }: HolidayWithdrawal): Promise<Holiday> =>
    transact(command, async ({ access, holidays, audit, now }) => {
      await access.require('programme.manage', {});
      const calendar = { holidays: await holidays.lock(), today: localDateOf(now) };
      const before = await holidays.getById(id);
      requireCurrent(command, before);

      const withdrawn = withdraw(before, calendar);

      await holidays.record(withdrawn, { reason, isWithdrawn: true });
      await audit.record({
        kind: 'programme.holiday_withdrawn',
        subjectType: 'holiday',
        subjectId: id,
        dossierId: null,
        before,
        reason,
      });
      return withdrawn;
    });
