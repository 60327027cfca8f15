import { diskStore } from '../../db/documents/disk-store.ts';
import { createPrinter } from '../../infra/printer.ts';
import { loadTexts } from '../../infra/texts.ts';
import type { Printer, Printing } from '../../services/documents/documents-ports.ts';

let printer: Printer | undefined;

/** The real printer, one for all the worlds of a test file, with a folder of their own for the bytes. */
export const printingIn = (folder: string): Printing => ({
  printer: (printer ??= createPrinter()),
  files: diskStore(folder),
  texts: loadTexts(),
  publicUrl: 'https://touiza.example',
});
