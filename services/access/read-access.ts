import type { Actor } from '../shared/command.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import type { MeView, PeopleQuery, PersonAccess, PersonName, PersonView, SignInList } from './access-views.ts';

/** Who I am here, in which roles, and what waits for me. */
export const getMe =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor): Promise<MeView> =>
    read(actor, async ({ access, accessViews }) => {
      const id = access.person();
      return { person: await accessViews.getPerson(id), waiting: await accessViews.listWaits(id) };
    });

/** Where I am signed in through the pages, the last used first. */
export const listSignIns =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor): Promise<SignInList> =>
    read(actor, async ({ access, accessViews }) => ({ items: await accessViews.listSignIns(access.person()) }));

/** One person with their roles, and in how many places they are signed in; not in which, which is theirs to know. */
export const getPerson =
  ({ read }: ReadDependencies<AccessUnit>) =>
  (actor: Actor, id: PersonId): Promise<PersonAccess> =>
    read(actor, async ({ access, accessViews }) => {
      await access.require('person.manage', {});
      const person = await accessViews.getPerson(id);
      return { ...person, signIns: (await accessViews.listSignIns(id)).length };
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
