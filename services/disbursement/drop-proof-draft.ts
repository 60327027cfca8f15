import type { Command, Dependencies } from '../shared/command.ts';
import type { TrancheId } from '../shared/ids.ts';
import { notFound } from '../shared/shared-errors.ts';
import { requireStatus } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { lockTranche } from './signing.ts';

/** Leaves a proof out of the claim that is being put together; its file stays where it is. */
export const dropProofDraft =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, trancheId: TrancheId, draftId: string): Promise<void> =>
    transact(command, async (unit) => {
      const { proofDrafts, audit, now } = unit;
      const { dossierId, ...tranche } = await lockTranche(unit, trancheId, 'disbursement.claim');
      requireStatus({ dossierId, ...tranche }, 'claimable');
      const draft = (await proofDrafts.list(trancheId)).find(({ id }) => id === draftId);
      if (!draft) throw notFound('proof', draftId);

      await proofDrafts.drop([draftId], now);
      await audit.record({
        kind: 'disbursement.proof_draft_dropped',
        subjectType: 'tranche',
        subjectId: trancheId,
        dossierId,
        related: [draft.documentId],
        before: { kind: draft.kind },
      });
    });
