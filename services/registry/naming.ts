import { localDateOf } from '../shared/dates.ts';
import { newId, type PersonId, type RepresentativeId } from '../shared/ids.ts';
import type { Organisation, Representative } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { end, isCurrent, name, termOf, type NewRepresentative } from './representative.ts';

interface Naming {
  readonly organisation: Organisation;
  readonly input: NewRepresentative;
  readonly namedBy: PersonId;
}

/**
 * Writes down who speaks for the organisation, on an act and for its time; they hold the role exactly as long. A new act
 * of somebody who speaks for it already takes the place of the one before.
 */
export const writeNaming = async (
  { access, representatives, audit, outbox, now }: RegistryUnit,
  { organisation, input, namedBy }: Naming,
): Promise<Representative> => {
  const { id: organisationId } = organisation;
  const today = localDateOf(now);
  const all = await representatives.list(organisationId);

  const named = name(input, { id: newId<RepresentativeId>(), organisationId, namedBy, today });
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
};
