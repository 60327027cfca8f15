import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type ProofId, type TrancheId } from '../shared/ids.ts';
import { requireStatus, type Proof, type Tranche } from './disbursement.ts';
import { missingProofs } from './requirements.ts';
import { invoiceAlreadyUsed, proofsMissing } from './disbursement-errors.ts';
import type { ClaimProof } from './disbursement-inputs.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';
import { barHandlers, lockTranche } from './signing.ts';

/** Claims a tranche with its proofs; after a refused proof, with what replaces it: the others stand. */
export const claimTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: TrancheId, { proofs }: { readonly proofs: readonly ClaimProof[] }): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, trancheProofs, approvalParties, obligations, audit } = unit;
      const claimable = await lockTranche(unit, id, 'disbursement.claim');
      requireStatus(claimable, 'claimable');
      const brought = await documented(unit, claimable, proofs);
      const missing = missingProofs(claimable, [...(await trancheProofs.listByTranche(id)), ...brought]);
      if (missing.length > 0) throw proofsMissing(missing);

      const claimed = claim(claimable, access.person());

      await trancheProofs.insert(brought);
      await takeDrafts(unit, id);
      await tranches.save(claimed);
      await approvalParties.bar(claimed.signingId, [access.person()], 'claimant');
      await barAccount(unit, claimed);
      await obligations.close('claim', id);
      await tellPreparers(unit, claimed);
      await audit.record({
        kind: 'disbursement.claimed',
        subjectType: 'tranche',
        subjectId: id,
        dossierId: claimed.dossierId,
        related: brought.map((proof) => proof.id),
        before: { status: claimable.status },
        after: { status: claimed.status, proofs: brought.map(({ kind, sha256 }) => ({ kind, sha256 })) },
      });
      await processes.bump(claimed.dossierId);
      return showTranche(unit, claimed);
    });

/** What was put together is claimed now: the next claim begins empty. */
const takeDrafts = async ({ proofDrafts, now }: DisbursementUnit, id: TrancheId): Promise<void> => {
  const drafts = await proofDrafts.list(id);
  await proofDrafts.drop(
    drafts.map((draft) => draft.id),
    now,
  );
};

const claim = (tranche: Tranche, person: Tranche['claimedBy']): Tranche => ({
  ...tranche,
  status: 'claimed',
  claimedBy: person,
  reopenedReason: null,
  version: tranche.version + 1,
});

/** Proofs by the content of their files; an invoice that pays for something already is refused by its number. */
const documented = async (
  { attachments, trancheProofs }: DisbursementUnit,
  { id: trancheId, dossierId }: Tranche,
  proofs: readonly ClaimProof[],
): Promise<Proof[]> => {
  const found: Proof[] = [];
  for (const { kind, documentId, validUntil = null, invoice = null, ownPart = null } of proofs) {
    const { sha256 } = await attachments.attach(documentId, dossierId);
    if (invoice !== null && (await trancheProofs.isInvoiceUsed(invoice, sha256))) {
      throw invoiceAlreadyUsed({ supplierIce: invoice.supplierIce, number: invoice.number });
    }
    const judged = { status: 'received', checkedBy: null, reason: null } as const;
    const said = { kind, documentId, sha256, validUntil, invoice, ownPart };
    found.push({ id: newId<ProofId>(), trancheId, ...said, ...judged });
  }
  return found;
};

const barAccount = async (unit: DisbursementUnit, { signingId, dossierId }: Tranche): Promise<void> => {
  const { organisationId } = await unit.application.getDossier(dossierId);
  await barHandlers(unit, signingId, await unit.registry.findActiveAccount(organisationId));
};

const tellPreparers = async ({ application, outbox }: DisbursementUnit, { dossierId, number }: Tranche) => {
  const { reference } = await application.getDossier(dossierId);
  const to = { by: 'role', role: 'payment_preparer' } as const;
  await outbox.notify({ kind: 'disbursement.claimed', to, dossierId, data: { reference, tranche: number } });
};
