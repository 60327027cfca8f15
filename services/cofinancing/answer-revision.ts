import { planFindings } from '../application/application-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { RevisionId } from '../shared/ids.ts';
import { approvedAmount, approvedCover, type Round } from './cofinancing.ts';
import { planBreaksRules, revisionFaulty } from './cofinancing-errors.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { dossierCall, dossierProject, planRules, type DossierCall } from './dossier-call.ts';
import { faultsOf, giftsOf } from './funding-limits.ts';
import { awaitPlan } from './gap-waits.ts';
import { answered, requireAsApproved, type Revision, type RevisionAnswer } from './revision.ts';
import { requireAnotherRound, requireGap, revisedRound } from './round-plan.ts';

/**
 * The holder's answer. A revised plan needs of each funder what it has approved, and so asks nobody again: the next
 * round is opened on it and, with no line to answer, settled at once. A no gives the choice back to the lead funder.
 */
export const answerRevision =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, id: RevisionId, answer: RevisionAnswer): Promise<Revision> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, revisions, obligations, audit, now } = unit;
      const { dossierId } = await revisions.getById(id);
      await access.requireOn('plan.revise', dossierId);
      await processes.requireStage(dossierId, 'cofinancing');
      const asked = await revisions.getById(id);
      const round = await rounds.getCurrent(dossierId);
      const call = await dossierCall(unit, dossierId);

      const given = answered(asked, answer, { answeredBy: access.person(), now });
      requireGap(round, now);

      await revisions.save(given);
      await obligations.close('plan_revision', id);
      const next =
        given.plan === null ? await awaitPlan(unit, round, call) : await planOn(unit, { round, call, given });
      await audit.record({
        kind: 'cofinancing.revision_answered',
        subjectType: 'revision',
        subjectId: id,
        dossierId,
        related: [round.id, next.id],
        before: asked,
        after: given,
        reason: given.reason,
        ruleVersion: call.rulebookHash,
      });
      await tellLead(unit, given, call);
      await processes.bump(dossierId);
      return given;
    });

interface Revised {
  readonly round: Round;
  readonly call: DossierCall;
  readonly given: Revision;
}

/** The revised plan is judged like the first one, and by the call's limits on what funders give. */
const planOn = async (unit: CofinancingUnit, { round, call, given }: Revised): Promise<Round> => {
  const { lines, rounds, obligations, access, now } = unit;
  const { dossierId } = round;
  requireAnotherRound(round, await planRules(unit, dossierId, call));
  const answers = await lines.listByDossier(dossierId);
  const project = await dossierProject(unit, dossierId, call);
  const { plan, legalForm } = project;
  requireAsApproved(plan, answers);
  const findings = planFindings(call, { legalForm }, plan);
  if (findings.length > 0) throw revisionFaulty(findings);
  const faults = faultsOf(call.rulebook, project, giftsOf(answers));
  if (faults.length > 0) throw planBreaksRules(faults);

  const whole = { award: approvedAmount(answers), cover: approvedCover(answers) };
  const next = revisedRound(round, { ...whole, plannedBy: given.answeredBy ?? access.person(), plannedAt: now });
  await rounds.add(next);
  await obligations.close('round', round.id);
  return next;
};

const tellLead = (
  { outbox }: CofinancingUnit,
  { dossierId, status, reason }: Revision,
  { reference, leadFunderId }: DossierCall,
): Promise<void> =>
  outbox.notify({
    kind: 'cofinancing.revision_answered',
    to: { by: 'funder', funderId: leadFunderId, role: 'funder_approver' },
    dossierId,
    data: { reference, answer: status, reason: reason ?? '' },
  });
