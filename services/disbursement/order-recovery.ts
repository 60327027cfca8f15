import type { Command, Dependencies } from '../shared/command.ts';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import { total, type Money } from '../shared/money.ts';
import { finalCostReported, recoveryExceedsPaid } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import { issueRecovery } from './issuing.ts';
import { sharesOf, type RecoveryCause } from './recovery.ts';
import { showRecovery } from './show-recovery.ts';

export interface RecoveryInput {
  readonly cause: Exclude<RecoveryCause, 'final_cost'>;
  readonly amount: Money;
  readonly reason: string;
  readonly documentId: DocumentId;
}

/** Asks paid money back, from each funder's part in the proportion it paid. The final account comes after, and counts it. */
export const orderRecovery =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, dossierId: DossierId, { amount, ...input }: RecoveryInput): Promise<RecoveryView> =>
    transact(command, async (unit) => {
      const { access, processes, attachments, recoveries, ledger } = unit;
      await access.requireOn('recovery.order', dossierId);
      await processes.requireStage(dossierId, 'execution');
      if ((await recoveries.findFinalCost(dossierId)) !== null) throw finalCostReported(dossierId);
      await attachments.attach(input.documentId, dossierId);
      const balances = await ledger.balances(dossierId);
      const paid = total(balances.map((balance) => balance.paid));
      if (amount > paid) throw recoveryExceedsPaid(amount, paid);

      const shares = sharesOf(amount, balances);

      const recovery = await issueRecovery(unit, { ...input, dossierId, shares });
      await processes.bump(dossierId);
      return showRecovery(recovery);
    });
