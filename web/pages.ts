import type { UseCases } from '../services/use-cases.ts';
import { dossierPages } from './dossier/dossier-pages.ts';
import type { Page } from './shared/page.ts';

/** Every page, in the order in which people meet them. */
export const pagesOf = (useCases: UseCases, { isDemo }: { readonly isDemo: boolean }): Page[] => {
  const { access, application, dossier } = useCases;
  return [...dossierPages({ ...access, ...application, ...dossier }, isDemo)];
};
