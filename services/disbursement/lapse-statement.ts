import type { Command, Dependencies } from '../shared/command.ts';
import type { PaymentRunId } from '../shared/ids.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { dossiersOf, recordOrders } from './order-events.ts';

/** The bank has stayed silent: the outcome is unknown, until a statement says more. Nothing is sent again. */
export const lapseStatement =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: PaymentRunId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, paymentRuns, paymentOrders, obligations, outbox } = unit;
      const { funderId, messageId } = await paymentRuns.getById(id);
      await access.require('statement.import', { funderIds: [funderId] });
      const dossiers = dossiersOf(await paymentOrders.listByRun(id));
      await processes.lockAll(dossiers);
      const silent = (await paymentOrders.lockByRun(id)).filter(({ status }) => status === 'sent');

      const unknown = silent.map((order): PaymentOrder => ({ ...order, status: 'unknown' }));

      await paymentOrders.saveAll(unknown);
      await obligations.close('statement', id);
      await recordOrders(unit, unknown, { kind: 'disbursement.outcome_unknown' });
      if (unknown.length > 0) {
        const data = { run: messageId, count: unknown.length };
        const to = { by: 'role', role: 'payer' } as const;
        await outbox.notify({ kind: 'disbursement.outcome_unknown', to, dossierId: null, data });
      }
      await processes.bumpAll(dossiers);
    });
