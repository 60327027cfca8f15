import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { existingPostgres } from '../../infra/postgres-files.ts';

/** A new folder that any user may enter, as a checkout usually is. */
export const scratchFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'touiza-test-'));
  await chmod(folder, 0o711);
  return folder;
};

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** With the data that are beside the copied binaries, when nobody may enter the folder. */
export const removePostgres = async (folder: string): Promise<void> => {
  const home = existingPostgres(folder);
  if (home !== undefined) await removeFolder(home);
  await removeFolder(dirname(folder));
};

/** A stand-in for a program: it prints one line, whatever it is asked. */
export const stubProgram = async (folder: string, name: string, script: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
};
