import type { Actor } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DossierUnit } from './dossier-ports.ts';
import type { TaskList } from './task-views.ts';

/** What somebody can do now by their roles, beside the waits that name them; whether they may, each use case decides. */
export const listTasks =
  ({ read }: ReadDependencies<DossierUnit>) =>
  (actor: Actor): Promise<TaskList> =>
    read(actor, async ({ access, tasksOfPeople }) => ({ items: await tasksOfPeople.list(access.person()) }));
