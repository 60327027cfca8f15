import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** As `sha256sum` writes it, so that `sha256sum --check` reads it where Touiza is not. */
const LIST = 'SHA256SUMS';

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((path) => relative(folder, path))
    .filter((name) => name !== LIST)
    .sort();
};

/** Lists every file of the folder; gives the hash of the list, which stands for all of it. */
export const writeHashList = async (folder: string): Promise<string> => {
  const lines: string[] = [];
  for (const name of await filesIn(folder)) lines.push(`${await hashOf(join(folder, name))}  ${name}\n`);
  await writeFile(join(folder, LIST), lines.join(''));
  return hashOf(join(folder, LIST));
};

const listed = async (folder: string): Promise<Map<string, string>> => {
  const text = await readFile(join(folder, LIST), 'utf8').catch(() => {
    throw new Error(`${folder} is no whole backup: it has no ${LIST}`);
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
};

/** Every file as it was listed, none missing and none besides; or an error that names the first that is not. */
export const verifyHashList = async (folder: string): Promise<void> => {
  const wanted = await listed(folder);
  const found = await filesIn(folder);
  for (const name of found) {
    const hash = wanted.get(name);
    if (hash === undefined) throw new Error(`${name} is in the backup's folder, but not in its list`);
    if ((await hashOf(join(folder, name))) !== hash) throw new Error(`${name} is not as it was when it was backed up`);
    wanted.delete(name);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw new Error(`${missing} is missing from the backup`);
};
