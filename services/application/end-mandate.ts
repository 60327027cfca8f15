import type { Command, Dependencies } from '../shared/command.ts';
import type { MandateId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { endOfMandate, onTrail, type Mandate } from './mandate.ts';

/** The holder takes a mandate back, from now on; what was entered under it stays. */
export const endMandate =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: MandateId): Promise<Mandate> =>
    transact(command, async ({ access, mandates, audit, outbox, now }) => {
      const held = await mandates.lockById(id);
      await access.require('application.withdraw', { organisationId: held.organisationId });

      const ended = endOfMandate(held, now);

      await mandates.save(ended);
      await audit.record({
        kind: 'application.mandate_ended',
        subjectType: 'mandate',
        subjectId: id,
        dossierId: null,
        related: [ended.organisationId, ended.agentId],
        before: onTrail(held),
        after: onTrail(ended),
      });
      await outbox.notify({
        kind: 'application.mandate_ended',
        to: { by: 'person', personId: ended.agentId },
        dossierId: null,
        data: { declaredBy: ended.declaredBy },
      });
      return ended;
    });
