import { z } from 'zod';
import { DocumentName } from '../../services/documents/document.ts';
import { FILE_BYTES_MAX, MEDIA_TYPES } from '../../services/shared/accepted-files.ts';
import type { DocumentsUseCases } from '../../services/documents/documents-use-cases.ts';
import { DocumentView, PaperCheck, VerifiedPaper } from '../../services/documents/documents-views.ts';
import { DocumentId } from '../../services/shared/ids.ts';
import { PAPER_CHECKS } from '../../services/shared/quota.ts';
import { NoParams } from '../shared/params.ts';
import { checking, downloading, reading, uploading, type Route } from '../shared/route.ts';

const ofPaper = z.strictObject({ code: z.string().min(20).max(60) });

/** As every slice writes its kinds and numbers: `payment-order`, `R-AAP-2026-01-0017`. */
const Word = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const ofNumber = z.strictObject({ slice: Word, kind: Word, number: z.string().regex(/^[\w-]{3,60}$/) });

const ofDocument = z.strictObject({ documentId: DocumentId });

export const documentsRoutes = (useCases: DocumentsUseCases): Route[] => [
  uploading({
    operation: 'storeDocument',
    path: '/documents',
    summary: 'Hands a file in: its bytes are the body, its kind is told by them',
    params: NoParams,
    query: z.strictObject({ name: DocumentName }),
    raw: { mediaTypes: MEDIA_TYPES, bytesMax: FILE_BYTES_MAX },
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
    mediaTypes: MEDIA_TYPES,
    handle: async ({ actor, params }) => {
      const { document, bytes } = await useCases.getDocumentContent(actor, params.documentId);
      return { bytes, mediaType: document.mediaType, name: document.name };
    },
  }),
  ...paperRoutes(useCases),
];

const paperRoutes = (useCases: DocumentsUseCases): Route[] => [
  downloading({
    operation: 'getPaperContent',
    path: '/papers/:slice/:kind/:number/content',
    summary: 'A paper by its number, exactly as it was given out: `application/receipt/R-AAP-2026-01-0017`',
    params: ofNumber,
    mediaTypes: ['application/pdf'],
    handle: async ({ actor, params }) => {
      const { document, bytes } = await useCases.getPaperContent(actor, params);
      return { bytes, mediaType: 'application/pdf', name: document.name };
    },
  }),
  reading({
    operation: 'verifyPaper',
    path: '/verify/:code',
    summary: 'Whether a paper is genuine, by the code printed on it',
    isPublic: true,
    quota: PAPER_CHECKS,
    params: ofPaper,
    result: VerifiedPaper,
    handle: ({ params }) => useCases.verifyPaper(params.code),
  }),
  checking({
    operation: 'comparePaper',
    path: '/verify/:code',
    summary: 'Whether a file is the paper that was given out under this code; the file is not kept',
    isPublic: true,
    quota: PAPER_CHECKS,
    params: ofPaper,
    raw: { mediaTypes: ['application/pdf'], bytesMax: FILE_BYTES_MAX },
    result: PaperCheck,
    handle: ({ params, bytes }) => useCases.comparePaper(params.code, bytes),
  }),
];
