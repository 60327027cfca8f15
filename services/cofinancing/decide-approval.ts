import type { Command, Dependencies } from '../shared/command.ts';
import type { LineId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { decide, type Decision, type LevelDecision } from './approval.ts';
import { answerLine } from './answer-line.ts';
import { isPending, type Line } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { lineView, type LineView } from './cofinancing-views.ts';
import { dossierCall, type DossierCall } from './dossier-call.ts';
import { levelsOf, lockAsked } from './locked-line.ts';

/** One level of a funder's answer on its own line, by somebody who did not prepare it and decided no other level. */
export const decideApproval =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, lineId: LineId, decision: Decision): Promise<LineView> =>
    transact(command, async (unit) => {
      const { lines, access, processes, now } = unit;
      const { delegationId } = decision;
      const locked = await lockAsked(unit, command, { lineId, permission: 'approval.decide', delegationId });
      const { line, round, represented } = locked;
      const call = await dossierCall(unit, line.dossierId);
      const preparations = (await lines.listPreparations(line.dossierId)).filter((each) => each.lineId === lineId);
      const earlier = await levelsOf(unit, line);

      const decided = decide(line, decision, {
        round,
        decider: access.person(),
        represented,
        preparers: preparations.map(({ preparedBy }) => preparedBy),
        earlier,
        tranchesMax: call.rulebook.tranches.length,
        now,
      });

      await lines.addLevel(decided.level);
      const isNextLevel = isPending(decided.line);
      if (isNextLevel) await lines.save(decided.line);
      const kept = isNextLevel ? decided.line : await answerLine(unit, decided.line, round);
      await record(unit, { before: line, after: kept, level: decided.level, call });
      await (isNextLevel ? tellNextLevel : tellLead)(unit, kept, call);
      await processes.bump(line.dossierId);
      return lineView(kept, { preparations, levels: [...earlier, decided.level] });
    });

interface Decided {
  readonly before: Line;
  readonly after: Line;
  readonly level: LevelDecision;
  readonly call: DossierCall;
}

const record = ({ audit }: CofinancingUnit, { before, after, level, call }: Decided): Promise<void> =>
  audit.record({
    kind: isPending(after) ? 'cofinancing.level_decided' : 'cofinancing.approval_decided',
    subjectType: 'approval_line',
    subjectId: after.id,
    dossierId: after.dossierId,
    related: [
      after.funderId,
      ...new Set([before.holdId, after.holdId]),
      ...(level.delegationId === null ? [] : [level.delegationId]),
    ],
    before,
    after: { ...after, level },
    reason: level.reason,
    ruleVersion: call.rulebookHash,
  });

const tellNextLevel = (
  { outbox }: CofinancingUnit,
  { dossierId, funderId, asked }: Line,
  { reference }: DossierCall,
): Promise<void> =>
  outbox.notify({
    kind: 'cofinancing.level_awaited',
    to: { by: 'funder', funderId, role: 'funder_approver' },
    dossierId,
    data: { reference, amount: toDecimal(asked) },
  });

const tellLead = (
  { outbox }: CofinancingUnit,
  { dossierId, status, asked, approved }: Line,
  { reference, leadFunderId }: DossierCall,
): Promise<void> =>
  outbox.notify({
    kind: 'cofinancing.approval_decided',
    to: { by: 'funder', funderId: leadFunderId, role: 'funder_approver' },
    dossierId,
    data: {
      reference,
      decision: status,
      asked: toDecimal(asked),
      approved: approved === null ? '0.00' : toDecimal(approved),
    },
  });
