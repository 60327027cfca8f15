import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { SittingView } from './committee-views.ts';

/**
 * The session on whose agenda a dossier is, told to the staff who may read it. Whoever writes it for its holder hears
 * of the committee by signed minutes only: what is on an agenda was ranked before what is not.
 */
export const findSitting =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<SittingView | null> =>
    read(actor, async ({ access, committeeLists }) => {
      await access.requireOn('dossier.read', dossierId);
      const found = await committeeLists.findSitting(dossierId);
      if (found === null) return null;
      const { callId, ...sitting } = found;
      const mayRead = await access.allows('committee.read', { callId });
      if (!mayRead && (await access.allowsOn('application.write', dossierId))) return null;
      return { ...sitting, mayRead };
    });
