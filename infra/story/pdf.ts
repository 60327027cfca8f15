import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfText {
  readonly title: string;
  readonly language: string | null;
  readonly pages: number;
  /** Whether every word of this stands there: the order of words in an Arabic line varies from reader to reader. */
  readonly says: (words: string) => boolean;
  /** The bytes of the files inside, by name. */
  readonly attachments: Readonly<Record<string, Uint8Array>>;
}

const BETWEEN = /[\s\u2066-\u2069]+/g;

/** What a reader's program sees in a PDF. */
export const readPdf = async (bytes: Uint8Array): Promise<PdfText> => {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string | null } };
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    text += items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replace(BETWEEN, '');
  }
  const says = (words: string) => words.split(BETWEEN).every((word) => text.includes(word));
  const attached = (await pdf.getAttachments()) as Record<string, { content: Uint8Array }> | null;
  return {
    title: info.Title ?? '',
    language: info.Language ?? null,
    pages: pdf.numPages,
    says,
    attachments: Object.fromEntries(Object.entries(attached ?? {}).map(([name, { content }]) => [name, content])),
  };
};
