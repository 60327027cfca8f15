import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';
import type { Printer } from '../services/documents/documents-ports.ts';
import { canonical } from '../services/shared/canonical.ts';

/** Tagged for screen readers, with title and language. */
const STANDARD = 'ua-1';
/** ISO 19005-3: for archives, with the files that it was made from inside. */
const STANDARD_WITH_FILES = 'a-3b';
/** Layouts lie beside their slice's code; what runs from `dist/` has them there too. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FONTS = ['@expo-google-fonts/amiri', '@expo-google-fonts/ibm-plex-sans-arabic'];
/** A compilation that no later one used again is let go after so many. */
const KEPT_COMPILATIONS = 30;

const { resolve } = createRequire(import.meta.url);
const folderOf = (fonts: string): string => path.dirname(resolve(`${fonts}/package.json`));

/**
 * Sets papers with Typst. Only our own fonts: those of a machine would make other bytes of the same paper. What a paper
 * says comes in as data and never as source, so that no name can say anything to the compiler.
 */
export const createPrinter = (): Printer => {
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: FONTS.map(folderOf) }] });
  // Warmed before the first paper is asked for: fonts and the house's page are read now.
  compiler.compile({ mainFileContent: '#import "/services/documents/papers/house.typ": *' });

  return {
    print: async (layout, snapshot, attached) => {
      const [slice = '', kind = ''] = layout.split('/');
      const qr = await QRCode.toString(snapshot.verifyAt, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
      const compiled = compiler.compile({
        mainFilePath: path.join(ROOT, 'services', slice, 'papers', `${kind}.typ`),
        inputs: { snapshot: canonical(snapshot), qr, ...(attached !== undefined && { attached }) },
      });
      if (!compiled.result)
        throw new Error(`paper ${layout}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
      const creationTimestamp = Date.UTC(snapshot.date.year, snapshot.date.month - 1, snapshot.date.day) / 1000;
      const pdfStandard = attached === undefined ? STANDARD : STANDARD_WITH_FILES;
      const bytes = compiler.pdf(compiled.result, { pdfStandard, creationTimestamp });
      compiler.evictCache(KEPT_COMPILATIONS);
      return bytes;
    },
  };
};
