import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type RoleGrantId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import { grant, toldOf, type NewRole, type RoleGrant } from './role-grant.ts';
import { requireThere } from './standing.ts';

/** Gives a person a role on a scope, from now on; never to oneself. */
export const grantRole =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, input: NewRole): Promise<RoleGrant> =>
    transact(command, async ({ access, accessSwitch, roles, audit, outbox, obligations, now }) => {
      await access.require('role.grant', {});
      requireThere(await accessSwitch.lock(input.personId));
      const held = await roles.lockHeldBy(input.personId);

      const granted = grant(input, held, { id: newId<RoleGrantId>(), grantedBy: access.person(), now });

      await roles.insert(granted);
      await audit.record({
        kind: 'access.role_granted',
        subjectType: 'person',
        subjectId: granted.personId,
        dossierId: null,
        related: [granted.id, ...(granted.scope.id === null ? [] : [granted.scope.id])],
        after: granted,
      });
      await outbox.notify({ kind: 'access.role_granted', ...toldOf(granted) });
      // Dossiers that lack reviewers ask again.
      if (granted.role === 'reviewer') await obligations.wake('reviewer_shortage');
      return granted;
    });
