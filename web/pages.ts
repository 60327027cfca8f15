import type { ExportRecorder } from '../services/shared/exported.ts';
import type { UseCases } from '../services/use-cases.ts';
import { agreementPages } from './agreement/agreement-pages.ts';
import { documentPages } from './documents/document-pages.ts';
import { cofinancingPages } from './cofinancing/cofinancing-pages.ts';
import { dossierPages } from './dossier/dossier-pages.ts';
import { csvPagesOn } from './shared/csv-page.ts';
import type { Page } from './shared/page.ts';

interface PageOptions {
  readonly isDemo: boolean;
  readonly recordExport: ExportRecorder;
}

/** Every page, in the order in which people meet them. */
export const pagesOf = (useCases: UseCases, { isDemo, recordExport }: PageOptions): Page[] => {
  const csvPage = csvPagesOn(recordExport);
  const { access, programme, documents, application, cofinancing, agreement, dossier } = useCases;
  const common = { ...access, ...programme, ...documents, ...application };
  return [
    ...dossierPages({ ...access, ...application, ...dossier }, { isDemo, csvPage }),
    ...documentPages(documents),
    ...cofinancingPages({ ...common, ...cofinancing, ...dossier }, csvPage),
    ...agreementPages({ ...common, ...agreement }),
  ];
};
