import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierUnit } from './dossier-ports.ts';

/** Moves the application clock forward, so that months of waiting pass at once. Wired only where demo mode is on. */
export const moveClock =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, instant: Date): Promise<Date> =>
    transact(command, async ({ clock, audit, now }) => {
      const moved = await clock.moveTo(instant);
      await audit.record({
        kind: 'operations.clock_moved',
        subjectType: 'clock',
        subjectId: 'clock',
        dossierId: null,
        before: { now },
        after: { now: moved },
      });
      return moved;
    });
