import { z } from 'zod';
import { DocumentId } from '../../services/shared/ids.ts';
import { NoParams } from '../shared/params.ts';
import { namesOf } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { keepNeededFile, ONE_FILE } from '../shared/uploading.ts';
import { PreviewPage, StatementsPage } from './statements-page.tsx';
import type { TaskUseCases } from './tasks-asked.ts';

const OfFile = z.strictObject({ documentId: DocumentId });

/** A bank's statement: handed in, looked at, and only then booked. */
export const statementPages = (useCases: TaskUseCases): Page[] => [
  page({
    path: '/payments/statements',
    params: NoParams,
    load: () => Promise.resolve(null),
    show: StatementsPage,
    upload: ONE_FILE,
    actions: {
      hand_in_statement: {
        needsFile: true,
        run: async ({ actor, command, file }) => {
          // Looked at before it is kept: what is no statement is said so beside the field.
          await useCases.previewStatement(actor, file?.bytes ?? new Uint8Array());
          const typed = file && { ...file, mediaType: 'application/xml' };
          return `/payments/statements/${await keepNeededFile(useCases, command, typed)}`;
        },
      },
    },
  }),
  page({
    path: '/payments/statements/:documentId',
    params: OfFile,
    load: async ({ actor, params }) => {
      const { bytes } = await useCases.getDocumentContent(actor, params.documentId);
      return {
        preview: await useCases.previewStatement(actor, bytes),
        names: await namesOf(useCases, actor, []),
      };
    },
    show: PreviewPage,
    actions: {
      book_statement: {
        run: async ({ actor, command, params }) => {
          const { bytes } = await useCases.getDocumentContent(actor, params.documentId);
          const { unmatched } = await useCases.importStatement(command, bytes);
          return unmatched > 0 ? '/payments/unmatched' : '/payments/runs';
        },
      },
    },
  }),
];
