import { z } from 'zod';
import { DocumentId, PersonId } from '../shared/ids.ts';
import { MEDIA_TYPES } from '../shared/accepted-files.ts';
import { InstantSchema } from '../shared/instant.ts';
import { LocalDate } from '../shared/dates.ts';
import { MoneySchema } from '../shared/money.ts';
import { DOCUMENT_STATUSES } from './documents-facts.ts';
import { PAPER_STATUSES } from './paper.ts';

export const DocumentView = z
  .strictObject({
    id: DocumentId,
    sha256: z.string(),
    name: z.string(),
    mediaType: z.enum(MEDIA_TYPES),
    size: z.int(),
    /** Null where Touiza made it itself. */
    uploadedBy: PersonId.nullable(),
    status: z.enum(DOCUMENT_STATUSES),
    receivedAt: InstantSchema,
  })
  .meta({ id: 'Document' });

export const VerifiedPaper = z
  .strictObject({
    kind: z.string(),
    title: z.string(),
    number: z.string(),
    reference: z.string().nullable(),
    date: LocalDate,
    amount: MoneySchema.nullable(),
    sha256: z.string(),
    status: z.enum(PAPER_STATUSES),
    replacedBy: z.strictObject({ number: z.string(), code: z.string() }).nullable(),
  })
  .meta({ id: 'VerifiedPaper' });
export type VerifiedPaper = z.output<typeof VerifiedPaper>;

/** Of the file only its hash is looked at. */
export const PaperCheck = z
  .strictObject({ isSame: z.boolean(), sha256: z.string(), paper: VerifiedPaper })
  .meta({ id: 'PaperCheck' });
export type PaperCheck = z.output<typeof PaperCheck>;
