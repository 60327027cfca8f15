import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import { requireErasable, type ErasedView, type ErasureReason } from './erasure.ts';

/** Takes away all that tells who a person was. What they did stays evidence, and its proofs stay valid. */
export const erasePerson =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, personId: PersonId, { reason }: ErasureReason): Promise<ErasedView> =>
    transact(command, async ({ access, accessSwitch, erasures, audit }) => {
      await access.require('person.manage', {});
      const by = access.person();
      const standing = await accessSwitch.lock(personId);
      requireErasable(standing, { by, keptBy: await erasures.listKeepers(personId) });

      const gone = await erasures.erase(personId, { by, reason });
      await audit.record({
        kind: 'access.person_erased',
        subjectType: 'person',
        subjectId: personId,
        dossierId: null,
        after: gone,
        reason,
      });
      return { personId, gone };
    });
