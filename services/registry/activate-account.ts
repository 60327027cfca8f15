import type { Command, Dependencies } from '../shared/command.ts';
import type { AccountId } from '../shared/ids.ts';
import { accountOnTrail, activated, replaced } from './account.ts';
import { tellActive } from './certify-account.ts';
import type { RegistryUnit } from './registry-ports.ts';

/** The cooling-off of a change is over: payments go to the new account. Harmless where the change was cancelled. */
export const activateAccount =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: AccountId): Promise<void> =>
    transact(command, async (unit) => {
      const { organisations, accounts, obligations, processes, audit } = unit;
      const { organisationId } = await accounts.getById(id);
      const organisation = await organisations.lockById(organisationId);
      const live = await accounts.listLive(organisationId);
      const before = live.filter(({ status }) => status === 'active');
      const certified = live.find((each) => each.id === id && each.status === 'certified');
      await obligations.close('account_cooling_off', id);
      if (!certified) return;

      const account = activated(certified);

      for (const each of before) await accounts.save(replaced(each));
      await accounts.save(account);
      await processes.closeAccount(id);
      await audit.record({
        kind: 'registry.account_activated',
        subjectType: 'account',
        subjectId: id,
        dossierId: null,
        related: [organisationId, ...before.map((each) => each.id)],
        before: accountOnTrail(certified),
        after: accountOnTrail(account),
      });
      await tellActive(unit, organisation, account);
    });
