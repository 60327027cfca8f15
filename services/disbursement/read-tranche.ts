import type { Actor } from '../shared/command.ts';
import type { PaymentOrderId, TrancheId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { ProofDraft } from './disbursement-inputs.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheDetail } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';

type Reading = ReadDependencies<DisbursementUnit>;

/** One tranche, with who had which part in its payment. */
export const getTranche =
  ({ read }: Reading) =>
  (actor: Actor, id: TrancheId): Promise<TrancheDetail> =>
    read(actor, async (unit) => {
      const tranche = await unit.tranches.getById(id);
      await unit.access.requireOn('dossier.read', tranche.dossierId);
      const parties = await unit.approvalParties.list(tranche.signingId);
      return { ...(await showTranche(unit, tranche)), parties };
    });

/** The proofs that were brought together for a claim that is not sent yet: for whoever may claim. */
export const listProofDrafts =
  ({ read }: Reading) =>
  (actor: Actor, id: TrancheId): Promise<{ items: ProofDraft[] }> =>
    read(actor, async ({ access, tranches, proofDrafts }) => {
      const { dossierId } = await tranches.getById(id);
      await access.requireOn('disbursement.claim', dossierId);
      return { items: await proofDrafts.list(id) };
    });

/** The order that a payment's reference names: for who places what a bank's statement says. */
export const findPaymentOrder =
  ({ read }: Reading) =>
  (actor: Actor, endToEndId: string): Promise<PaymentOrderId> =>
    read(actor, async ({ access, paymentOrders }) => {
      const [order] = await paymentOrders.listNamed([endToEndId]);
      const mayPlace = order && (await access.allows('statement.import', { funderIds: [order.funderId] }));
      if (!mayPlace) throw notFound('payment_order', endToEndId);
      return order.id;
    });

/** The payment that the bank is asked about: for whoever may record what it answers. */
export const getInquiredOrder =
  ({ read }: Reading) =>
  (actor: Actor, id: PaymentOrderId): Promise<{ endToEndId: string }> =>
    read(actor, async ({ access, paymentOrders }) => {
      const { dossierId, funderId, endToEndId } = await paymentOrders.getById(id);
      await access.requireFor('statement.import', dossierId, funderId);
      return { endToEndId };
    });
