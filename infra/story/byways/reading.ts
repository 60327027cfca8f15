import { createHash } from 'node:crypto';
import { readPdf, type PdfText } from '../pdf.ts';
import { ANYBODY } from '../visitor.ts';
import { needed, type Telling } from '../telling.ts';
import type { PaperCheck } from '../wire.ts';

interface Paper {
  readonly what: string;
  readonly documentId: string | null;
  /** What must stand in it. */
  readonly words: readonly string[];
  /** Its code, where whoever reads it has been told. */
  readonly code?: string;
}

/** Downloads a paper and reads it as a program does; with its code, anybody can tell that it is the one given out. */
export const readPaper = async (
  story: Telling,
  reader: string,
  { what, documentId, words, code }: Paper,
): Promise<PdfText> => {
  const bytes = await story.as(reader).bytes(`/documents/${needed(documentId, what)}/content`);
  return checkPaper(story, reader, { what, bytes, words, ...(code === undefined ? {} : { code }) });
};

export const checkPaper = async (
  { as, tell, expect }: Telling,
  reader: string,
  { what, bytes, words, code }: Omit<Paper, 'documentId'> & { readonly bytes: Uint8Array },
): Promise<PdfText> => {
  const pdf = await readPdf(bytes);
  tell(reader, `downloads ${what}`, `“${pdf.title}”, ${pdf.pages} pages, SHA-256 ${hashOf(bytes).slice(0, 16)}…`);
  const absent = words.filter((each) => !pdf.says(each));
  expect(`words that ${what} lacks`, absent, []);
  if (code === undefined) return pdf;
  expect(`the code stands on ${what}`, pdf.says(code), true);
  const { isSame } = await as(ANYBODY).upload<PaperCheck>(`/verify/${code}`, Uint8Array.from(bytes), 'application/pdf');
  expect(`${what} is the one that was given out`, isSame, true);
  return pdf;
};

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
