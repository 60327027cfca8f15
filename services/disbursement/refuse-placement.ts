import type { Command, Dependencies } from '../shared/command.ts';
import { requireCurrent } from '../shared/version.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PlacementView } from './disbursement-views.ts';
import { decide } from './placement.ts';

/** The second person does not agree: the entries wait again, and nothing was booked. */
export const refusePlacement =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: string, { reason }: { readonly reason: string }): Promise<PlacementView> =>
    transact(command, async ({ access, placements, audit }) => {
      const { funderId } = await placements.getById(id);
      await access.require('payment_run.approve', { funderIds: [funderId] });
      const proposed = await placements.lockById(id);
      requireCurrent(command, proposed);

      const refused = decide(proposed, 'refused', access.person());

      await placements.save(refused);
      await placements.freeEntries(id);
      await audit.record({
        kind: 'disbursement.placement_refused',
        subjectType: 'placement',
        subjectId: id,
        dossierId: null,
        before: { status: proposed.status },
        after: { status: refused.status },
        reason,
      });
      return refused;
    });
