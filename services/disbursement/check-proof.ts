import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId, ProofId } from '../shared/ids.ts';
import { openClaim } from './claim-wait.ts';
import { isStanding, requireStatus, type Proof, type Tranche } from './disbursement.ts';
import { proofAlreadyChecked, samePersonTwice } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { bookOwnPart } from './own-part.ts';
import { showTranche } from './show-tranche.ts';
import { lockTranche } from './signing.ts';

export interface Verdict {
  readonly verdict: 'verified' | 'refused' | 'waived';
  readonly reason: string;
}

/**
 * A named person judges a proof. A refused one gives the claim back, so that the holder brings another. Whoever judges
 * what a condition of the committee waits for does not prepare its payment.
 */
export const checkProof =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: ProofId, { verdict, reason }: Verdict): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, trancheProofs, documents, audit } = unit;
      const { trancheId } = await trancheProofs.getById(id);
      const claimed = await lockTranche(unit, trancheId, 'proof.check');
      requireStatus(claimed, 'claimed');
      const proof = await trancheProofs.getById(id);
      requireAnother(claimed, access.person());
      if (verdict === 'verified') await documents.getCleanDocument(proof.documentId);

      const checked = check(proof, { verdict, reason }, access.person());
      const after = verdict === 'refused' ? reopen(claimed, reason) : { ...claimed, version: claimed.version + 1 };

      await trancheProofs.save(checked);
      await bookOwnPart(unit, claimed.dossierId, { before: proof, after: checked });
      await tranches.save(after);
      if (after.status === 'claimable') await openClaim(unit, after);
      await audit.record({
        kind: 'disbursement.proof_checked',
        subjectType: 'proof',
        subjectId: id,
        dossierId: claimed.dossierId,
        related: [trancheId],
        before: { status: proof.status },
        after: { status: verdict, kind: proof.kind, sha256: proof.sha256, tranche: after.status },
        reason,
      });
      await processes.bump(claimed.dossierId);
      return showTranche(unit, after);
    });

/** Nobody judges the proofs of a payment that they claim themselves. */
const requireAnother = ({ claimedBy }: Tranche, person: PersonId): void => {
  if (claimedBy === person) throw samePersonTwice('claimant');
};

/** A proof may be judged anew while the claim is open; once refused it is out for good. */
const check = (proof: Proof, { verdict, reason }: Verdict, person: PersonId): Proof => {
  if (!isStanding(proof)) throw proofAlreadyChecked(proof.status);
  return { ...proof, status: verdict, checkedBy: person, reason };
};

const reopen = (tranche: Tranche, reason: string): Tranche => ({
  ...tranche,
  status: 'claimable',
  reopenedReason: reason,
  version: tranche.version + 1,
});
