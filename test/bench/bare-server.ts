import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The yardstick of the list: Node's own server and the driver, nothing else. It knows nobody, checks nothing and
 * answers the same rows in the same shape, told by the path which scope they are to be of.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20, idleTimeoutMillis: 0 });

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly call_id: string;
  readonly title: string;
  readonly organisation_id: string;
  readonly name_ar: string;
  readonly name_latin: string;
  readonly stage: string;
  readonly requested_centimes: string;
  readonly submitted_at: Date | null;
}

const LIMIT = 50;

/** The page first, then what is shown of it: any author would see that the other way round reads whole tables. */
const textOf = (table: string, condition: string): string => `
  select d.id, d.reference, d.call_id, d.project ->> 'title' as title, d.organisation_id, o.name_ar, o.name_latin,
    p.stage, d.requested_centimes, d.submitted_at
  from (select dossier_id from ${table} where ${condition} order by dossier_id desc limit ${LIMIT + 1}) page
    join application.dossier d on d.id = page.dossier_id
    join registry.organisation o on o.id = d.organisation_id
    join engine.process p on p.type = 'dossier' and p.subject_id = d.id
  order by page.dossier_id desc`;

const TEXTS: Readonly<Record<string, string>> = {
  call: textOf('access.dossier_scope', 'call_id = $1'),
  funder: textOf('access.dossier_funder', 'funder_id = $1'),
  territory: textOf('access.dossier_scope', `territory collate "C" >= $1 and territory collate "C" < $1::text || '~'`),
};

const itemOf = (row: Row) => ({
  id: row.id,
  reference: row.reference,
  callId: row.call_id,
  title: row.title,
  organisation: { id: row.organisation_id, nameAr: row.name_ar, nameLatin: row.name_latin },
  stage: row.stage,
  requested: { amount: `${row.requested_centimes.slice(0, -2)}.${row.requested_centimes.slice(-2)}`, currency: 'MAD' },
  submittedAt: row.submitted_at?.toISOString() ?? null,
});

const pageOf = async (kind: string, scopeId: string): Promise<string> => {
  const { rows } = await pool.query<Row>({ name: kind, text: TEXTS[kind] ?? '', values: [scopeId] });
  const items = rows.slice(0, LIMIT).map(itemOf);
  return JSON.stringify({ items, next: rows.length > LIMIT ? items.at(-1)?.id : null });
};

const server = createServer((request, response) => {
  const [, kind = '', scopeId = ''] = (request.url ?? '').split('/');
  const work = kind === '' ? Promise.resolve('{}') : pageOf(kind, scopeId);
  work.then(
    (page) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(page),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1');

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void pool.end();
});
