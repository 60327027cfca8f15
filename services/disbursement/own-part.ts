import { evidence, withdrawEvidence } from '../ledger/contribution-acts.ts';
import type { DossierId } from '../shared/ids.ts';
import type { Proof } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

/**
 * What a proof shows of the holder's own part stands in the books exactly while the proof is verified; one that is
 * waived shows nothing. Beyond what is due of that nature: `contribution_exceeded`.
 */
export const bookOwnPart = async (
  { ledger }: Pick<DisbursementUnit, 'ledger'>,
  dossierId: DossierId,
  { before, after }: { readonly before: Proof; readonly after: Proof },
): Promise<void> => {
  const [was, is] = [before, after].map(({ status }) => status === 'verified');
  if (after.ownPart === null || was === is) return;
  const shown = { ...after.ownPart, subjectId: after.id };
  if (is) await ledger.post([evidence(dossierId, shown)]);
  else {
    const reverses = await ledger.unreversed('contribution_shown', after.id);
    await ledger.post([withdrawEvidence(dossierId, shown, reverses)]);
  }
};
