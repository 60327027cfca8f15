import type { Command, Dependencies } from '../shared/command.ts';
import type { OrganisationId } from '../shared/ids.ts';
import { accountOnTrail, replaced, type Account } from './account.ts';
import { writeDeclaration } from './account-declaration.ts';
import type { Rib } from './identifiers.ts';
import { tellOfChange } from './previous-contact.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

/** Declares another account. Payments stop until it is certified and has cooled off; an earlier declaration gives way. */
export const declareAccount =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, organisationId: OrganisationId, { rib }: { readonly rib: Rib }): Promise<Account> =>
    transact(command, async (unit) => {
      const { access, organisations, accounts, ribClashes, audit } = unit;
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'organisation.manage', organisation);
      const live = await accounts.listLive(organisationId);
      const earlier = live.filter(({ status }) => status === 'declared');

      for (const each of earlier) {
        await accounts.save(replaced(each));
        await ribClashes.withdrawOpen(each.id);
      }
      const account = await writeDeclaration(unit, { organisationId, rib, live });

      await audit.record({
        kind: 'registry.account_declared',
        subjectType: 'account',
        subjectId: account.id,
        dossierId: null,
        related: [organisationId, ...earlier.map(({ id }) => id)],
        after: accountOnTrail(account),
      });
      await tellOfChange(unit, 'registry.account_change_declared', { organisation, account, live });
      return account;
    });
