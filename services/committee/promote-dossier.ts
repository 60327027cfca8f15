import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { promote } from './promotion.ts';
import { requireNextInRank, type ReservePlace } from './reserve.ts';

/** A named person promotes the next dossier of the reserve list; passing over a better rank takes a reason. */
export const promoteDossier =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (
    command: Command,
    dossierId: DossierId,
    { reason = null }: { reason?: string | null | undefined },
  ): Promise<ReservePlace> =>
    transact(command, async (unit) => {
      const { access, processes, reserve } = unit;
      await access.requireOn('committee.promote', dossierId);
      await processes.requireStage(dossierId, 'reserve');
      const place = await reserve.getByDossier(dossierId);
      requireNextInRank(await reserve.lockList(place.callId), dossierId, reason);

      await promote(unit, place, reason);
      return reserve.getByDossier(dossierId);
    });
