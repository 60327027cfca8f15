import type { Page } from '../shared/page.ts';
import { convenePages } from './convene-pages.ts';
import { decisionPages } from './decision-pages.ts';
import { itemPages } from './item-pages.ts';
import type { CommitteePageUseCases } from './page-use-cases.ts';
import { sessionPages } from './session-pages.ts';

/** From the list of sessions to a decision in effect. */
export const committeePages = (useCases: CommitteePageUseCases): Page[] => [
  ...convenePages(useCases),
  ...sessionPages(useCases),
  ...itemPages(useCases),
  ...decisionPages(useCases),
];
