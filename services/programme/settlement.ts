import { daysBefore } from '../shared/dates.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import type { NewObligation } from '../shared/obligation.ts';
import { settle } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** A closed call asks once a day whether its last dossier has ended. */
export const settlementWait = (id: CallId, now: Date): NewObligation => ({
  kind: 'call_settlement',
  subjectId: id,
  owed: { by: 'system' },
  rungs: [],
  dueAt: daysBefore(now, -1),
});

export const countOpenDossiers = async ({ callDossiers }: ProgrammeUnit, id: CallId): Promise<number> =>
  (await callDossiers.list(id)).filter(({ isOpen }) => isOpen).length;

/** Ends the life of a call, and its workflow with it. */
export const settleIn = async (unit: ProgrammeUnit, closed: Call, openDossiers: number): Promise<Call> => {
  const { calls, audit, outbox, processes, obligations } = unit;
  const settled = settle(closed, openDossiers);

  await calls.save(settled);
  await obligations.closeAll(callWorkflowId(settled.id));
  await audit.record({
    kind: 'programme.call_settled',
    subjectType: 'call',
    subjectId: settled.id,
    dossierId: null,
    before: { status: closed.status },
    after: { status: settled.status },
    ruleVersion: settled.rulebookHash,
  });
  await outbox.notify({
    kind: 'programme.call_settled',
    to: { by: 'role', role: 'fund_administrator' },
    dossierId: null,
    data: { reference: settled.reference },
  });
  await processes.closeCall(settled.id);
  return settled;
};
