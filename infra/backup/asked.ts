import { join } from 'node:path';
import { fileStoreOf } from '../file-store.ts';
import { touizaFolder } from '../root.ts';
import { fileSettings } from '../settings.ts';

/** The one folder that a command is told. */
export const folderAsked = (command: string): string => {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new Error(`usage: npm run ${command} -- <folder>`);
  return folder;
};

/** The database of the environment, as the account that migrates it. */
export const databaseGiven = (): string | undefined => {
  const given = process.env['DATABASE_MIGRATION_URL'] ?? process.env['DATABASE_URL'];
  return given === '' ? undefined : given;
};

/** What lies beside the database, where the programs keep it. */
export const besideTheDatabase = () => ({
  files: fileStoreOf({ ...fileSettings(), TOUIZA_FOLDER: touizaFolder() }),
  checkpoints: process.env['AUDIT_ANCHOR'] ?? join(touizaFolder(), 'audit', 'anchor'),
});

/** Says in one sentence why not, and ends with 1. */
export const sayingNo = async (work: () => Promise<void>): Promise<void> => {
  await work().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
};
