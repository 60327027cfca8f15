import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf, type LocalDate } from '../shared/dates.ts';
import type { RecoveryId } from '../shared/ids.ts';
import { notificationInFuture } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { notify } from './recovery.ts';
import { keepRecovery, lockRecovery, onDossier } from './recovery-step.ts';

/** Records that the holder has received the order to pay back in due form; it may be contested from then on. */
export const notifyRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, { notifiedOn }: { readonly notifiedOn: LocalDate }): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const issued = await lockRecovery(unit, id, onDossier(unit, 'recovery.order'));
      const today = localDateOf(unit.now);
      if (notifiedOn > today) throw notificationInFuture(notifiedOn, today);

      const notified = notify(issued, notifiedOn);

      return keepRecovery(unit, notified, {
        before: issued,
        kind: 'disbursement.recovery_notified',
        after: { notifiedOn },
      });
    });
