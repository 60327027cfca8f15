import { hold, type EnvelopeShare } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type DossierId, type LineId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { isCover } from './cofinancing.ts';
import { planBreaksRules, revisionAwaited } from './cofinancing-errors.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { roundView, type RoundView } from './cofinancing-views.ts';
import { roundDeadlines } from './deadlines.ts';
import { dossierCall, dossierProject, planRules, type DossierCall } from './dossier-call.ts';
import { giftsOf, limitFaults } from './funding-limits.ts';
import { nextRound, requirePlan, type Kept, type PlannedLine } from './round-plan.ts';

/** The lead funder asks others, or the same for more, to close the gap. The holds are made before anybody is asked. */
export const planRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, dossierId: DossierId, plan: { readonly lines: readonly PlannedLine[] }): Promise<RoundView> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, lines, revisions, obligations, audit, now } = unit;
      const call = await dossierCall(unit, dossierId);
      await access.requireFor('round.plan', dossierId, call.leadFunderId);
      await processes.requireStage(dossierId, 'cofinancing');
      const current = await rounds.getCurrent(dossierId);
      requireCurrent(command, current);
      const open = await revisions.findOpen(dossierId);
      if (open) throw revisionAwaited(open.dueAt);
      requirePlan(current, plan.lines, await planRules(unit, dossierId, call));
      const answers = await lines.listByDossier(dossierId);
      const gifts = [...giftsOf(answers), ...plan.lines];
      const faults = limitFaults(call.rulebook, await dossierProject(unit, dossierId, call), gifts);
      if (faults.length > 0) throw planBreaksRules(faults);

      const kept = await keepAmounts(unit, plan.lines, { dossierId, call });
      const next = nextRound(current, kept, { answers, plannedBy: access.person(), plannedAt: now });

      await rounds.add(next.round);
      await lines.add(next.lines);
      await obligations.close('round_plan', current.id);
      await obligations.close('round', current.id);
      await audit.record({
        kind: 'cofinancing.round_planned',
        subjectType: 'round',
        subjectId: next.round.id,
        dossierId,
        related: [current.id, ...next.lines.flatMap(({ funderId, holdId }) => [funderId, holdId])],
        before: current,
        after: next,
        ruleVersion: call.rulebookHash,
      });
      await processes.bump(dossierId);
      return roundView(next.round);
    });

/** A provisional hold for each amount, on the envelope that the funder gives to this call from. */
const keepAmounts = async (
  { programme, ledger, now }: CofinancingUnit,
  plan: readonly PlannedLine[],
  { dossierId, call }: { readonly dossierId: DossierId; readonly call: DossierCall },
): Promise<(PlannedLine & Kept)[]> => {
  const { closesAt: dueAt } = roundDeadlines(now, call.rulebook.approval.roundDays);
  const asked: (PlannedLine & Omit<Kept, 'holdId'> & { share: EnvelopeShare })[] = [];
  for (const line of plan) {
    const { funderId, instrument } = line;
    const { id: envelopeId } = await programme.getEnvelope(call.callId, funderId, { ...call, instrument });
    const share = { funderId, envelopeId, dossierId, isGuarantee: isCover(line) };
    asked.push({ ...line, id: newId<LineId>(), envelopeId, share });
  }
  const holdIds = await ledger.post(
    asked.map(({ share, amount, id }) => hold(share, amount, { dueAt, subjectId: id })),
  );
  return asked.flatMap(({ share: _share, ...line }, index) => {
    const holdId = holdIds[index];
    return holdId === undefined ? [] : [{ ...line, holdId }];
  });
};
