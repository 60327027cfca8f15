import { rolesWith } from '../access/access-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import type { LineQuery, LineSummary } from './lines-views.ts';

const READERS = [...rolesWith('approval.prepare'), ...rolesWith('approval.decide'), ...rolesWith('audit.read')];

/** The lines of the funders that I prepare or decide for, or that I audit; the most urgent first. */
export const listLines =
  ({ read }: ReadDependencies<CofinancingUnit>) =>
  (actor: Actor, query: LineQuery): Promise<Page<LineSummary>> =>
    read(actor, ({ access, lineViews }) => lineViews.list({ personId: access.person(), roles: READERS }, query));
