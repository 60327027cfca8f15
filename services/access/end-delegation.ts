import type { Command, Dependencies } from '../shared/command.ts';
import type { DelegationId } from '../shared/ids.ts';
import { delegationMissing } from './access-errors.ts';
import type { AccessUnit } from './access-ports.ts';
import { endDelegated, type Delegation } from './delegation.ts';

/** Ends a delegation before its date: by who gave it, or by an administrator. What was signed under it stays valid. */
export const endDelegation =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, id: DelegationId): Promise<Delegation> =>
    transact(command, async ({ access, delegations, audit, now }) => {
      const delegation = await delegations.lockById(id);
      const endedBy = access.person();
      if (delegation.delegatorId !== endedBy) {
        // Whoever it does not concern learns nothing of it.
        if (delegation.delegateId !== endedBy && !(await access.allows('role.grant', {}))) throw delegationMissing(id);
        await access.require('role.grant', {});
      }

      const ended = endDelegated(delegation, endedBy, now);

      await delegations.saveEnd(ended);
      await audit.record({
        kind: 'access.delegation_ended',
        subjectType: 'delegation',
        subjectId: id,
        dossierId: null,
        related: [ended.funderId, ended.delegatorId, ended.delegateId],
        before: delegation,
        after: ended,
      });
      return ended;
    });
