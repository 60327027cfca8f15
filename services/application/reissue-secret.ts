import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { newSecret } from '../shared/secret.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { TrackingSecret } from './application-views.ts';
import { requireSubmitted } from './application.ts';

/** A new tracking secret for a holder who lost it; the old one tells nothing from now on. */
export const reissueSecret =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  async (command: Command, id: DossierId): Promise<TrackingSecret> => {
    const { secret, hash } = newSecret();
    const kept = await transact(command, async ({ access, dossiers, receipts, audit, outbox, processes }) => {
      await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('application.submit', id);
      requireSubmitted(dossier);

      await receipts.replaceSecret(id, hash);
      await audit.record({
        kind: 'application.secret_reissued',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
      });
      await outbox.notify({
        kind: 'application.secret_reissued',
        to: { by: 'organisation', organisationId: dossier.organisationId },
        dossierId: id,
        data: { reference: dossier.reference },
      });
      await processes.bump(id);
      return { reference: dossier.reference, hash };
    });
    // A repeated command answers with the first outcome, whose secret nobody knows any more.
    return { reference: kept.reference, trackingSecret: kept.hash === hash ? secret : null };
  };
