import { letGo } from '../ledger/ledger-acts.ts';
import { dismissReviewers } from '../scoring/scoring-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { NEXT_STAGES } from '../shared/stage.ts';
import type { DossierUnit } from './dossier-ports.ts';

/** A dossier ends with its cancelled call: nobody owes it anything, its holds are freed, its holder is told why. */
export const endCancelled =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, id: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, application, programme, ledger, processes, obligations, audit, outbox, now } = unit;
      const stage = await processes.lockStage(id);
      await access.requireOn('operations.manage', id);
      const { callId, organisationId, reference, rulebookHash } = await application.getDossier(id);
      const { cancelReason } = await programme.getCall(callId);
      await obligations.close('call_cancelled', id);
      if (cancelReason === null || !NEXT_STAGES[stage].includes('cancelled')) return;
      const holds = await ledger.openHolds(id);

      await dismissReviewers(unit, id);
      await ledger.post(holds.map((held) => letGo(held, now)));
      await obligations.closeAll(dossierWorkflowId(id));
      await audit.record({
        kind: 'dossier.call_cancelled',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        related: [callId, ...holds.map((held) => held.id)],
        before: { stage, holds },
        after: { stage: 'cancelled', holds: [] },
        reason: cancelReason,
        ruleVersion: rulebookHash,
      });
      await outbox.notify({
        kind: 'dossier.call_cancelled',
        to: { by: 'organisation', organisationId },
        dossierId: id,
        data: { reference, reason: cancelReason },
      });
      await processes.enter(id, 'cancelled');
    });
