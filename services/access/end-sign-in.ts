import type { Command, Dependencies } from '../shared/command.ts';
import type { SignInId } from '../shared/ids.ts';
import { signInMissing } from './access-errors.ts';
import type { AccessUnit } from './access-ports.ts';
import type { SignInList } from './access-views.ts';

/** Signs oneself out somewhere else: on a phone that is lost, or at somebody's desk. */
export const endSignIn =
  ({ transact }: Dependencies<AccessUnit>) =>
  (command: Command, id: SignInId): Promise<SignInList> =>
    transact(command, async ({ access, accessViews, signIns, audit }) => {
      const personId = access.person();

      if (!(await signIns.end(personId, id))) throw signInMissing(id);

      await audit.record({
        kind: 'access.sign_in_ended',
        subjectType: 'person',
        subjectId: personId,
        dossierId: null,
        related: [id],
      });
      return { items: await accessViews.listSignIns(personId) };
    });
