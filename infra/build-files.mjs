import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SOURCE = /\.tsx?$/;
const ASSET = /\.(json|sql|css|xsd|typ|scss|mjs)$/;
const BUILT = /\.js(\.map)?$/;

/** Files below a folder, as paths relative to the root. */
const walk = (root, folder, found = []) => {
  if (!existsSync(join(root, folder))) return found;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, found);
    else found.push(path);
  }
  return found;
};

const sources = (root) => JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')).include;

const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Changes when a source is added, removed or written; reads no content, so it costs milliseconds. */
export const fingerprint = (root) => {
  const hash = createHash('sha256').update(process.versions.node);
  const files = sources(root).flatMap((folder) => walk(root, folder));
  for (const path of [...files.filter((path) => SOURCE.test(path) || ASSET.test(path)).sort(), ...settings]) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
};

const hasSource = (root, path) => {
  const stem = path.slice('dist/'.length).replace(BUILT, '');
  return existsSync(join(root, `${stem}.ts`)) || existsSync(join(root, `${stem}.tsx`));
};

/** A deleted migration must not live on in `dist/`. */
export const removeOrphans = (root) => {
  for (const folder of sources(root)) {
    for (const path of walk(root, `dist/${folder}`)) {
      const isKept = BUILT.test(path) ? hasSource(root, path) : existsSync(join(root, path.slice('dist/'.length)));
      if (!isKept) rmSync(join(root, path));
    }
  }
};

export const copyAssets = (root) => {
  for (const path of sources(root)
    .flatMap((folder) => walk(root, folder))
    .filter((path) => ASSET.test(path))) {
    mkdirSync(dirname(join(root, 'dist', path)), { recursive: true });
    copyFileSync(join(root, path), join(root, 'dist', path));
  }
};

const LOCK_STALE_MS = 120_000;

const isStale = (lock) => {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS;
  } catch {
    return true;
  }
};

const takeLock = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/** `npm start` and `npm test` begun together must not write `dist/` at the same time. */
export const withLock = async (folder, work) => {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'build.lock');
  while (!takeLock(lock)) {
    if (isStale(lock)) rmSync(lock, { force: true });
    else await pause(100);
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  await work();
  rmSync(lock, { force: true });
};
