import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, newId, type DossierId, type SuspensionId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import { alreadySuspended } from './agreement-errors.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { tellParties } from './signature-turn.ts';
import { requireToCome, suspensionWait, type Suspension } from './suspension.ts';
import type { NewSuspension, SuspensionView } from './suspension-views.ts';

/** Stops every payment of a dossier at once, for a reason and until a day of review; somebody else lifts it. */
export const suspendAgreement =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, dossierId: DossierId, { reason, reviewOn }: NewSuspension): Promise<SuspensionView> =>
    transact(command, async (unit) => {
      const { agreements, suspensions, access, processes, obligations, audit, now } = unit;
      await access.requireOn('agreement.suspend', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const agreement = await agreements.findByDossier(dossierId);
      if (agreement === null) throw notFound('agreement', dossierId);
      const open = (await suspensions.list(dossierId)).find(({ lifting }) => lifting === null);
      if (open) throw alreadySuspended(open.suspendedAt);
      requireToCome(reviewOn, now);
      const suspension: Suspension = {
        id: newId<SuspensionId>(),
        dossierId,
        agreementId: agreement.id,
        reason,
        reviewOn,
        suspendedBy: access.person(),
        suspendedAt: now,
        lifting: null,
      };

      await suspensions.add(suspension);
      await obligations.open(dossierWorkflowId(dossierId), suspensionWait(suspension));
      await audit.record({
        kind: 'agreement.suspended',
        subjectType: 'suspension',
        subjectId: suspension.id,
        dossierId,
        related: [agreement.id],
        after: { reviewOn },
        reason,
      });
      await tellParties(unit, agreement, 'agreement.suspended');
      await processes.bump(dossierId);
      return suspension;
    });
