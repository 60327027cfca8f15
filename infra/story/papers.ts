import { randomUUID } from 'node:crypto';
import type { Telling } from './telling.ts';
import type { Document } from './wire.ts';

/** A real, small PDF: each call gives other bytes, since a document is known by its content. */
const pdf = (words: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `%PDF-1.4\n% ${words} ${randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );

/** Handed in, and found clean by the scanner: until then nobody else would be shown it. */
export const upload = async ({ as, until }: Telling, account: string, name: string): Promise<string> => {
  const path = `/documents?name=${encodeURIComponent(`${name}.pdf`)}`;
  const { id } = await as(account).upload<Document>(path, pdf(name), 'application/pdf');
  const look = () => as(account).get<Document>(`/documents/${id}`);
  await until(look, ({ status }) => status === 'clean');
  return id;
};
