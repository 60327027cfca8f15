import { letGo } from '../ledger/ledger-acts.ts';
import { dossierWorkflowId, type RoundId } from '../shared/ids.ts';
import { isPending, lapse, type Ending, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { dossierCall } from './dossier-call.ts';

/** Ends a dossier without its money: every hold freed and every wait closed, all or nothing, everybody told. */
export const endUnfinanced = async (
  unit: CofinancingUnit,
  round: Round,
  { ending, reason }: { readonly ending: Ending; readonly reason: string | null },
): Promise<Round> => {
  const { rounds, lines, ledger, obligations, audit, processes, now } = unit;
  const { dossierId } = round;
  const holds = await ledger.openHolds(dossierId);
  const ended: Round = {
    ...round,
    status: 'unfinanced',
    settledAt: round.settledAt ?? now,
    ending,
    reason,
    version: round.version + 1,
  };

  await ledger.post(holds.map((held) => letGo(held, now)));
  for (const line of (await lines.listByDossier(dossierId)).filter(isPending)) await lines.save(lapse(line));
  const asked = await unit.revisions.findOpen(dossierId);
  if (asked) await unit.revisions.save({ ...asked, status: 'dropped' });
  await rounds.save(ended);
  await obligations.closeAll(dossierWorkflowId(dossierId));
  await audit.record({
    kind: 'cofinancing.ended_unfinanced',
    subjectType: 'round',
    subjectId: round.id,
    dossierId,
    related: holds.map(({ id }) => id),
    before: round,
    after: ended,
    reason: reason ?? ending,
  });
  await tellEveryone(unit, ended);
  await processes.enter(dossierId, 'unfinanced');
  return ended;
};

/** The same where a wait of its current round ends unanswered; nothing where it is answered, or not due yet. */
export const endOverdue = async (
  unit: CofinancingUnit,
  roundId: RoundId,
  { ending, due }: { readonly ending: Ending; readonly due: (round: Round) => Date | null },
): Promise<void> => {
  const { access, processes, rounds, now } = unit;
  const { dossierId } = await rounds.getById(roundId);
  await access.require('operations.manage', { dossierId });
  const stage = await processes.lockStage(dossierId);
  const round = await rounds.getCurrent(dossierId);
  const dueAt = due(round);
  if (stage !== 'cofinancing' || round.id !== roundId || dueAt === null || now < dueAt) return;
  await endUnfinanced(unit, round, { ending, reason: null });
};

const tellEveryone = async (unit: CofinancingUnit, { dossierId, ending, reason }: Round): Promise<void> => {
  const { reference, organisationId } = await dossierCall(unit, dossierId);
  const data = { reference, ending: ending ?? '', reason: reason ?? '' };
  const funderIds = new Set((await unit.lines.listByDossier(dossierId)).map(({ funderId }) => funderId));
  for (const funderId of funderIds) {
    await unit.outbox.notify({
      kind: 'cofinancing.ended_unfinanced',
      to: { by: 'funder', funderId, role: 'funder_approver' },
      dossierId,
      data,
    });
  }
  await unit.outbox.notify({
    kind: 'cofinancing.ended_unfinanced',
    to: { by: 'organisation', organisationId },
    dossierId,
    data,
  });
};
