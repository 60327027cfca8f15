import { writeOff as writeOffInBooks } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { FunderId, RecoveryId } from '../shared/ids.ts';
import { ownRecoveryDecided } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { writeOff } from './recovery.ts';
import { keepRecovery, lockRecovery } from './recovery-step.ts';

interface WriteOffInput {
  readonly funderId: FunderId;
  readonly reason: string;
}

/** A funder abandons, by a recorded decision, what it still waits for: its own part only, never another's. */
export const writeOffRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, { funderId, reason }: WriteOffInput): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const { access, ledger, obligations } = unit;
      const before = await lockRecovery(unit, id, ({ dossierId }) =>
        access.requireFor('recovery.decide', dossierId, funderId),
      );
      if (before.orderedBy === access.person()) throw ownRecoveryDecided();

      const { recovery, parts } = writeOff(before, funderId);

      await ledger.post(parts.map((part) => writeOffInBooks(part, part.amount, id)));
      if (recovery.status === 'written_off') await obligations.close('recovery', id);
      return keepRecovery(unit, recovery, {
        before,
        kind: 'disbursement.recovery_written_off',
        reason,
        after: { funderId, parts: parts.map(({ amount }) => amount) },
      });
    });
