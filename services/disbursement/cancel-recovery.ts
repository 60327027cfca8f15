import { withdrawRecovery } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { RecoveryId } from '../shared/ids.ts';
import { ownRecoveryDecided } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { cancel } from './recovery.ts';
import { asLeadFunder, keepRecovery, lockRecovery } from './recovery-step.ts';

/** The lead funder takes the order back, after a contest or for an error of ours: the holder keeps what is still open. */
export const cancelRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, { reason }: { readonly reason: string }): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const { access, ledger, obligations, application, outbox } = unit;
      const before = await lockRecovery(unit, id, asLeadFunder(unit));
      if (before.orderedBy === access.person()) throw ownRecoveryDecided();

      const { recovery, parts } = cancel(before, access.person());

      await ledger.post(parts.map((part) => withdrawRecovery(part, part.amount, id)));
      await obligations.close('recovery', id);
      const { dossierId } = before;
      const { organisationId, reference } = await application.getDossier(dossierId);
      const to = { by: 'organisation', organisationId } as const;
      await outbox.notify({ kind: 'disbursement.recovery_cancelled', to, dossierId, data: { reference } });
      return keepRecovery(unit, recovery, { before, kind: 'disbursement.recovery_cancelled', reason });
    });
