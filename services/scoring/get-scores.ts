import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { isCounted } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { ScoresView } from './scoring-views.ts';

const READERS: readonly Permission[] = ['committee.sit', 'scoring.freeze', 'eligibility.decide', 'audit.read'];

/** Desk, committee and auditor; never the project holder, whom the first refusal answers. */
export const mayReadScores = async (allows: (permission: Permission) => Promise<boolean>): Promise<boolean> => {
  for (const permission of READERS) if (await allows(permission)) return true;
  return false;
};

/** A dossier's sheets and their result, once all are in; before that, only who was asked. */
export const getScores =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<ScoresView> =>
    read(actor, async ({ access, panels, assignments, sheets, conflicts, rankings }) => {
      const mayRead = await mayReadScores((permission) => access.allowsOn(permission, dossierId));
      if (!mayRead) await access.requireOn('committee.sit', dossierId);

      const { reference, reviewersWanted, completedAt, ...result } = await panels.get(dossierId);
      const { meanHundredths, spreadHundredths, discordance, isEliminated } = result;
      const isComplete = completedAt !== null;
      const asked = await assignments.listByDossier(dossierId);
      const standingSheets = new Set(asked.filter(isCounted).map(({ id }) => id));
      return {
        dossierId,
        reference,
        reviewersWanted,
        completedAt,
        result: isComplete ? { meanHundredths, spreadHundredths, discordance, isEliminated } : null,
        needsRectification: await rankings.needsRectification(dossierId),
        assignments: asked,
        conflicts: await conflicts.listByDossier(dossierId),
        sheets: (isComplete ? await sheets.listByDossier(dossierId) : []).map((sheet) => ({
          ...sheet,
          isWithdrawn: !standingSheets.has(sheet.assignmentId),
        })),
      };
    });
