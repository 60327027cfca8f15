import type { Command, Dependencies } from '../shared/command.ts';
import type { RecoveryId } from '../shared/ids.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { contest } from './recovery.ts';
import { keepRecovery, lockRecovery, onDossier } from './recovery-step.ts';

/** The holder contests a recovery that was notified: nobody is reminded of it until the lead funder has decided. */
export const contestRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, { reason }: { readonly reason: string }): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const { application, obligations, outbox } = unit;
      const before = await lockRecovery(unit, id, onDossier(unit, 'recovery.contest'));

      const contested = contest(before);

      await obligations.close('recovery', id);
      const { dossierId } = before;
      const { reference } = await application.getDossier(dossierId);
      const to = { by: 'role', role: 'funder_approver' } as const;
      await outbox.notify({ kind: 'disbursement.recovery_contested', to, dossierId, data: { reference, reason } });
      return keepRecovery(unit, contested, { before, kind: 'disbursement.recovery_contested', reason });
    });
