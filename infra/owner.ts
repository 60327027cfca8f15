import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf } from './process.ts';

interface Owner {
  readonly pid: number;
  /** A pid alone could belong to somebody else by now. */
  readonly command: string;
}

const ownerFile = (folder: string): string => join(folder, 'owner.json');

/** The living process, other than this one, whose server keeps its data in the folder. */
export const ownerOf = (folder: string): number | undefined => {
  try {
    const { pid, command } = JSON.parse(readFileSync(ownerFile(folder), 'utf8')) as Owner;
    return pid !== process.pid && command !== '' && commandOf(pid) === command ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** A server whose starter is gone is an orphan to take over; one whose starter lives must be left alone. */
export const claimFolder = async (folder: string): Promise<void> => {
  const pid = ownerOf(folder);
  if (pid !== undefined)
    throw new Error(`${folder} is in use by process ${pid}: end it, or set TOUIZA_FOLDER to another`);
  await mkdir(folder, { recursive: true });
  await writeFile(ownerFile(folder), JSON.stringify({ pid: process.pid, command: commandOf(process.pid) }));
};
