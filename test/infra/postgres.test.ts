import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { existingPostgres, nativeFolder } from '../../infra/postgres-files.ts';
import { startPostgres, type Postgres } from '../../infra/postgres.ts';
import { commandOf } from '../../infra/process.ts';
import { removePostgres, scratchFolder } from './scratch.ts';

const settings = { shared_buffers: '16MB' };
const FIRST_PORT = 55_500;

const query = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded PostgreSQL', () => {
  let folder = '';
  const running: Postgres[] = [];

  const start = async (port?: number): Promise<Postgres> => {
    const server = await startPostgres({ folder, settings, ...(port === undefined ? {} : { port }) });
    running.push(server);
    return server;
  };

  beforeEach(async () => {
    folder = join(await scratchFolder(), 'postgres');
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await removePostgres(folder);
  });

  it('keeps committed rows and its port when it is killed at once', async () => {
    const first = await start(FIRST_PORT);
    await query(first.url, 'create table kept as select 1 as value');
    process.kill(first.pid ?? 0, 'SIGKILL');
    await first.exited;

    const second = await start();

    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
    expect(second.port).toBe(first.port);
  });

  it('ends a server that its starter left behind, and goes on from its data', async () => {
    const orphan = await start(FIRST_PORT);
    await query(orphan.url, 'create table kept as select 1 as value');

    const second = await start();

    await orphan.exited;
    expect(second.pid).not.toBe(orphan.pid);
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
  });

  it('starts although its pid file names a process that is somebody else by now', async () => {
    const first = await start(FIRST_PORT);
    const pidFile = join(existingPostgres(folder) ?? '', 'data', 'postmaster.pid');
    await first.stop();
    await writeFile(
      pidFile,
      `${process.pid}\n${join(existingPostgres(folder) ?? '', 'data')}\n0\n0\n\n127.0.0.1\n0 0\nready\n`,
    );

    const second = await start();

    expect(await query(second.url, 'select 1 as value')).toEqual([{ value: 1 }]);
  });

  it('leaves a server alone whose starter lives', async () => {
    await mkdir(folder, { recursive: true });
    const owner = { pid: process.ppid, command: commandOf(process.ppid) };
    await writeFile(join(folder, 'owner.json'), JSON.stringify(owner));

    await expect(start()).rejects.toThrow(`is in use by process ${process.ppid}`);
  });

  it('takes the next free port, says so, and keeps it', async () => {
    const blocker = createServer().listen(FIRST_PORT, '127.0.0.1');
    await once(blocker, 'listening');
    const said: string[] = [];

    const server = await startPostgres({ folder, settings, port: FIRST_PORT, log: (line) => said.push(line) });
    await server.stop();
    blocker.close();

    expect(server.port).toBeGreaterThan(FIRST_PORT);
    expect(said).toContain(`PostgreSQL: port ${FIRST_PORT} is taken, using ${server.port}`);
    expect((await start()).port).toBe(server.port);
  });

  it('sorts French and compares Arabic', async () => {
    const { url } = await start(FIRST_PORT);
    await query(url, 'create extension pg_trgm');

    const sorted = await query(url, `select w from unnest(array['eb','é','ea']) as w order by w`);

    expect(sorted).toEqual([{ w: 'é' }, { w: 'ea' }, { w: 'eb' }]);
    expect(await query(url, `select similarity('بنك','بنك')::int as same`)).toEqual([{ same: 1 }]);
  });

  it('shows its password to nobody else, and lets nobody in without it', async () => {
    const { url } = await start(FIRST_PORT);

    expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0);
    await expect(query(url.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('makes the library links that an install without scripts leaves out', async () => {
    const link = join(nativeFolder(), 'lib', 'libecpg.so');
    await rm(link, { force: true });

    await start(FIRST_PORT);

    expect(existsSync(link)).toBe(true);
  });

  it('works in a folder that only its owner may enter', async () => {
    await chmod(join(folder, '..'), 0o700);

    const { url } = await start(FIRST_PORT);

    expect(await query(url, 'select 1 as value')).toEqual([{ value: 1 }]);
    const isMovedAway = existingPostgres(folder) !== folder;
    expect(isMovedAway).toBe(process.getuid?.() === 0);
  });
});
