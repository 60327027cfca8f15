import type { Command, Dependencies } from '../shared/command.ts';
import type { RoleGrantId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import { end, toldOf, type RoleGrant } from './role-grant.ts';

/** Ends a role now; what was done under it stays valid. */
export const endRole =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, id: RoleGrantId): Promise<RoleGrant> =>
    transact(command, async ({ access, roles, audit, outbox, now }) => {
      await access.require('role.grant', {});
      const held = await roles.lockById(id);

      const ended = end(held, now);

      await roles.save(ended);
      await audit.record({
        kind: 'access.role_ended',
        subjectType: 'person',
        subjectId: ended.personId,
        dossierId: null,
        related: [ended.id, ...(ended.scope.id === null ? [] : [ended.scope.id])],
        before: held,
        after: ended,
      });
      await outbox.notify({ kind: 'access.role_ended', ...toldOf(ended) });
      return ended;
    });
