import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DossierUnit, StuckStep } from './dossier-ports.ts';

/** The automatic steps that wait for an operator, the oldest first. */
export const listStuckSteps =
  ({ read }: ReadDependencies<DossierUnit>) =>
  (actor: Actor, page: PageQuery): Promise<Page<StuckStep>> =>
    read(actor, async ({ access, stuckSteps }) => {
      await access.require('operations.manage', {});
      const items = await stuckSteps.list(page);
      return { items, next: items.length === page.limit ? (items.at(-1)?.id ?? null) : null };
    });
