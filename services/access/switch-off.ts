import type { Command, Dependencies } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import { accessAlreadyOff, ownAccess } from './access-errors.ts';
import type { AccessUnit } from './access-ports.ts';
import type { PersonAccess } from './access-views.ts';
import { requireThere, type Switching } from './standing.ts';
import { keepSwitch } from './switch-access.ts';

/**
 * Lets a person in at no door from now on, and signs them out wherever they are. Their roles stay, for the day when they
 * are back; until then nobody acts on their word either. Who is not to come back loses their roles, too.
 */
export const switchOff =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, { personId, reason }: Switching & { readonly personId: PersonId }): Promise<PersonAccess> =>
    transact(command, async (unit) => {
      const { access, accessSwitch, signIns, now } = unit;
      await access.require('person.manage', {});
      if (personId === access.person()) throw ownAccess();
      const before = await accessSwitch.lock(personId);
      requireThere(before);
      if (before.offSince !== null) throw accessAlreadyOff(personId);

      await signIns.endAll(personId);
      return keepSwitch(unit, { kind: 'access.switched_off', personId, before: null, after: now, reason });
    });
