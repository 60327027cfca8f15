import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import { takeBackup } from '../../infra/backup/take-backup.ts';
import { restoreBackup } from '../../infra/backup/restore-backup.ts';
import { writeHashList } from '../../infra/backup/hash-list.ts';
import { startPostgres, type Postgres } from '../../infra/postgres.ts';
import { silent } from '../../infra/steps.ts';
import { knownMigrations } from '../../db/migrate.ts';
import { diskStore } from '../../db/documents/disk-store.ts';
import { connect } from '../../db/shared/connection.ts';
import { answerLine, approves, openedRound, pictureOf, type RoundWorld } from '../support/builders/cofinancing.ts';
import { startOwnTemporal, type OwnTemporal } from '../support/own-temporal.ts';
import { ownPort } from '../support/own-port.ts';
import { inDatabase } from '../support/servers.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, scanningAtOnce, type World } from '../support/world.ts';
import { dependenciesOn } from '../../db/unit.ts';
import { printingIn } from '../support/printing.ts';

let world: World;
let round: RoundWorld;
let folder: string;
let backup: string;
let server: Postgres;
let temporal: OwnTemporal;
let restoredWorker: RunningWorker | undefined;

const quiet = { log: silent };

beforeAll(async () => {
  // Jest's loader loses its way among modules that are first asked for all at once.
  for (const name of await knownMigrations()) await import(`../../db/migrations/${name}.ts`);
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'touiza-backup-'));
  backup = path.join(folder, 'backup');
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
  const own = { folder: path.join(folder, 'postgres'), port: await ownPort(), settings };
  [server, temporal, round] = await Promise.all([startPostgres(own), startOwnTemporal(), begun()]);
}, 120_000);
afterAll(async () => {
  await restoredWorker?.stop();
  await Promise.all(opened.map((knex) => knex.destroy()));
  await Promise.all([server.stop(), temporal.stop(), world.drop()]);
  await rm(folder, { recursive: true, force: true });
});

/** A dossier whose funders were asked by the workflow, and of whom one has answered. */
const begun = async (): Promise<RoundWorld> => {
  const opened = await openedRound(world);
  const worker = await startWorker(world);
  await answerLine(world, opened, { funder: 'region05', decision: approves() });
  await eventually(
    () => settled(world),
    (isSettled) => isSettled,
  );
  await worker.stop();
  return opened;
};

const settled = async ({ admin }: World): Promise<boolean> =>
  (await admin('engine.process').whereRaw('open and seen < version')).length === 0;

const take = (into = backup) => takeBackup({ databaseUrl: world.url, files: world.printing.files, into, ...quiet });

let databases = 0;
const emptyDatabase = async (): Promise<string> => {
  const maker = connect(server.url, { poolMax: 1 });
  const name = `restored_${String((databases += 1))}`;
  await maker.raw('create database ??', [name]);
  await maker.destroy();
  return inDatabase(server.url, name);
};

const restored = async (from = backup, databaseUrl?: string) => {
  const printing = printingIn(await mkdtemp(path.join(folder, 'files-')));
  const url = databaseUrl ?? (await emptyDatabase());
  return { url, printing, ...(await restoreBackup({ from, databaseUrl: url, files: printing.files, ...quiet })) };
};

/** The world of before, on what was restored: the same people and ids, another server. */
const opened: Knex[] = [];
const worldOn = (url: string, printing: World['printing']): World => {
  const admin = connect(url, { poolMax: 2 });
  const appUrl = `${url}?options=${encodeURIComponent('-c role=touiza_app')}`;
  const knex = connect(appUrl, { poolMax: 10 });
  opened.push(admin, knex);
  const database = {
    ...dependenciesOn(knex, printing),
    printing,
    heldBack: [],
    admin,
    knex,
    url,
    appUrl,
    drop: world.drop,
  };
  return { ...world, ...database, useCases: scanningAtOnce(database) };
};

describe('a backup', () => {
  it('holds every row and file, and a list of hashes that other programs can check', async () => {
    const { tables, rows, missing, sha256 } = await take();
    expect([tables, rows]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(tables).toBeGreaterThan(90);
    expect(missing).toEqual([]);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const list = await readFile(path.join(backup, 'SHA256SUMS'), 'utf8');
    expect(list).toMatch(/^[0-9a-f]{64} {2}backup\.json$/m);
  });

  it('is not written over another', async () => {
    await expect(take()).rejects.toThrow('is not empty');
  });
});

describe('a restored database', () => {
  it('is the same to the last row, without a difference, and wakes every process in an empty Temporal', async () => {
    const { url, printing, differences } = await restored();
    expect(differences).toEqual([]);
    const again = worldOn(url, printing);
    expect(await hashesOf(again)).toEqual(await hashesOf(world));

    restoredWorker = await startWorker(again, { address: temporal.address });
    const { workflow } = restoredWorker.client;
    await eventually(
      () => settled(again),
      (isSettled) => isSettled,
      30_000,
    );
    const { rows } = await again.admin.raw<{ rows: { id: string }[] }>(
      'select workflow_id as id from engine.process where open',
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { id } of rows) expect((await workflow.getHandle(id).describe()).status.name).toBe('RUNNING');

    await answerLine(again, round, { funder: 'indh', decision: approves() });
    await eventually(
      () => again.admin('engine.process').where({ subject_id: round.dossierId }).first<{ stage: string }>('stage'),
      ({ stage }) => stage === 'agreement',
      30_000,
    );
    expect((await pictureOf(again, round)).rounds.at(-1)?.status).toBe('financed');
  }, 120_000);

  it('lets nobody in who was signed in', async () => {
    const { url } = await restored();
    const admin = connect(url, { poolMax: 1 });
    expect(await admin('access.session').where({ ended_at: null })).toEqual([]);
    await admin.destroy();
  }, 60_000);
});

describe('a restore is refused', () => {
  const spoilt = async (spoil: (copy: string) => Promise<unknown>): Promise<string> => {
    const copy = await mkdtemp(path.join(folder, 'spoilt-'));
    await cp(backup, copy, { recursive: true });
    await spoil(copy);
    return copy;
  };
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
  const refused = async (spoil: (copy: string) => Promise<unknown>, why: string) => {
    await expect(restored(await spoilt(spoil), nowhere)).rejects.toThrow(why);
  };

  it('where a file was changed, removed or added', async () => {
    await refused(
      (copy) => appendFile(path.join(copy, 'tables', 'ledger.transfer'), '"(1)"\n'),
      'ledger.transfer is not as',
    );
    await refused((copy) => rm(path.join(copy, 'tables', 'ledger.transfer')), 'ledger.transfer is missing');
    await refused((copy) => writeFile(path.join(copy, 'more'), ''), 'more is in the backup');
    await refused((copy) => rm(path.join(copy, 'SHA256SUMS')), 'is no whole backup');
  });

  const described = (change: object) => async (copy: string) => {
    const file = path.join(copy, 'backup.json');
    await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), ...change }));
    await writeHashList(copy);
  };

  it('where the backup is of a newer version', async () => {
    await refused(described({ migrations: ['9999-from-tomorrow'] }), 'does not know its migration 9999-from-tomorrow');
    await refused(described({ format: 2 }), 'a format that this version does not read');
  });

  it('into a database that holds something, and by an account that may not put triggers to sleep', async () => {
    await expect(restored(backup, world.url)).rejects.toThrow('not empty: it has a schema');
    const url = await emptyDatabase();
    const admin = connect(server.url, { poolMax: 1 });
    await admin.raw(
      `create role weak login createrole password 'weak'; grant touiza_owner, touiza_app to weak with admin option`,
    );
    await admin.raw('alter database ?? owner to weak', [new URL(url).pathname.slice(1)]);
    await admin.destroy();
    const weak = new URL(url);
    Object.assign(weak, { username: 'weak', password: 'weak' });
    await expect(restored(backup, weak.href)).rejects.toThrow('a superuser');
  }, 60_000);
});

it('of which a file’s bytes are gone already, a backup says so and keeps the rest', async () => {
  const files = diskStore(path.join(folder, 'nothing'));
  const into = path.join(folder, 'poor');
  const { missing } = await takeBackup({ databaseUrl: world.url, files, into, ...quiet });
  expect(missing.length).toBeGreaterThan(0);
});

/** Of each table, but those that a restore changes on purpose. */
const hashesOf = async ({ admin }: World): Promise<Record<string, string>> => {
  const { rows } = await admin.raw<{ rows: { name: string }[] }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname !~ '^(pg_|information_schema|migration)' order by 1`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    if (['engine.process', 'access.session', 'engine.epoch'].includes(name)) continue;
    const [schema, table] = name.split('.');
    const found = await admin.raw<{ rows: { hash: string }[] }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ??.?? t`,
      [schema ?? '', table ?? ''],
    );
    hashes[name] = found.rows[0]?.hash ?? '';
  }
  return hashes;
};
