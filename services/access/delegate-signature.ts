import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type DelegationId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import { delegate, type Delegation, type NewDelegation } from './delegation.ts';

/**
 * An approver has a named colleague of the same funder decide in their place, between two dates. Asked of the roles
 * that the approver holds, never of a delegation: what was delegated is not delegated on.
 */
export const delegateSignature =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, input: NewDelegation): Promise<Delegation> =>
    transact(command, async ({ access, people, roles, delegations, audit, outbox, now }) => {
      const { funderId, delegateId } = input;
      await access.require('approval.decide', { funderIds: [funderId] });
      await people.getPerson(delegateId);
      const held = await roles.lockHeldBy(delegateId);

      const granted = delegate(input, {
        id: newId<DelegationId>(),
        delegatorId: access.person(),
        isOfFunder: held.some(({ scope }) => scope.kind === 'funder' && scope.id === funderId),
        now,
      });

      await delegations.insert(granted);
      await audit.record({
        kind: 'access.signature_delegated',
        subjectType: 'delegation',
        subjectId: granted.id,
        dossierId: null,
        related: [funderId, granted.delegatorId, delegateId],
        after: granted,
        reason: granted.act,
      });
      await outbox.notify({
        kind: 'access.signature_delegated',
        to: { by: 'person', personId: delegateId },
        dossierId: null,
        data: { from: granted.from.toISOString(), to: granted.to.toISOString() },
      });
      return granted;
    });
