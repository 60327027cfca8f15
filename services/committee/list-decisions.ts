import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { DecisionsView } from './decisions-view.ts';

/**
 * What the committee has decided on a dossier and what it has asked, for whoever may read the dossier: only what signed
 * minutes have made effective, and nothing of who voted what.
 */
export const listDecisions =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<DecisionsView> =>
    read(actor, async ({ access, effectiveDecisions, questions }) => {
      await access.requireOn('dossier.read', dossierId);
      return {
        decisions: await effectiveDecisions.list(dossierId),
        questions: await questions.listByDossier(dossierId),
        reserve: await effectiveDecisions.findReservePlace(dossierId),
      };
    });
