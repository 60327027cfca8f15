import type { UseCases } from '../services/use-cases.ts';
import { homePages } from './dossier/dossier-pages.ts';
import type { Page } from './shared/page.ts';

/** Every page, in the order in which people meet them. */
export const pagesOf = ({ access, dossier }: UseCases, { isDemo }: { readonly isDemo: boolean }): Page[] => [
  ...homePages({ ...access, ...dossier }, isDemo),
];
