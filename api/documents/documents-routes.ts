import { z } from 'zod';
import { BYTES_MAX, DocumentName } from '../../services/documents/document.ts';
import type { DocumentsUseCases } from '../../services/documents/documents-use-cases.ts';
import { DocumentView } from '../../services/documents/documents-views.ts';
import { MEDIA_TYPES } from '../../services/documents/media-type.ts';
import { DocumentId } from '../../services/shared/ids.ts';
import { NoParams } from '../shared/params.ts';
import { downloading, reading, uploading, type Route } from '../shared/route.ts';

const ofDocument = z.strictObject({ documentId: DocumentId });

export const documentsRoutes = (useCases: DocumentsUseCases): Route[] => [
  uploading({
    operation: 'storeDocument',
    path: '/documents',
    summary: 'Hands a file in: its bytes are the body, its kind is told by them',
    params: NoParams,
    query: z.strictObject({ name: DocumentName }),
    raw: { mediaTypes: MEDIA_TYPES, bytesMax: BYTES_MAX },
    result: DocumentView,
    handle: ({ command, query: { name }, mediaType, bytes }) =>
      useCases.storeDocument(command, { name, mediaType, bytes }),
  }),
  reading({
    operation: 'getDocument',
    path: '/documents/:documentId',
    summary: 'What is known of a document',
    params: ofDocument,
    result: DocumentView,
    handle: ({ actor, params }) => useCases.getDocument(actor, params.documentId),
  }),
  downloading({
    operation: 'getDocumentContent',
    path: '/documents/:documentId/content',
    summary: 'The bytes of a document, as they came',
    params: ofDocument,
    mediaType: 'application/octet-stream',
    handle: async ({ actor, params }) => {
      const { document, bytes } = await useCases.getDocumentContent(actor, params.documentId);
      return { bytes, mediaType: document.mediaType, name: document.name };
    },
  }),
];
