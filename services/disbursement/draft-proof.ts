import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type TrancheId } from '../shared/ids.ts';
import { requireStatus } from './disbursement.ts';
import type { ClaimProof, ProofDraft } from './disbursement-inputs.ts';
import { proofNotAsked } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { lockTranche } from './signing.ts';

/** Keeps one proof of a claim that is being put together, photo by photo; nothing is claimed by it. */
export const draftProof =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, trancheId: TrancheId, proof: ClaimProof): Promise<ProofDraft> =>
    transact(command, async (unit) => {
      const { access, attachments, proofDrafts, audit, now } = unit;
      const tranche = await lockTranche(unit, trancheId, 'disbursement.claim');
      requireStatus(tranche, 'claimable');
      if (!tranche.requirements.some((each) => each.proof === proof.kind)) throw proofNotAsked(proof.kind);
      const { sha256 } = await attachments.attach(proof.documentId, tranche.dossierId);

      const draft: ProofDraft = { ...proof, id: newId() };

      await proofDrafts.insert(trancheId, draft, { savedBy: access.person(), savedAt: now });
      await audit.record({
        kind: 'disbursement.proof_drafted',
        subjectType: 'tranche',
        subjectId: trancheId,
        dossierId: tranche.dossierId,
        related: [proof.documentId],
        after: { kind: proof.kind, sha256 },
      });
      return draft;
    });
