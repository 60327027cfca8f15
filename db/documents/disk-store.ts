import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { documentUnreadable } from '../../services/documents/documents-errors.ts';
import type { FileStore } from '../../services/documents/documents-ports.ts';
import { sha256Of } from '../../services/shared/canonical.ts';

/** Files under a folder, each named by its SHA-256: written aside, synced, then moved into place in one step. */
export const diskStore = (folder: string): FileStore => {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);

  return {
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      const place = placeOf(sha256);
      if (await exists(place)) return sha256;
      await mkdir(path.dirname(place), { recursive: true });
      const aside = `${place}.${randomBytes(6).toString('hex')}`;
      try {
        await writeSynced(aside, bytes);
        await rename(aside, place);
        await syncFolder(path.dirname(place));
      } finally {
        await rm(aside, { force: true });
      }
      return sha256;
    },
    get: async (sha256) => {
      const bytes = await readFile(placeOf(sha256)).catch(() => null);
      if (bytes === null || sha256Of(bytes) !== sha256) throw documentUnreadable(sha256);
      return bytes;
    },
  };
};

const exists = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

const writeSynced = async (place: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(place, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** The new name is safe only when its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
