import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { introduce } from '../services/audit/checkpoint.ts';
import { signerOf, type Signer } from '../services/audit/note.ts';
import type { Keyring } from '../services/audit/seal-ports.ts';

/** A key's two files: the secret, and its introduction by the key before it. The secret of an old key may be destroyed. */
const FILE = /^(key-\d{4})\.(?:pem|note)$/;

const keysIn = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).map((file) => FILE.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
};

/** In one step, and safe before it is used; where a rival was quicker, theirs stands. */
const writeOnce = async (path: string, content: string): Promise<void> => {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await link(aside, path).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(aside);
  }
};

const secretIn = async (folder: string, name: string, origin: string): Promise<Signer> =>
  signerOf(origin, await readFile(join(folder, `${name}.pem`), 'utf8'));

/** Adds a key; the worker signs with it from its next start. Gives the public half. */
export const addKey = async (folder: string, origin: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await keysIn(folder);
  const name = `key-${String(names.length + 1).padStart(4, '0')}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  await writeOnce(join(folder, `${name}.pem`), pem);
  const added = await secretIn(folder, name, origin);
  const previous = names.at(-1);
  const by = previous === undefined ? added : await secretIn(folder, previous, origin);
  await writeOnce(join(folder, `${name}.note`), introduce(added.verifier, by));
  return added.verifier;
};

/** The keys of a folder; the first is made where there is none. */
export const keyringIn = async (folder: string, origin: string): Promise<Keyring> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await keysIn(folder)).length === 0) await addKey(folder, origin);
  const names = await keysIn(folder);
  const introductions = await Promise.all(names.map((name) => readFile(join(folder, `${name}.note`), 'utf8')));
  return {
    signer: await secretIn(folder, names.at(-1) ?? '', origin),
    first: introductions[0]?.split('\n')[1] ?? '',
    introductions,
  };
};
