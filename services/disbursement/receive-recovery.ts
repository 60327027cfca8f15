import { recover, reuse } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { RecoveryId } from '../shared/ids.ts';
import type { DisbursementUnit, Receipt } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { receive, type Recovery } from './recovery.ts';
import { keepRecovery, lockRecovery, onDossier } from './recovery-step.ts';

/** Records money that came back, in whole or in part: each funder's share returns to its envelope at once. */
export const receiveRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, receipt: Receipt): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const open = await lockRecovery(unit, id, onDossier(unit, 'recovery.receive'));
      return takeReceipt(unit, open, receipt);
    });

/** The money, into the books and the order; the wait ends with the last centime. */
export const takeReceipt = async (unit: DisbursementUnit, open: Recovery, receipt: Receipt): Promise<RecoveryView> => {
  const { recoveries, ledger, obligations } = unit;
  const { id } = open;

  const { recovery, parts } = receive(open, receipt.amount);

  await recoveries.insertReceipt(id, receipt);
  await ledger.post(parts.map((part) => recover(part, part.amount, id)));
  await ledger.post(parts.map((part) => reuse(part, part.amount, id)));
  if (recovery.status === 'paid' || recovery.status === 'written_off') await obligations.close('recovery', id);
  return keepRecovery(unit, recovery, { before: open, kind: 'disbursement.recovered', after: { ...receipt } });
};
