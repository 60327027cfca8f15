import type { Actor } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import type { MeView, PeopleQuery, PersonName, PersonView } from './access-views.ts';

/** Who I am here, in which roles, and what waits for me. */
export const getMe =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor): Promise<MeView> =>
    read(actor, async ({ access, accessViews }) => {
      const id = access.person();
      return { person: await accessViews.getPerson(id), waiting: await accessViews.listWaits(id) };
    });

export const listPeople =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, query: PeopleQuery): Promise<Page<PersonView>> =>
    read(actor, async ({ access, accessViews }) => {
      await access.require('role.grant', {});
      return accessViews.listPeople(query);
    });

/** The names of people whose ids stand in something that the asker was shown: no id can be guessed. */
export const namePeople =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, ids: readonly PersonId[]): Promise<PersonName[]> =>
    read(actor, async ({ access, accessViews }) => {
      access.person();
      return ids.length === 0 ? [] : accessViews.listNames(ids);
    });
