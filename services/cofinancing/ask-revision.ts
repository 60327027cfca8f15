import type { Command, Dependencies } from '../shared/command.ts';
import { daysBefore } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type DossierId, type RevisionId } from '../shared/ids.ts';
import { toDecimal, ZERO } from '../shared/money.ts';
import { requireCurrent } from '../shared/version.ts';
import { revisionAwaited } from './cofinancing-errors.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { planDueAt } from './deadlines.ts';
import { dossierCall, planRules } from './dossier-call.ts';
import type { Revision, RevisionRequest } from './revision.ts';
import { requireAnotherRound, requireGap } from './round-plan.ts';

/** The lead funder asks the holder to reduce the uses, or to bring more, until what was approved pays for all. */
export const askRevision =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, dossierId: DossierId, { message }: RevisionRequest): Promise<Revision> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, revisions, obligations, audit, outbox, now } = unit;
      const call = await dossierCall(unit, dossierId);
      await access.requireFor('round.plan', dossierId, call.leadFunderId);
      await processes.requireStage(dossierId, 'cofinancing');
      const round = await rounds.getCurrent(dossierId);
      requireCurrent(command, round);
      requireGap(round, now);
      requireAnotherRound(round, await planRules(unit, dossierId, call));
      const open = await revisions.findOpen(dossierId);
      if (open) throw revisionAwaited(open.dueAt);

      const dueAt = planDueAt(now, call.rulebook.approval.planDays, round.closesAt);
      const asked: Revision = {
        id: newId<RevisionId>(),
        roundId: round.id,
        dossierId,
        status: 'asked',
        message,
        askedBy: access.person(),
        askedAt: now,
        dueAt,
        plan: null,
        reason: null,
        answeredBy: null,
        answeredAt: null,
      };
      const owed = { by: 'organisation', organisationId: call.organisationId } as const;

      await revisions.add(asked);
      await rounds.save({ ...round, planDueAt: dueAt, version: round.version + 1 });
      await obligations.close('round_plan', round.id);
      await obligations.open(dossierWorkflowId(dossierId), {
        kind: 'plan_revision',
        subjectId: asked.id,
        owed,
        rungs: [{ at: daysBefore(dueAt, 3), act: 'remind' }],
        dueAt,
      });
      await audit.record({
        kind: 'cofinancing.revision_asked',
        subjectType: 'revision',
        subjectId: asked.id,
        dossierId,
        related: [round.id],
        after: asked,
        reason: message,
        ruleVersion: call.rulebookHash,
      });
      const gap = toDecimal(round.gap ?? ZERO);
      const data = { reference: call.reference, gap, dueAt: dueAt.toISOString(), message };
      await outbox.notify({ kind: 'cofinancing.revision_asked', to: owed, dossierId, data });
      await processes.bump(dossierId);
      return asked;
    });
