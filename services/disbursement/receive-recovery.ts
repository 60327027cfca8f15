import { recover, reuse } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { RecoveryId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { DisbursementUnit, Receipt } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { receive } from './recovery.ts';
import { showRecovery } from './show-recovery.ts';

/** Records money that came back, in whole or in part: each funder's share returns to its envelope at once. */
export const receiveRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: RecoveryId, receipt: Receipt): Promise<RecoveryView> =>
    transact(command, async ({ access, processes, recoveries, ledger, obligations, audit }) => {
      const { dossierId } = await recoveries.getById(id);
      await access.requireOn('recovery.receive', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const open = await recoveries.lockById(id);
      requireCurrent(command, open);

      const { recovery, parts } = receive(open, receipt.amount);
      const saved = { ...recovery, version: open.version + 1 };

      await recoveries.save(saved);
      await recoveries.insertReceipt(id, receipt);
      await ledger.post(parts.map((part) => recover(part, part.amount, id)));
      await ledger.post(parts.map((part) => reuse(part, part.amount, id)));
      if (saved.status === 'paid') await obligations.close('recovery', id);
      await audit.record({
        kind: 'disbursement.recovered',
        subjectType: 'recovery',
        subjectId: id,
        dossierId,
        related: parts.map(({ funderId }) => funderId),
        before: { status: open.status, received: open.received },
        after: { status: saved.status, received: saved.received, ...receipt },
      });
      await processes.bump(dossierId);
      return showRecovery(saved);
    });
