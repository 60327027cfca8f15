import { z } from 'zod';
import { AgreementId } from '../../services/shared/ids.ts';

export const AgreementParams = z.strictObject({ agreementId: AgreementId });

/** The hash of exactly the content that the person has read. */
export const NewSignature = z
  .strictObject({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) })
  .meta({ id: 'NewSignature' });
