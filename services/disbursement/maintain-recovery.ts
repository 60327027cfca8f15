import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, type RecoveryId } from '../shared/ids.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { DUE_DAYS, maintain, recoveryWait } from './recovery.ts';
import { asLeadFunder, keepRecovery, lockRecovery } from './recovery-step.ts';

/** The lead funder has heard the holder: the order stands, and is waited for again. */
export const maintainRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, { reason }: { readonly reason: string }): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const { application, obligations, outbox, now } = unit;
      const contested = await lockRecovery(unit, id, asLeadFunder(unit));

      const maintained = maintain(contested, addDays(localDateOf(now), DUE_DAYS));

      const { dossierId, dueOn } = maintained;
      const { organisationId, reference } = await application.getDossier(dossierId);
      await obligations.open(dossierWorkflowId(dossierId), recoveryWait(maintained, organisationId));
      const to = { by: 'organisation', organisationId } as const;
      await outbox.notify({ kind: 'disbursement.recovery_maintained', to, dossierId, data: { reference, dueOn } });
      return keepRecovery(unit, maintained, {
        before: contested,
        kind: 'disbursement.recovery_maintained',
        reason,
        after: { dueOn },
      });
    });
