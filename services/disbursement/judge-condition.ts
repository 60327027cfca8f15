import type { Command, Dependencies } from '../shared/command.ts';
import type { FunderId, ProofId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import { isStanding, requireStatus } from './disbursement.ts';
import { proofAlreadyChecked } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { TrancheView } from './disbursement-views.ts';
import { showTranche } from './show-tranche.ts';

export interface ConditionInput {
  readonly funderId: FunderId;
  readonly verdict: 'satisfied' | 'waived';
  readonly reason: string;
}

/** A funder's own person says that a proof meets the funder's condition, or that the funder does without. */
export const judgeCondition =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, id: ProofId, { funderId, verdict, reason }: ConditionInput): Promise<TrancheView> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, trancheProofs, approvalParties, audit } = unit;
      const { trancheId, kind } = await trancheProofs.getById(id);
      const { dossierId } = await tranches.getById(trancheId);
      await access.requireFor('condition.judge', dossierId, funderId);
      await processes.requireStage(dossierId, 'execution');
      const claimed = await tranches.lockById(trancheId);
      requireCurrent(command, claimed);
      requireStatus(claimed, 'claimed');
      const isAsked = claimed.requirements.some((each) => each.funderId === funderId && each.proof === kind);
      if (!isAsked) throw notFound('condition', funderId);
      const proof = await trancheProofs.getById(id);
      if (!isStanding(proof)) throw proofAlreadyChecked(proof.status);
      const after = { ...claimed, version: claimed.version + 1 };

      await trancheProofs.judge({ proofId: id, funderId, verdict, judgedBy: access.person(), reason });
      await tranches.save(after);
      await approvalParties.bar(claimed.signingId, [access.person()], 'checker');
      await audit.record({
        kind: 'disbursement.condition_judged',
        subjectType: 'proof',
        subjectId: id,
        dossierId,
        related: [trancheId, funderId],
        after: { verdict, kind, sha256: proof.sha256 },
        reason,
      });
      await processes.bump(dossierId);
      return showTranche(unit, after);
    });
