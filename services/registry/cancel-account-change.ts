import type { Command, Dependencies } from '../shared/command.ts';
import type { AccountId } from '../shared/ids.ts';
import { accountOnTrail, cancelled, type Account } from './account.ts';
import { previousContact, tellOfChange } from './previous-contact.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

interface Cancelling {
  readonly reason: string;
}

/**
 * Calls off an account that payments do not go to yet. The desk may, everybody who speaks for the organisation may, and
 * so may the previous contact, who was told of the change for this.
 */
export const cancelAccountChange =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: AccountId, { reason }: Cancelling): Promise<Account> =>
    transact(command, async (unit) => {
      const { access, organisations, accounts, ribClashes, obligations, processes, audit } = unit;
      const { organisationId } = await accounts.getById(id);
      const organisation = await organisations.lockById(organisationId);
      const live = await accounts.listLive(organisationId);
      const before = await accounts.getById(id);
      if (previousContact(live) !== access.person()) await requireOf(access, 'organisation.manage', organisation);

      const account = cancelled(before);

      await accounts.save(account);
      await ribClashes.withdrawOpen(id);
      await obligations.close('account_cooling_off', id);
      if (before.status === 'certified') await processes.closeAccount(id);
      await audit.record({
        kind: 'registry.account_cancelled',
        subjectType: 'account',
        subjectId: id,
        dossierId: null,
        related: [organisationId],
        before: accountOnTrail(before),
        after: accountOnTrail(account),
        reason,
      });
      await tellOfChange(unit, 'registry.account_change_cancelled', { organisation, account, live });
      return account;
    });
