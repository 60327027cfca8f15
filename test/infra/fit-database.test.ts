import { connect } from '../../db/shared/connection.ts';
import { databaseFaults } from '../../db/shared/fitness.ts';
import { requireFitDatabase } from '../../infra/fit-database.ts';
import { newId } from '../../services/shared/ids.ts';
import { inDatabase, testServer } from '../support/servers.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** Looks at a database made in a certain way, and lets it go. */
const madeWith = async <Result>(options: string, look: (url: string) => Promise<Result>): Promise<Result> => {
  const server = testServer('POSTGRES');
  const maker = connect(server, { poolMax: 1 });
  const name = `touiza_test_fit_${newId().slice(-8)}`;
  await maker.raw(`create database ${name} template template0 ${options}`);
  try {
    return await look(inDatabase(server, name));
  } finally {
    await maker.raw(`drop database ${name} with (force)`);
    await maker.destroy();
  }
};

const faultsAt = async (url: string, sql = ''): Promise<string> => {
  const knex = connect(url, { poolMax: 1 });
  try {
    if (sql !== '') await knex.raw(sql);
    return (await databaseFaults(knex)).join('; ');
  } finally {
    await knex.destroy();
  }
};

const EXTENSIONS = 'create extension unaccent; create extension pg_trgm';
const PLAIN_C = "locale_provider libc lc_collate 'C' lc_ctype 'C'";

describe('the database that Touiza is served from', () => {
  it('is fit as the migrations leave it', async () => {
    expect(await databaseFaults(world.knex)).toEqual([]);
  });

  it('is refused under the locale C, where no Arabic word is like itself', async () => {
    const faults = await madeWith(`encoding 'UTF8' ${PLAIN_C}`, (url) => faultsAt(url, EXTENSIONS));
    expect(faults).toContain('similarity of an Arabic word');
    expect(faults).toContain('ctype does not know Arabic');
    expect(faults).toContain('sorts é after z');
  });

  it('is refused in another encoding', async () => {
    const faults = await madeWith(`encoding 'LATIN1' ${PLAIN_C}`, (url) => faultsAt(url).catch(String));
    expect(faults).toMatch(/encoding|has no equivalent/);
  });

  it('is refused without its extensions, by their names', async () => {
    const faults = await madeWith(`encoding 'UTF8' ${PLAIN_C}`, (url) => faultsAt(url));
    expect(faults).toContain('unaccent is missing');
    expect(faults).toContain('pg_trgm is missing');
  });

  it('makes a program refuse to serve, in one sentence', async () => {
    const said: string[] = [];
    await madeWith(`encoding 'UTF8' ${PLAIN_C}`, async (url) => {
      const knex = connect(url, { poolMax: 1 });
      await requireFitDatabase(knex, { refuse: (message) => said.push(message) });
      await knex.destroy();
    });
    expect(said).toEqual([expect.stringMatching(/^This database cannot serve Touiza: the extension unaccent/)]);
  });

  it('is asked again while it is away', async () => {
    const said: string[] = [];
    let asked = 0;
    const away = { raw: () => Promise.reject(new Error('connect ECONNREFUSED')) };
    const back = { raw: () => Promise.resolve({ rows: [{}] }) };
    const raw = () => ((asked += 1) < 3 ? away : back).raw();
    await requireFitDatabase({ raw } as never, { refuse: (message) => said.push(message), againMs: 1 });
    expect(said).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).toHaveLength(1);
  });
});
