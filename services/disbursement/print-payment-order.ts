import type { IssuedPaper } from '../documents/paper-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { PaymentRunId, PersonId } from '../shared/ids.ts';
import { paymentFileMissing } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { paperOf, type Signatory } from './payment-order-paper.ts';
import type { PaymentRun } from './payment-run.ts';
import { runFor } from './run-for.ts';

/**
 * Makes the printed order of a run that was sent, once. Not part of the export: setting thousands of lines takes
 * seconds, and an export holds the lock of every dossier it pays.
 */
export const printPaymentOrder =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: PaymentRunId): Promise<IssuedPaper> =>
    transact(command, async (unit) => {
      const { programme, paymentRuns, paymentOrders, papers } = unit;
      const run = await runFor(unit, id, 'payment_run.approve');
      const file = await paymentRuns.findFile(id);
      if (file === null) throw paymentFileMissing(id);
      const funder = await programme.getFunder(run.funderId);
      const orders = await paymentOrders.listByRun(id);
      const signatories = await signatoriesOf(unit, run);

      return papers.issue(paperOf(run, { funder, file, orders, signatories }));
    });

const signatoriesOf = async ({ people }: DisbursementUnit, run: PaymentRun): Promise<Signatory[]> => {
  const signatory = async (id: PersonId | null, at: Date | null): Promise<Signatory> => {
    if (id === null) throw new Error(`run ${run.id} was sent without two signatures`);
    return { person: await people.getPerson(id), at };
  };
  const first = await signatory(run.firstSignedBy, run.firstSignedAt);
  return [first, await signatory(run.secondSignedBy, run.secondSignedAt)];
};
