import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { escapeIdentifier, type ClientBase } from 'pg';
import type { Table } from './description.ts';

const BATCH = 1_000;

/** Every value has one text, whatever the server or the person asking prefers. */
const ONE_TEXT = `
  set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 3; set statement_timeout = 0; set row_security = off`;

export const speakOneText = async (client: ClientBase): Promise<void> => {
  await client.query(ONE_TEXT);
};

const quoted = (name: string): string => name.split('.').map(escapeIdentifier).join('.');

/** What Postgres computes from the others is not kept. */
const TABLES = `
  select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
  group by 1 order by 1`;

/** Every table of the database but the record of its migrations. */
export const tablesOf = async (client: ClientBase): Promise<Omit<Table, 'rows'>[]> =>
  (await client.query<Omit<Table, 'rows'>>(TABLES)).rows;

/** Writes a table, a row a line: the text that Postgres itself gives a row, as a JSON string. */
export const dumpTable = async (client: ClientBase, name: string, path: string): Promise<number> => {
  const file = await open(path, 'wx');
  try {
    await client.query(`declare dumped no scroll cursor for select t::text as row from ${quoted(name)} t`);
    for (let count = 0; ;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${String(BATCH)} from dumped`);
      if (rows.length > 0) await file.write(rows.map(({ row }) => `${JSON.stringify(row)}\n`).join(''));
      count += rows.length;
      if (rows.length < BATCH) {
        await client.query('close dumped');
        return count;
      }
    }
  } finally {
    await file.close();
  }
};

/** Each text becomes a row once, behind `offset 0`; else Postgres would read it again for every column. */
const insertOf = ({ name, columns }: Table): string => {
  const names = columns.map(escapeIdentifier);
  return `insert into ${quoted(name)} (${names.join(', ')}) overriding system value
    select ${names.map((column) => `(given.row).${column}`).join(', ')}
    from (select text::${quoted(name)} as row from unnest($1::text[]) as text offset 0) given`;
};

/** Reads a table back into an empty one; as many rows as there were, or an error. */
export const loadTable = async (client: ClientBase, table: Table, path: string): Promise<void> => {
  const insert = insertOf(table);
  let count = 0;
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) await client.query(insert, [batch]);
    count += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    batch.push(JSON.parse(line) as string);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (count !== table.rows)
    throw new Error(`${table.name} has ${String(count)} rows and should have ${String(table.rows)}`);
};

export const sequencesOf = async (client: ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
     where schemaname <> 'migration' and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
};

export const setSequence = async (client: ClientBase, name: string, last: string): Promise<void> => {
  await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), last]);
};

/** In one statement: tables that speak of one another can be emptied only together. */
export const emptyAll = async (client: ClientBase, tables: readonly Table[]): Promise<void> => {
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
};
