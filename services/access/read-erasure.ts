import type { Actor } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import type { ErasureView } from './erasure.ts';

/** What would go with a person, and what keeps them. */
export const readErasure =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, personId: PersonId): Promise<ErasureView> =>
    read(actor, async ({ access, accessViews, erasures }) => {
      await access.require('person.manage', {});
      const { isErased } = await accessViews.getPerson(personId);
      return {
        personId,
        isErased,
        keptBy: await erasures.listKeepers(personId),
        ...(await erasures.foresee(personId)),
      };
    });
