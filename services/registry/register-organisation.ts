import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type AccountId, type OrganisationId } from '../shared/ids.ts';
import { declare } from './account.ts';
import { register, type NewOrganisation } from './organisation.ts';
import type { RegistryUnit } from './registry-ports.ts';
import type { OrganisationView } from './registry-views.ts';

/** Registers an organisation with its account; whoever registers it becomes its representative. */
export const registerOrganisation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, input: NewOrganisation): Promise<OrganisationView> =>
    transact(command, async ({ access, organisations, accounts, audit, now }) => {
      const person = access.person();
      const isSeatKnown = await organisations.isProvince(input.seat.region, input.seat.province);
      const holder = await accounts.findHolder(input.rib);

      const id = newId<OrganisationId>();
      const organisation = register(input, { id, representativeId: person, today: localDateOf(now), isSeatKnown });
      const account = declare(
        { id: newId<AccountId>(), organisationId: id, rib: input.rib, declaredBy: person },
        holder,
      );

      await organisations.insert(organisation, input.iceOverrideReason);
      await accounts.insert(account);
      await access.grantHolder(person, id);
      await audit.record({
        kind: 'registry.organisation_registered',
        subjectType: 'organisation',
        subjectId: id,
        dossierId: null,
        related: [account.id, person],
        after: { ...organisation, rib: account.rib },
        reason: input.iceOverrideReason,
      });
      return { ...organisation, accounts: [account] };
    });
