import { join } from 'node:path';
import { ownerOf } from './owner.ts';
import { existingPostgres } from './postgres-files.ts';
import { endOrphanedPostgres } from './postgres.ts';
import type { Log } from './steps.ts';
import { endOrphanedTemporal } from './temporal.ts';

/** Ends the servers kept in `folder`/postgres and /temporal whose starter is gone; a living one keeps its own. */
export const endServers = async (folder: string, log: Log): Promise<void> => {
  const temporal = join(folder, 'temporal');
  if (ownerOf(temporal) === undefined) await endOrphanedTemporal(temporal, log);
  const postgres = join(folder, 'postgres');
  const home = existingPostgres(postgres);
  if (home !== undefined && ownerOf(postgres) === undefined) await endOrphanedPostgres(join(home, 'data'), log);
};
