import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type MandateId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { mandate, onTrail, type Mandate, type NewMandate } from './mandate.ts';

/** At the counter: an agent records the mandate that a holder has signed, and the organisation is told. */
export const recordMandate =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, input: NewMandate): Promise<Mandate> =>
    transact(command, async ({ access, registry, documents, mandates, audit, outbox, now }) => {
      const { seat, nameLatin } = await registry.getOrganisation(input.organisationId);
      await access.require('mandate.record', { territory: seat.province });
      await documents.getDocument(input.documentId);

      const recorded = mandate(input, { id: newId<MandateId>(), agentId: access.person(), now });

      await mandates.insert(recorded);
      await audit.record({
        kind: 'application.mandate_recorded',
        subjectType: 'mandate',
        subjectId: recorded.id,
        dossierId: null,
        related: [recorded.organisationId, recorded.documentId, recorded.agentId],
        after: onTrail(recorded),
      });
      await outbox.notify({
        kind: 'application.mandate_recorded',
        to: { by: 'organisation', organisationId: recorded.organisationId },
        dossierId: null,
        data: { organisation: nameLatin, until: recorded.until },
      });
      return recorded;
    });
