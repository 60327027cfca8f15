import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../db/migrate.ts';

const DATABASE = 'touiza';
const SERVICE_ROLE = 'touiza_service';
/** Made by the migrations: may do what the programs need, and not change the past. */
const APP_ROLE = 'touiza_app';

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The database `touiza` of the server whose superuser this is. */
export const ownDatabase = (superuserUrl: string): URL => {
  const changed = new URL(superuserUrl);
  changed.pathname = `/${DATABASE}`;
  return changed;
};

export const createDatabase = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });

/** A new password at every start: nothing keeps it but the programs' own environment. */
const renewServiceRole = async (url: URL): Promise<URL> => {
  const password = randomBytes(24).toString('base64url');
  await withClient(url.href, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [SERVICE_ROLE]);
    if (rowCount === 0) await client.query(`create role ${SERVICE_ROLE} login in role ${APP_ROLE}`);
    await client.query(`alter role ${SERVICE_ROLE} login password '${password}'`);
  });
  const service = new URL(url);
  service.username = SERVICE_ROLE;
  service.password = password;
  return service;
};

export interface Prepared {
  /** As the programs connect: in the application's role only. */
  readonly url: string;
  /** As the migrations ran. */
  readonly adminUrl: string;
}

/** Migrates the database `touiza` of the embedded server. */
export const prepareEmbedded = async (superuserUrl: string): Promise<Prepared> => {
  await createDatabase(superuserUrl);
  const url = ownDatabase(superuserUrl);
  await migrate(url.href);
  return { url: (await renewServiceRole(url)).href, adminUrl: url.href };
};

/** Migrates a database the user gave. */
export const prepareGiven = async (url: string): Promise<Prepared> => {
  const adminUrl = process.env['DATABASE_MIGRATION_URL'] ?? url;
  await migrate(adminUrl);
  const service = new URL(url);
  service.searchParams.set('options', `-c role=${APP_ROLE}`);
  // libpq, unlike browsers, does not read a plus sign as a space.
  return { url: service.href.replaceAll('+', '%20'), adminUrl };
};
