import type { Actor } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import type { Colleague } from './access-views.ts';
import { requireReadsDelegations } from './list-delegations.ts';

/** Who works for a funder now, in which roles: whom an approver may delegate to. */
export const listColleagues =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, funderId: FunderId): Promise<{ items: Colleague[] }> =>
    read(actor, async ({ access, accessViews }) => {
      await requireReadsDelegations(access, funderId);
      return { items: await accessViews.listColleagues(funderId) };
    });
