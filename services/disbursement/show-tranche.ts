import { blocksOf } from './blocks.ts';
import {
  isConcluded,
  type Leg,
  type PaymentOrder,
  type Proof,
  type Tranche,
  type TrancheStatus,
} from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { LegView, NextAct, ProofView, TrancheView } from './disbursement-views.ts';
import { circumstancesOf } from './signing.ts';

/** A tranche as its readers see it: its legs, its proofs, what blocks it, who may act next. */
export const showTranche = async (unit: DisbursementUnit, tranche: Tranche): Promise<TrancheView> => {
  const { id, dossierId, number, amount, status, reopenedReason, settledAt, requirements, version } = tranche;
  const known = await circumstancesOf(unit, tranche);
  const orders = await unit.paymentOrders.listByTranches([id]);
  return {
    id,
    dossierId,
    number,
    amount,
    status,
    reopenedReason,
    settledAt,
    requirements: [...requirements],
    legs: known.legs.map((leg) => showLeg(leg, orders)),
    proofs: known.proofs.map(showProof),
    blocks: status === 'ordered' || isConcluded(tranche) ? [] : blocksOf(known),
    next: await nextAct(unit, tranche),
    version,
  };
};

const showLeg = ({ id, funderId, amount, isGivenUp }: Leg, orders: readonly PaymentOrder[]): LegView => {
  const latest = orders.filter(({ legId }) => legId === id).at(-1);
  return { id, funderId, amount, ...(latest ? showOrder(latest) : NO_ORDER), ...(isGivenUp && GIVEN_UP) };
};

const GIVEN_UP = { status: 'given_up' } as const;

const showOrder = ({ id, status, attempt, endToEndId, runId, returnReason }: PaymentOrder) => ({
  status,
  orderId: id,
  attempt,
  endToEndId,
  runId,
  returnReason,
});

const NO_ORDER = {
  status: 'planned',
  orderId: null,
  attempt: 0,
  endToEndId: null,
  runId: null,
  returnReason: null,
} as const;

const showProof = ({ checkedBy: _checkedBy, sha256: _sha256, ...shown }: Proof): ProofView => shown;

const NEXT: Partial<Record<TrancheStatus, Pick<NextAct, 'act' | 'role'>>> = {
  claimable: { act: 'claim', role: 'project_holder' },
  claimed: { act: 'prepare', role: 'payment_preparer' },
  prepared: { act: 'verify', role: 'payment_verifier' },
  verified: { act: 'approve', role: 'payment_approver' },
  approved: { act: 'order', role: 'payer' },
};

const nextAct = async ({ command, approvalParties }: DisbursementUnit, { signingId, status }: Tranche) => {
  const next = NEXT[status];
  if (next === undefined) return null;
  const parties = next.act === 'claim' ? [] : await approvalParties.list(signingId);
  return { ...next, isReaderBarred: parties.some(({ personId }) => personId === command.actor.id) };
};
