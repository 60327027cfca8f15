import type { Command, Dependencies } from '../shared/command.ts';
import type { SuspensionId } from '../shared/ids.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { tellParties } from './signature-turn.ts';
import { lifted } from './suspension.ts';
import type { LiftingInput, SuspensionView } from './suspension-views.ts';

/** Another person than who stopped the payments lets them go again; each still asks for all its signatures. */
export const liftSuspension =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, id: SuspensionId, { reason }: LiftingInput): Promise<SuspensionView> =>
    transact(command, async (unit) => {
      const { agreements, suspensions, access, processes, obligations, audit, now } = unit;
      const { dossierId, agreementId } = await suspensions.getById(id);
      await access.requireOn('agreement.suspend', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const before = await suspensions.getById(id);

      const after = lifted(before, { reason, by: access.person(), at: now });

      await suspensions.save(after);
      await obligations.close('suspension', id);
      await audit.record({
        kind: 'agreement.resumed',
        subjectType: 'suspension',
        subjectId: id,
        dossierId,
        related: [agreementId],
        before: { suspendedBy: before.suspendedBy, suspendedAt: before.suspendedAt },
        reason,
      });
      await tellParties(unit, await agreements.getById(agreementId), 'agreement.resumed');
      await processes.bump(dossierId);
      return after;
    });
