import { z } from 'zod';
import { AgreementId, DocumentId, SignedCopyId, SuspensionId } from '../shared/ids.ts';

export const AgreementParams = z.strictObject({ agreementId: AgreementId });

/** The SHA-256 of exactly the PDF that the person has read. */
export const NewSignature = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).meta({ id: 'NewSignature' });

export const SignedCopyParams = z.strictObject({ copyId: SignedCopyId });

export const SuspensionParams = z.strictObject({ suspensionId: SuspensionId });

/** The paper as it was signed by hand, handed in as a file before. */
export const NewSignedCopy = z.strictObject({ documentId: DocumentId }).meta({ id: 'NewSignedCopy' });

export const CopyVerdict = z
  .strictObject({
    verdict: z.enum(['accepted', 'refused']),
    reason: z.string().trim().min(1).max(2_000).nullable().default(null),
  })
  .meta({ id: 'CopyVerdict' });
