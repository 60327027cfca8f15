import { z } from 'zod';
import type { Actor } from '../../services/shared/command.ts';
import { DocumentId } from '../../services/shared/ids.ts';
import { filePage, type Page } from '../shared/page.ts';

interface DocumentUseCases {
  readonly getDocumentContent: (
    actor: Actor,
    id: DocumentId,
  ) => Promise<{ document: { name: string; mediaType: string }; bytes: Uint8Array }>;
}

/** Files, for whoever may read them and where they are clean. */
export const documentPages = ({ getDocumentContent }: DocumentUseCases): Page[] => [
  filePage({
    path: '/documents/:documentId',
    params: z.strictObject({ documentId: DocumentId }),
    load: async ({ actor, params }) => {
      const { document, bytes } = await getDocumentContent(actor, params.documentId);
      return { bytes, mediaType: document.mediaType, name: document.name };
    },
  }),
];
