import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type OrganisationId, type RepresentativeId } from '../shared/ids.ts';
import { accountOnTrail } from './account.ts';
import { writeDeclaration } from './account-declaration.ts';
import { onTrail, register, type NewOrganisation } from './organisation.ts';
import { shown } from './read-registry.ts';
import type { RegistryUnit } from './registry-ports.ts';
import type { OrganisationView } from './registry-views.ts';
import { registrant } from './representative.ts';

/** Registers an organisation with its account; whoever registers it speaks for it from now on. */
export const registerOrganisation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, input: NewOrganisation): Promise<OrganisationView> =>
    transact(command, async (unit) => {
      const { access, organisations, representatives, registryViews, audit, now } = unit;
      const person = access.person();
      const today = localDateOf(now);
      const isSeatKnown = await organisations.isProvince(input.seat.region, input.seat.province);
      const id = newId<OrganisationId>();
      const taken = await organisations.listTaken(input, id);

      const organisation = register(input, { id, today, isSeatKnown, taken });
      const naming = { id: newId<RepresentativeId>(), organisationId: id, namedBy: person, today };

      await organisations.insert(organisation, input.iceOverrideReason, person);
      await organisations.keepRevision(organisation, input.iceOverrideReason);
      await representatives.insert(registrant(person, naming));
      await access.grantHolder(person, id, { from: now, until: null });
      const account = await writeDeclaration(unit, { organisationId: id, rib: input.rib, live: [] });
      await audit.record({
        kind: 'registry.organisation_registered',
        subjectType: 'organisation',
        subjectId: id,
        dossierId: null,
        related: [account.id, person],
        after: { ...onTrail(organisation), rib: accountOnTrail(account).rib },
        reason: input.iceOverrideReason,
      });
      return shown(await registryViews.getOrganisation(id), now);
    });
