import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type OrganisationId, type RepresentativeId } from '../shared/ids.ts';
import type { Representative } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';
import { end, isCurrent, name, termOf, type NewRepresentative } from './representative.ts';

/**
 * Names somebody who speaks for the organisation, on an act and for its time; they hold the role exactly as long. A new
 * act of somebody who speaks for it already takes the place of the one before.
 */
export const nameRepresentative =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, organisationId: OrganisationId, input: NewRepresentative): Promise<Representative> =>
    transact(command, async ({ access, organisations, representatives, documents, audit, outbox, now }) => {
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'organisation.manage', organisation);
      if (input.documentId !== null) await documents.getDocument(input.documentId);

      const today = localDateOf(now);
      const all = await representatives.list(organisationId);

      const naming = { id: newId<RepresentativeId>(), organisationId, namedBy: access.person(), today };
      const named = name(input, naming);
      const before = all.find((each) => each.personId === named.personId && isCurrent(each, today));

      if (before && isCurrent(named, today)) {
        await representatives.save(end(before, today));
        await access.endHolder(named.personId, organisationId);
      }
      await representatives.insert(named);
      await access.grantHolder(named.personId, organisationId, termOf(named));
      await audit.record({
        kind: 'registry.representative_named',
        subjectType: 'representative',
        subjectId: named.id,
        dossierId: null,
        related: [organisationId, named.personId],
        before: before ?? null,
        after: named,
      });
      await outbox.notify({
        kind: 'registry.representative_named',
        to: { by: 'organisation', organisationId },
        dossierId: null,
        data: { organisation: organisation.nameLatin },
      });
      return named;
    });
