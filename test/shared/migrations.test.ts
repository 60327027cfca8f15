import { connect } from '../../db/shared/connection.ts';
import { migrate, unmigrate } from '../../db/migrate.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const schemas = async (): Promise<string[]> => {
  const knex = connect(database.url, { poolMax: 1 });
  const { rows } = await knex.raw<{ rows: { nspname: string }[] }>(
    `select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public|migration)' order by 1`,
  );
  await knex.destroy();
  return rows.map(({ nspname }) => nspname);
};

describe('migrations', () => {
  it('go up, down, and up again to the same schemas', async () => {
    const before = await schemas();
    expect(before).toContain('ledger');
    await unmigrate(database.url);
    expect(await schemas()).toEqual([]);
    await migrate(database.url);
    expect(await schemas()).toEqual(before);
  });

  it('asked twice at once apply once', async () => {
    await unmigrate(database.url);
    await Promise.all([migrate(database.url), migrate(database.url)]);
    expect(await schemas()).toContain('ledger');
  });
});
