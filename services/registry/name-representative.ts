import type { Command, Dependencies } from '../shared/command.ts';
import type { OrganisationId } from '../shared/ids.ts';
import { writeNaming } from './naming.ts';
import type { Representative } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';
import type { NewRepresentative } from './representative.ts';

/** Names a person known to the system; whoever is not known yet is invited. */
export const nameRepresentative =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, organisationId: OrganisationId, input: NewRepresentative): Promise<Representative> =>
    transact(command, async (unit) => {
      const { access, organisations, documents } = unit;
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'organisation.manage', organisation);
      if (input.documentId !== null) await documents.getDocument(input.documentId);
      return writeNaming(unit, { organisation, input, namedBy: access.person() });
    });
