/** The story reads its papers too. */
export { readPdf, type PdfText } from '../../infra/story/pdf.ts';
