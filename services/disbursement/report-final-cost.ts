import { eligibleBase } from '../application/application-facts.ts';
import { releaseUnused } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import { add, subtract, total, ZERO, type Money } from '../shared/money.ts';
import { isConcluded, type Leg, type Tranche, type TrancheStatus } from './disbursement.ts';
import { finalCostReported, tranchesUnsettled } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { FinalCostView } from './disbursement-views.ts';
import { cutsOf, type Cut, type FundedShare } from './final-cost.ts';
import { issueRecovery } from './issuing.ts';
import type { Recovery } from './recovery.ts';
import { showRecovery } from './show-recovery.ts';

export interface FinalCostInput {
  readonly finalCost: Money;
  readonly documentId: DocumentId;
}

/**
 * States what the project cost in the end. Below the plan every grant follows it down: what is not paid yet becomes
 * smaller, what is paid already is asked back.
 */
export const reportFinalCost =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, dossierId: DossierId, { finalCost, documentId }: FinalCostInput): Promise<FinalCostView> =>
    transact(command, async (unit) => {
      const { access, processes, cofinancing, attachments, recoveries, audit } = unit;
      await access.requireOn('recovery.order', dossierId);
      await processes.requireStage(dossierId, 'execution');
      if ((await recoveries.findFinalCost(dossierId)) !== null) throw finalCostReported(dossierId);
      const unsigned = await requireUnsigned(unit, dossierId);
      const plannedCost = eligibleBase(await cofinancing.getPlan(dossierId));
      const { sha256 } = await attachments.attach(documentId, dossierId);

      const cuts = cutsOf(await fundedShares(unit, dossierId, unsigned), { plannedCost, finalCost });

      await recoveries.insertFinalCost({ dossierId, plannedCost, finalCost, documentId });
      const released = await reduce(unit, unsigned, cuts);
      const recovery = await recover(unit, { dossierId, documentId }, cuts);
      await audit.record({
        kind: 'disbursement.final_cost_reported',
        subjectType: 'dossier',
        subjectId: dossierId,
        dossierId,
        related: cuts.map(({ funderId }) => funderId),
        after: { plannedCost, finalCost, sha256, released, recovered: recovery?.amount ?? ZERO },
      });
      await processes.bump(dossierId);
      return {
        dossierId,
        plannedCost,
        finalCost,
        released,
        recovery: recovery === null ? null : showRecovery(recovery),
      };
    });

interface Unsigned {
  readonly tranche: Tranche;
  readonly legs: readonly Leg[];
}

const UNSIGNED: readonly TrancheStatus[] = ['planned', 'claimable', 'claimed'];

/** The tranches that nobody has signed; what is signed or on its way is settled, sent back or given up first. */
const requireUnsigned = async ({ tranches }: DisbursementUnit, dossierId: DossierId): Promise<Unsigned[]> => {
  const all = await tranches.listByDossier(dossierId);
  const unsigned = all.filter(({ status }) => UNSIGNED.includes(status));
  const open = all.filter((tranche) => !isConcluded(tranche) && !unsigned.includes(tranche));
  if (all.length === 0 || open.length > 0) throw tranchesUnsettled(open.map(({ number }) => number));
  const found: Unsigned[] = [];
  for (const tranche of unsigned) found.push({ tranche, legs: await tranches.listLegs([tranche.id]) });
  return found;
};

/** In the ledger's order: of two equal parts the first one bears the odd centime, here and at the closure. */
const fundedShares = async (
  { agreement, ledger }: DisbursementUnit,
  dossierId: DossierId,
  unsigned: readonly Unsigned[],
): Promise<FundedShare[]> => {
  const { lines } = await agreement.getEffective(dossierId);
  const legs = unsigned.flatMap((each) => each.legs);
  return (await ledger.balances(dossierId)).map((balance) => ({
    ...balance,
    agreed: lines.find(({ envelopeId }) => envelopeId === balance.envelopeId)?.amount ?? ZERO,
    unpaid: legs.filter(({ envelopeId }) => envelopeId === balance.envelopeId),
  }));
};

/** Makes the legs smaller and gives their commitment back; a tranche of which nothing is left is cancelled. */
const reduce = async (
  { access, tranches, ledger, obligations }: DisbursementUnit,
  unsigned: readonly Unsigned[],
  cuts: readonly Cut[],
): Promise<Money> => {
  const reductions = cuts.flatMap((cut) => cut.reductions);
  await tranches.reduceLegs(reductions);
  for (const { tranche, legs } of unsigned) {
    const taken = total(reductions.filter(({ id }) => legs.some((leg) => leg.id === id)).map(({ amount }) => amount));
    if (taken === 0n) continue;
    const amount = subtract(tranche.amount, taken);
    const ended = amount === 0n ? { status: 'cancelled' as const, cancelledBy: access.person() } : {};
    await tranches.save({ ...tranche, ...ended, amount, version: tranche.version + 1 });
    if (amount === 0n) await obligations.close('claim', tranche.id);
  }
  const releases = cuts.map((cut) => ({ cut, amount: total(cut.reductions.map(({ amount }) => amount)) }));
  const due = releases.filter(({ amount }) => amount > 0n);
  await ledger.post(due.map(({ cut, amount }) => releaseUnused(cut, amount, cut.dossierId)));
  return due.reduce((sum, { amount }) => add(sum, amount), ZERO);
};

const recover = async (
  unit: DisbursementUnit,
  { dossierId, documentId }: Pick<Recovery, 'dossierId' | 'documentId'>,
  cuts: readonly Cut[],
): Promise<Recovery | null> => {
  const shares = cuts
    .filter(({ recovered }) => recovered > 0n)
    .map(({ recovered, ...share }) => ({
      funderId: share.funderId,
      envelopeId: share.envelopeId,
      dossierId,
      amount: recovered,
      received: ZERO,
      writtenOff: ZERO,
    }));
  if (shares.length === 0) return null;
  return issueRecovery(unit, { dossierId, cause: 'final_cost', reason: null, documentId, shares });
};
