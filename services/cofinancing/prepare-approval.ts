import type { Command, Dependencies } from '../shared/command.ts';
import type { LineId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { prepare, type Preparation, type Proposal } from './approval.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { lineView, type LineView } from './cofinancing-views.ts';
import { dossierCall } from './dossier-call.ts';
import { levelsOf, lockAsked } from './locked-line.ts';

/** An officer's opinion for the approver of the same funder; a later one is added, none is replaced. */
export const prepareApproval =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, lineId: LineId, proposal: Proposal): Promise<LineView> =>
    transact(command, async (unit) => {
      const { lines, access, audit, outbox, processes, now } = unit;
      const { line, round } = await lockAsked(unit, command, { lineId, permission: 'approval.prepare' });
      const { dossierId, funderId } = line;
      const earlier = (await lines.listPreparations(dossierId)).filter((each) => each.lineId === lineId);

      const prepared = prepare(line, proposal, { round, earlier: await levelsOf(unit, line), now });
      const preparation: Preparation = {
        ...proposal,
        lineId,
        number: earlier.length + 1,
        preparedBy: access.person(),
        preparedAt: now,
      };

      await lines.save(prepared);
      await lines.addPreparation(preparation);
      await audit.record({
        kind: 'cofinancing.approval_prepared',
        subjectType: 'approval_line',
        subjectId: lineId,
        dossierId,
        related: [funderId],
        after: preparation,
      });
      await outbox.notify({
        kind: 'cofinancing.approval_prepared',
        to: { by: 'funder', funderId, role: 'funder_approver' },
        dossierId,
        data: { reference: (await dossierCall(unit, dossierId)).reference, amount: toDecimal(line.asked) },
      });
      await processes.bump(dossierId);
      return lineView(prepared, { preparations: [...earlier, preparation], levels: [] });
    });
