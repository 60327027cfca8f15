import type { Command, Dependencies } from '../shared/command.ts';
import type { LineId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { decide, type Decision } from './approval.ts';
import { answerLine } from './answer-line.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { lineView, type LineView } from './cofinancing-views.ts';
import { dossierCall } from './dossier-call.ts';
import { lockAsked } from './locked-line.ts';

/** A funder's answer on its own line, by somebody who did not prepare it. */
export const decideApproval =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, lineId: LineId, decision: Decision): Promise<LineView> =>
    transact(command, async (unit) => {
      const { lines, access, audit, outbox, processes, now } = unit;
      const { line, round } = await lockAsked(unit, command, { lineId, permission: 'approval.decide' });
      const { dossierId, funderId } = line;
      const call = await dossierCall(unit, dossierId);
      const preparations = (await lines.listPreparations(dossierId)).filter((each) => each.lineId === lineId);

      const decided = decide(line, decision, {
        round,
        decider: access.person(),
        preparers: preparations.map(({ preparedBy }) => preparedBy),
        tranchesMax: call.rulebook.tranches.length,
        now,
      });

      const answered = await answerLine(unit, decided, round);
      await audit.record({
        kind: 'cofinancing.approval_decided',
        subjectType: 'approval_line',
        subjectId: lineId,
        dossierId,
        related: [funderId, line.holdId, answered.holdId],
        before: line,
        after: answered,
        reason: answered.reason,
        ruleVersion: call.rulebookHash,
      });
      await outbox.notify({
        kind: 'cofinancing.approval_decided',
        to: { by: 'funder', funderId: call.leadFunderId, role: 'funder_approver' },
        dossierId,
        data: {
          reference: call.reference,
          decision: decision.decision,
          asked: toDecimal(answered.asked),
          approved: answered.approved === null ? '0.00' : toDecimal(answered.approved),
        },
      });
      await processes.bump(dossierId);
      return lineView(answered, preparations);
    });
