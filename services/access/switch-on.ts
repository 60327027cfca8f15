import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import { accessAlreadyOn } from './access-errors.ts';
import type { AccessUnit } from './access-ports.ts';
import type { PersonAccess } from './access-views.ts';
import { requireThere, type Switching } from './standing.ts';
import { keepSwitch } from './switch-access.ts';

/** Lets a person in again, with the roles that they hold; they sign in anew. */
export const switchOn =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, { personId, reason }: Switching & { readonly personId: PersonId }): Promise<PersonAccess> =>
    transact(command, async (unit) => {
      const { access, accessSwitch } = unit;
      await access.require('person.manage', {});
      const before = await accessSwitch.lock(personId);
      requireThere(before);
      if (before.offSince === null) throw accessAlreadyOn(personId);

      return keepSwitch(unit, { kind: 'access.switched_on', personId, before: before.offSince, after: null, reason });
    });
