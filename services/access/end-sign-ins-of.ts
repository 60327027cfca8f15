import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import type { PersonAccess } from './access-views.ts';

/** Signs a person out wherever they are: their phone is gone, or somebody else may have it. */
export const endSignInsOf =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, personId: PersonId): Promise<PersonAccess> =>
    transact(command, async ({ access, accessViews, signIns, audit, outbox }) => {
      await access.require('person.manage', {});
      const person = await accessViews.getPerson(personId);

      const ended = await signIns.endAll(personId);

      await audit.record({
        kind: 'access.sign_ins_ended',
        subjectType: 'person',
        subjectId: personId,
        dossierId: null,
        after: { ended },
      });
      await outbox.notify({
        kind: 'access.sign_ins_ended',
        to: { by: 'person', personId },
        dossierId: null,
        data: {},
      });
      return { ...person, signIns: 0 };
    });
