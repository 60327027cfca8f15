import type { UseCases } from '../services/use-cases.ts';
import { agreementPages } from './agreement/agreement-pages.ts';
import { documentPages } from './documents/document-pages.ts';
import { dossierPages } from './dossier/dossier-pages.ts';
import type { Page } from './shared/page.ts';

/** Every page, in the order in which people meet them. */
export const pagesOf = (useCases: UseCases, { isDemo }: { readonly isDemo: boolean }): Page[] => {
  const { access, programme, documents, application, agreement, dossier } = useCases;
  const common = { ...access, ...programme, ...documents, ...application };
  return [
    ...dossierPages({ ...access, ...application, ...dossier }, isDemo),
    ...documentPages(documents),
    ...agreementPages({ ...common, ...agreement }),
  ];
};
