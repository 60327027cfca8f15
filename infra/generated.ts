import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './root.ts';

/** Writes a generated file; with `--check` it only says whether the one that is there is stale, and fails if so. */
export const keepUpToDate = async (file: string, text: string): Promise<void> => {
  const path = join(projectRoot, file);
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) {
    console.log(`${file} is up to date`);
  } else if (process.argv.includes('--check')) {
    console.log(`${file} is stale: generate it again and commit it`);
    process.exitCode = 1;
  } else {
    await writeFile(path, text);
    console.log(`${file} written`);
  }
};
