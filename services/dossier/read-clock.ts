import type { Actor } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DossierUnit } from './dossier-ports.ts';

/** What time it is on the application clock, which a demo may have moved. */
export const readClock =
  ({ read }: ReadDependencies<DossierUnit>) =>
  (actor: Actor): Promise<Date> =>
    read(actor, ({ now }) => Promise.resolve(now));
