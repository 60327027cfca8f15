import { mkdir, open, readFile, stat, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const BYTES_MAX = 10_000_000;

/** A file, not a pipe: a server must outlive whoever started it without choking on its own messages. */
export const openLog = async (path: string): Promise<FileHandle> => {
  await mkdir(dirname(path), { recursive: true });
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > BYTES_MAX) await truncate(path);
  return open(path, 'a', 0o600);
};

const LINES = 8;

export const lastLines = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-LINES).join('\n');
};
