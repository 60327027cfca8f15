import { eligibleBase } from '../application/application-facts.ts';
import { orderRecovery } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, instantAt, localDateOf, type LocalDate } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type DocumentId, type DossierId, type RecoveryId } from '../shared/ids.ts';
import { total, ZERO, type Money } from '../shared/money.ts';
import { finalCostReported, tranchesUnsettled } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { FinalCostView } from './disbursement-views.ts';
import { cutOf, sharesOf, type FinalCost, type Recovery } from './recovery.ts';
import { showRecovery } from './show-recovery.ts';

const DUE_DAYS = 30;
const RUNG_DAYS = [-7, 0, 7];

export interface FinalCostInput {
  readonly finalCost: Money;
  readonly documentId: DocumentId;
}

/** States what the project cost in the end; below the plan, every grant is cut in proportion and the rest recovered. */
export const reportFinalCost =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, dossierId: DossierId, { finalCost, documentId }: FinalCostInput): Promise<FinalCostView> =>
    transact(command, async (unit) => {
      const { access, processes, application, attachments, recoveries, ledger, audit, now } = unit;
      await access.requireOn('recovery.order', dossierId);
      await processes.requireStage(dossierId, 'execution');
      if ((await recoveries.findFinalCost(dossierId)) !== null) throw finalCostReported(dossierId);
      await requireSettled(unit, dossierId);
      const { plan } = await application.getDossier(dossierId);
      const { sha256 } = await attachments.attach(documentId, dossierId);
      const cost = { dossierId, plannedCost: eligibleBase(plan), finalCost, documentId };

      const recovery = recoveryOf(cost, await ledger.balances(dossierId), addDays(localDateOf(now), DUE_DAYS));

      await recoveries.insertFinalCost(cost);
      if (recovery !== null) await orderToRepay(unit, recovery);
      await audit.record({
        kind: 'disbursement.final_cost_reported',
        subjectType: 'dossier',
        subjectId: dossierId,
        dossierId,
        related: recovery === null ? [] : [recovery.id, ...recovery.shares.map(({ funderId }) => funderId)],
        after: { plannedCost: cost.plannedCost, finalCost, sha256, cut: recovery?.amount ?? ZERO },
      });
      await processes.bump(dossierId);
      const { plannedCost } = cost;
      return { dossierId, plannedCost, finalCost, recovery: recovery === null ? null : showRecovery(recovery) };
    });

const requireSettled = async ({ tranches }: DisbursementUnit, dossierId: DossierId): Promise<void> => {
  const all = await tranches.listByDossier(dossierId);
  const open = all.filter(({ status }) => status !== 'settled').map(({ number }) => number);
  if (all.length === 0 || open.length > 0) throw tranchesUnsettled(open);
};

const recoveryOf = (
  { dossierId, plannedCost, finalCost }: FinalCost,
  balances: Parameters<typeof sharesOf>[1],
  dueOn: LocalDate,
): Recovery | null => {
  const amount = cutOf(total(balances.map(({ paid }) => paid)), plannedCost, finalCost);
  if (amount === 0n) return null;
  const shares = sharesOf(amount, balances);
  const state = { status: 'issued', received: ZERO, version: 1 } as const;
  return { id: newId<RecoveryId>(), dossierId, cause: 'final_cost', amount, dueOn, shares, ...state };
};

const orderToRepay = async (unit: DisbursementUnit, recovery: Recovery): Promise<void> => {
  const { recoveries, ledger, obligations, application, audit, outbox } = unit;
  const { id, dossierId, amount, dueOn, shares } = recovery;
  await recoveries.insert(recovery);
  await ledger.post(shares.map((share) => orderRecovery(share, share.amount, id)));
  const { organisationId, reference } = await application.getDossier(dossierId);
  const owed = { by: 'organisation', organisationId } as const;
  const rungs = RUNG_DAYS.map((days) => ({
    at: instantAt(addDays(dueOn, days), '09:00'),
    act: days > 0 ? ('escalate' as const) : ('remind' as const),
  }));
  await obligations.open(dossierWorkflowId(dossierId), { kind: 'recovery', subjectId: id, owed, rungs, dueAt: null });
  await audit.record({
    kind: 'disbursement.recovery_ordered',
    subjectType: 'recovery',
    subjectId: id,
    dossierId,
    related: shares.map(({ funderId }) => funderId),
    after: { amount, dueOn, shares: shares.map((share) => ({ funderId: share.funderId, amount: share.amount })) },
  });
  await outbox.notify({ kind: 'disbursement.recovery_ordered', to: owed, dossierId, data: { reference, dueOn } });
};
