import type { Command, Dependencies } from '../shared/command.ts';
import type { ObligationId } from '../shared/ids.ts';
import type { Obligation, Owed } from '../shared/obligation.ts';
import { dossierOf } from '../shared/process.ts';
import type { DossierUnit } from './dossier-ports.ts';

/** Reminds whoever owes something, or tells who stands above them: one rung of a wait's ladder, once. */
export const climbRung =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, id: ObligationId, rung: number): Promise<void> =>
    transact(command, async (unit) => {
      const { obligations, outbox, audit, processes } = unit;
      const obligation = await obligations.lockById(id);
      const { kind, subjectId, workflowId, rungs } = obligation;
      const act = rungs[rung]?.act;
      if (act === undefined || !(await obligations.climb(id, rung))) return;

      const dossierId = dossierOf(workflowId);
      const to = act === 'remind' ? obligation.owed : await above(unit, obligation);
      await outbox.notify({ kind: `${act === 'remind' ? 'reminder' : 'escalation'}.${kind}`, to, dossierId, data: {} });
      await audit.record({
        kind: act === 'remind' ? 'obligation.reminded' : 'obligation.escalated',
        subjectType: kind,
        subjectId,
        dossierId,
        after: { obligation: id, rung },
      });
      await processes.bumpWorkflow(workflowId);
    });

/** A silent funder's head, or its approvers as long as it has named none; everybody else's fund administrator. */
const above = async ({ people }: DossierUnit, { owed }: Obligation): Promise<Owed> => {
  if (owed.by !== 'funder') return { by: 'role', role: 'fund_administrator' };
  const heads = await people.listHolders('funder_head', owed.funderId);
  return { ...owed, role: heads.length > 0 ? 'funder_head' : 'funder_approver' };
};
