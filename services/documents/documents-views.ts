import { z } from 'zod';
import { DocumentId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { DOCUMENT_STATUSES } from './document.ts';

export const DocumentView = z
  .strictObject({
    id: DocumentId,
    sha256: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    /** Null where Touiza made it itself. */
    uploadedBy: PersonId.nullable(),
    status: z.enum(DOCUMENT_STATUSES),
    receivedAt: InstantSchema,
  })
  .meta({ id: 'Document' });
