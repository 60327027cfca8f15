import type { Command, Dependencies } from '../shared/command.ts';
import type { RibClashId } from '../shared/ids.ts';
import { cancelled } from './account.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';
import { resolve, type ClashResolution, type RibClash } from './rib-clash.ts';

/**
 * Says whether two organisations may use one account; whoever declared it never says so. A rejected one is cancelled,
 * and whatever else it clashed with is over with it.
 */
export const resolveRibClash =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: RibClashId, resolution: ClashResolution): Promise<RibClash> =>
    transact(command, async ({ access, organisations, accounts, ribClashes, audit, outbox, now }) => {
      const { accountId } = await ribClashes.getById(id);
      const { organisationId } = await accounts.getById(accountId);
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'account.certify', organisation);
      const before = await ribClashes.getById(id);
      const account = await accounts.getById(accountId);

      const clash = resolve(before, { ...resolution, resolvedBy: access.person(), resolvedAt: now });

      await ribClashes.save(clash);
      if (clash.outcome === 'rejected') {
        await accounts.save(cancelled(account));
        await ribClashes.withdrawOpen(account.id);
      }
      await audit.record({
        kind: 'registry.rib_clash_resolved',
        subjectType: 'rib_clash',
        subjectId: id,
        dossierId: null,
        related: [accountId, clash.otherAccountId, organisationId],
        before,
        after: clash,
        reason: resolution.reason,
      });
      await outbox.notify({
        kind: `registry.rib_clash_${resolution.outcome}`,
        to: { by: 'organisation', organisationId },
        dossierId: null,
        data: { organisation: organisation.nameLatin, ending: account.rib.slice(-4) },
      });
      return clash;
    });
