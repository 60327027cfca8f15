import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type AccountId, type OrganisationId } from '../shared/ids.ts';
import { declare, replaced, type Account } from './account.ts';
import type { Rib } from './identifiers.ts';
import type { RegistryUnit } from './registry-ports.ts';

/** Declares another account. The active one stays until the new one is certified; an earlier declaration gives way. */
export const declareAccount =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, organisationId: OrganisationId, { rib }: { readonly rib: Rib }): Promise<Account> =>
    transact(command, async ({ access, organisations, accounts, audit }) => {
      await organisations.lockById(organisationId);
      await access.require('organisation.manage', { organisationId });
      const earlier = (await accounts.listLive(organisationId)).filter(({ status }) => status === 'declared');

      const account = declare(
        { id: newId<AccountId>(), organisationId, rib, declaredBy: access.person() },
        await accounts.findHolder(rib),
      );

      for (const each of earlier) await accounts.save(replaced(each));
      await accounts.insert(account);
      await audit.record({
        kind: 'registry.account_declared',
        subjectType: 'account',
        subjectId: account.id,
        dossierId: null,
        related: [organisationId, ...earlier.map(({ id }) => id)],
        after: account,
      });
      return account;
    });
