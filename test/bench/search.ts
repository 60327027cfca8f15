import type { Knex } from 'knex';
import { dossierListOn } from '../../db/application/dossier-list-views.ts';
import { searchOrganisations } from '../../db/registry/search-views.ts';
import { connect } from '../../db/shared/connection.ts';
import { logStep } from '../../infra/steps.ts';
import { rolesWith } from '../../services/access/policy.ts';
import type { Reach } from '../../services/shared/permission.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { quantile } from './figures.ts';
import type { Ground } from './ground.ts';
import { DOSSIERS, iceOf, nameOf, ORGANISATIONS, seedSearch } from './search-seed.ts';
import { nodesOf, type Plan } from './plans.ts';
import type { Line } from './table.ts';

const ASKED = 400;
/** The slow ones are asked less often: they would take longer than all the rest. */
const YARDSTICK_ASKED = 60;
const WARM_UP = 40;
/** Each kind in both alphabets, four times. */
const PLANNED = 80;
const P95_MS_MOST = 50;

/** Searches as people type them, over as many organisations and dossiers as the field has; each plan is looked at. */
export const search = async (ground: Ground): Promise<Line[]> => {
  const personId = newId<PersonId>();
  await seedSearch(ground.adminUrl, personId);
  logStep(`search: ${ORGANISATIONS} organisations, ${DOSSIERS} dossiers`);
  const knex = connect(ground.url, { name: 'bench', poolMax: 2 });
  ground.atEnd(() => knex.destroy());

  const admin = connect(ground.adminUrl, { name: 'bench', poolMax: 1 });
  ground.atEnd(() => admin.destroy());

  const { plans, whole } = await watchedPlans({ knex, admin }, personId);
  logStep(`search: ${plans} plans looked at, ${whole} of them read a table beyond what they show`);
  if (whole > 0) process.exitCode = 1;
  const organisations = await timed(ASKED, (q) => askOrganisations(knex, q));
  const dossiers = await timed(ASKED, (q) => askDossiers(knex, personId, q));
  const alike = await timed(YARDSTICK_ASKED, (q) => knex.raw(ALIKE, [`%${q}%`, `%${q}%`]));
  const titles = await timed(YARDSTICK_ASKED, (q) => admin.raw(TITLES, [`%${q}%`, `%${q}%`, `%${q}%`]));
  return [
    ...linesOf(`search of ${ORGANISATIONS.toLocaleString('en-US')} organisations, beside ILIKE`, organisations, alike),
    ...linesOf(`search of ${DOSSIERS.toLocaleString('en-US')} dossiers, beside ILIKE`, dossiers, titles),
    {
      what: `plans that read a table beyond what they show, of ${plans}`,
      ours: whole,
      goal: { of: 'ours', bound: 'most', value: 0 },
    },
  ];
};

const EVERYTHING: Reach = { everything: true, territories: [], organisationIds: [], callIds: [], funderIds: [] };

const askOrganisations = (knex: Knex, q: string) =>
  knex.transaction((trx) => searchOrganisations({ trx } as never, EVERYTHING, { q, limit: 50 }));

const askDossiers = (knex: Knex, personId: PersonId, q: string) => {
  const filters = { after: undefined, callId: undefined, stage: undefined, reference: undefined };
  return dossierListOn(knex).listPage({ personId, roles: rolesWith('dossier.read'), limit: 50, ...filters, q });
};

const ALIKE = 'select * from registry.organisation where name_ar ilike ? or name_latin ilike ? order by id limit 50';
const TITLES = `select d.* from application.dossier d join registry.organisation o on o.id = d.organisation_id
  where d.project ->> 'title' ilike ? or o.name_ar ilike ? or o.name_latin ilike ? order by d.id desc limit 50`;

/** As people ask: whole names, beginnings, slips, vowel signs, numbers, both alphabets at once, and what every name has. */
const KINDS: readonly ((g: number, letters: 0 | 1) => string)[] = [
  (_g, letters) => ['تعاونية', 'cooperative'][letters] ?? '',
  (g, letters) => nameOf(g).subject[letters],
  (g, letters) => without(nameOf(g).own[letters], 3),
  (g, letters) => `${nameOf(g).place[letters]} ${without(nameOf(g).own[letters], 2)}`,
  (g, letters) => nameOf(g).own[letters].slice(0, 4),
  (g) => vowelled(`${nameOf(g).subject[0]} ${nameOf(g).own[0]}`),
  (g) => iceOf(g),
  (g) => `AAP-2026-01-${String(g).padStart(5, '0')}`,
  (g) => `${nameOf(g).subject[0]} ${nameOf(g).own[1]}`,
  (g, letters) =>
    Object.values(nameOf(g))
      .map((part) => part[letters])
      .join(' '),
];

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

/** A fatha after every letter, and each alef with its hamza or without it, other than it is stored. */
const vowelled = (name: string): string =>
  name
    .replaceAll(/[أإ]|ا/g, (letter) => (letter === 'ا' ? 'أ' : 'ا'))
    .replaceAll(/(?<letter>\p{L})/gu, '$<letter>\u064E');

const question = (index: number): string =>
  KINDS[index % KINDS.length]?.((index * 7_919) % ORGANISATIONS, Math.floor(index / KINDS.length) % 2 === 0 ? 0 : 1) ??
  '';

const timed = async (count: number, ask: (q: string) => Promise<unknown>): Promise<number[]> => {
  for (let index = 0; index < Math.min(WARM_UP, count / 2); index += 1) await ask(question(index * 17));
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await ask(question(index));
    took.push(performance.now() - begun);
  }
  return took;
};

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

interface Answer {
  readonly rows: readonly [{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }];
}

/** More than the list's or the search's longest look at what it is about to show. */
const READ_MOST = 2_000;

/** One scan through a table that does not stop where enough is found; the few rows of a settings table are none. */
const readsOn = ({
  'Node Type': type,
  'Actual Rows': rows = 0,
  'Rows Removed by Filter': removed = 0,
}: Plan): boolean => type === 'Seq Scan' && rows + removed > READ_MOST;

const bodyOfSearch = async (admin: Knex): Promise<string> => {
  const { rows } = await admin.raw<{ rows: { body: string }[] }>(
    `select prosrc as body from pg_proc where oid = 'application.dossiers_saying'::regproc`,
  );
  // Its words twice, and as many as the list looks up one by one.
  return (rows[0]?.body ?? '').replaceAll('@@ asked', '@@ ?::tsquery').replaceAll('limit most', 'limit 1001');
};

/** Asks every kind of question once, and Postgres how it answers each: how many read a table from end to end. */
const watchedPlans = async (
  { knex, admin }: { readonly knex: Knex; readonly admin: Knex },
  personId: PersonId,
): Promise<{ plans: number; whole: number }> => {
  const asked: Statement[] = [];
  let whole = 0;
  const pool = knex.client as {
    acquireConnection: () => Promise<{ query: (asked: Statement | string) => Promise<Answer> }>;
    releaseConnection: (connection: unknown) => Promise<void>;
  };
  const connection = await pool.acquireConnection();
  const watching = {
    query: (statement: Statement | string) => {
      if (typeof statement !== 'string') asked.push(statement);
      return connection.query(statement);
    },
    escapeLiteral: (text: string) => `'${text}'`,
  };
  const client = { acquireConnection: () => watching, releaseConnection: () => undefined };
  try {
    for (let index = 0; index < PLANNED; index += 1) {
      await searchOrganisations({ trx: { client } } as never, EVERYTHING, { q: question(index), limit: 50 });
      await askDossiers({ client } as never, personId, question(index));
    }
    await connection.query(`begin; select access.act_as('${personId}')`);
    const within = await bodyOfSearch(admin);
    for (const { text, values } of asked) {
      const explain = 'explain (analyze, format json)';
      // What the owner's function does is no part of its caller's plan: it is asked by itself, as the owner would.
      const { rows } = text.includes('dossiers_saying')
        ? await admin.raw<Answer>(`${explain} ${within}`, [...values, ...values] as string[])
        : await connection.query({ text: `${explain} ${text}`, values });
      const read = nodesOf(rows[0]['QUERY PLAN'][0].Plan).filter(readsOn);
      if (read.length > 0) logStep(`search: PLAN reads a table: ${JSON.stringify([values, text]).slice(0, 300)}`);
      whole += read.length;
    }
    await connection.query('rollback');
  } finally {
    // A connection that is kept would hold up the end of everything.
    await pool.releaseConnection(connection);
  }
  return { plans: asked.length, whole };
};

const linesOf = (what: string, ours: readonly number[], yardstick: readonly number[]): Line[] =>
  ([0.5, 0.95, 0.99] as const).map((part) => ({
    what: `${what}: p${part * 100}, ms`,
    yardstick: quantile(yardstick, part),
    ours: quantile(ours, part),
    ratio: quantile(ours, part) / quantile(yardstick, part),
    ...(part === 0.95 ? { goal: { of: 'ours', bound: 'most', value: P95_MS_MOST } as const } : {}),
  }));
