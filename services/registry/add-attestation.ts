import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type OrganisationId, type AttestationId } from '../shared/ids.ts';
import { add, type NewAttestation, type Attestation } from './attestation.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

/** Keeps a document of an organisation for every dossier that will ask for its kind; the one before it stays on record. */
export const addAttestation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, organisationId: OrganisationId, input: NewAttestation): Promise<Attestation> =>
    transact(command, async ({ access, organisations, attestations, documents, audit, now }) => {
      await requireOf(access, 'organisation.manage', await organisations.lockById(organisationId));
      await documents.getDocument(input.documentId);

      const adding = { id: newId<AttestationId>(), organisationId, addedBy: access.person() };
      const attestation = add(input, { ...adding, today: localDateOf(now) });

      await attestations.insert(attestation);
      await audit.record({
        kind: 'registry.attestation_added',
        subjectType: 'attestation',
        subjectId: attestation.id,
        dossierId: null,
        related: [organisationId, attestation.documentId],
        after: attestation,
      });
      return attestation;
    });
