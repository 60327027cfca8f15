import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DocumentsUnit, FileStore } from './documents-ports.ts';
import { getDocument, getDocumentContent, getPaperContent } from './read-documents.ts';
import { storeDocument } from './store-document.ts';
import { comparePaper, verifyPaper } from './verify-paper.ts';

export const documentsUseCases = (
  dependencies: Dependencies<DocumentsUnit> & ReadDependencies<DocumentsUnit>,
  files: FileStore,
) => ({
  storeDocument: storeDocument(dependencies, files),
  getDocument: getDocument(dependencies),
  getDocumentContent: getDocumentContent(dependencies, files),
  getPaperContent: getPaperContent(dependencies, files),
  verifyPaper: verifyPaper(dependencies),
  comparePaper: comparePaper(dependencies),
});

export type DocumentsUseCases = ReturnType<typeof documentsUseCases>;
