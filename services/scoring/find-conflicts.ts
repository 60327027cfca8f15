import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { bar, conflictOn } from './barred-review.ts';
import { kindOfTies } from './conflict.ts';
import { isCounted } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/**
 * Automatic: takes every reviewer off the dossier who turns out to be tied to its applicant, by what either has
 * declared since. Asked again when there is none, it changes nothing.
 */
export const findConflicts =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, assignments, conflicts } = unit;
      await processes.lockStage(dossierId);
      await access.requireOn('conflict.record', dossierId);
      for (const asked of (await assignments.listByDossier(dossierId)).filter(isCounted)) {
        const ties = await conflicts.tiesOf(asked.reviewerId, dossierId);
        if (ties.length === 0) continue;
        const found = { kind: kindOfTies(ties), reason: ties.join(', '), ties, origin: 'found' } as const;
        await conflicts.add(await conflictOn(unit, asked, found), null);
        await bar(unit, await assignments.lockById(asked.id), found);
      }
    });
