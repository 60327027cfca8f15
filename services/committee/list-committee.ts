import type { Actor } from '../shared/command.ts';
import type { CallId, PersonId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit } from './committee-ports.ts';

/** By the role that they hold now, for the whole fund or for the call. */
export interface CommitteeOfCall {
  readonly chairIds: readonly PersonId[];
  readonly memberIds: readonly PersonId[];
  readonly secretaryIds: readonly PersonId[];
}

/** Who can be convened to a session of a call. */
export const listCommittee =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, callId: CallId): Promise<CommitteeOfCall> =>
    read(actor, async ({ access, people }) => {
      await access.require('committee.convene', { callId });
      const holding = async (role: 'committee_chair' | 'committee_member' | 'committee_secretary') =>
        (await people.listHolders(role, callId)).map(({ id }) => id);
      return {
        chairIds: await holding('committee_chair'),
        memberIds: await holding('committee_member'),
        secretaryIds: await holding('committee_secretary'),
      };
    });
