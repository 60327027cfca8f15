import type { Actor } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { Access } from '../shared/permission.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import type { AccessUnit } from './access-ports.ts';
import type { Delegation } from './delegation.ts';

const READERS = ['approval.decide', 'approval.prepare', 'role.grant', 'audit.read'] as const;

/** Who signs for whom at one funder, the newest first: for its own people, administrators and auditors. */
export const listDelegations =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, { funderId, ...page }: PageQuery & { readonly funderId: FunderId }): Promise<Page<Delegation>> =>
    read(actor, async ({ access, accessViews }) => {
      await requireReadsDelegations(access, funderId);
      return accessViews.listDelegations(funderId, page);
    });

export const requireReadsDelegations = async (access: Access, funderId: FunderId): Promise<void> => {
  for (const permission of READERS) if (await access.allows(permission, { funderIds: [funderId] })) return;
  throw permissionDenied('approval.decide');
};
