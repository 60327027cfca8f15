import { z } from 'zod';
import type { NewPaper } from '../documents/paper-acts.ts';
import { asWritten, instantText, isolated } from '../shared/plain-text.ts';
import type { Minutes, Signature } from './committee-ports.ts';
import type { Session } from './session.ts';
import type { Named } from './sitting-record.ts';

const Lines = z.array(z.string());

const minutesPaper = {
  slice: 'committee',
  kind: 'minutes',
  languages: ['ar', 'fr'] as const,
  data: z.strictObject({
    session: z.string(),
    lines: z.strictObject({ ar: Lines, fr: Lines }),
    signatures: z.array(
      z.strictObject({
        office: z.enum(['chair', 'secretary']),
        name: z.strictObject({ ar: z.string(), fr: z.string() }),
        at: z.string(),
      }),
    ),
    contentHash: z.string(),
  }),
};

const Written = z.object({ texts: z.object({ ar: z.string(), fr: z.string() }) });

/** The minutes on paper, once both have signed them: their text, who signed and when, and the hash that was signed. */
export const minutesPaperOf = (
  { number, content, contentHash }: Minutes,
  { session, signatures }: { session: Session; signatures: readonly (Signature & { readonly signer: Named })[] },
): NewPaper<typeof minutesPaper.data> => {
  const { texts } = Written.parse(JSON.parse(content));
  const { reference, callId } = session;
  return {
    paper: minutesPaper,
    number,
    reference,
    dossierId: null,
    readers: { permission: 'committee.read', on: { callId } },
    data: {
      session: isolated(reference),
      lines: { ar: texts.ar.split('\n'), fr: texts.fr.split('\n') },
      signatures: signatures.map(({ office, signer: { name, nameAr }, signedAt }) => ({
        office,
        name: { ar: asWritten(nameAr ?? name), fr: name },
        at: instantText(signedAt),
      })),
      contentHash,
    },
  };
};
