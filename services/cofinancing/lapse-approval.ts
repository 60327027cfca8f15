import type { Command, Dependencies } from '../shared/command.ts';
import type { LineId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { answerLine } from './answer-line.ts';
import { isPending, lapse } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { dossierCall } from './dossier-call.ts';

/** Silence to the deadline: the line lapses and its provisional hold is released. */
export const lapseApproval =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, lineId: LineId): Promise<void> =>
    transact(command, async (unit) => {
      const { lines, rounds, access, audit, outbox, processes, now } = unit;
      const { dossierId, funderId } = await lines.getById(lineId);
      await access.require('operations.manage', { dossierId });
      const stage = await processes.lockStage(dossierId);
      const line = await lines.getById(lineId);
      if (stage !== 'cofinancing' || !isPending(line) || line.lapsesAt === null || now < line.lapsesAt) return;

      const lapsed = await answerLine(unit, lapse(line), await rounds.getCurrent(dossierId));

      await audit.record({
        kind: 'cofinancing.approval_lapsed',
        subjectType: 'approval_line',
        subjectId: lineId,
        dossierId,
        related: [funderId, line.holdId],
        before: line,
        after: lapsed,
      });
      const { reference } = await dossierCall(unit, dossierId);
      await outbox.notify({
        kind: 'cofinancing.approval_lapsed',
        to: { by: 'funder', funderId, role: 'funder_approver' },
        dossierId,
        data: { reference, amount: toDecimal(line.asked) },
      });
      await processes.bump(dossierId);
    });
