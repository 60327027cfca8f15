import type { Knex } from 'knex';
import { dossierListOn } from '../../db/application/dossier-list-views.ts';
import { searchOrganisations } from '../../db/registry/search-views.ts';
import { connect } from '../../db/shared/connection.ts';
import { saysWhatIs } from '../../db/shared/searching.ts';
import { logStep } from '../../infra/steps.ts';
import { rolesWith } from '../../services/access/policy.ts';
import type { Reach } from '../../services/shared/permission.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { quantile } from './figures.ts';
import type { Ground } from './ground.ts';
import { DOSSIERS, NAMES, ORGANISATIONS, PLACES, seedSearch, SUBJECTS } from './search-seed.ts';
import type { Line } from './table.ts';

const ASKED = 400;
/** The slow ones are asked less often: they would take longer than all the rest. */
const YARDSTICK_ASKED = 60;
const WARM_UP = 40;
const P95_MS_MOST = 50;

/** Searches as people type them, over as many organisations and dossiers as the field has; each plan is looked at. */
export const search = async (ground: Ground): Promise<Line[]> => {
  const personId = newId<PersonId>();
  await seedSearch(ground.adminUrl, personId);
  logStep(`search: ${ORGANISATIONS} organisations, ${DOSSIERS} dossiers`);
  const knex = connect(ground.url, { name: 'bench', poolMax: 2 });
  ground.atEnd(() => knex.destroy());

  const { plans, whole } = await watchedPlans(knex, personId);
  logStep(`search: ${plans} plans looked at, ${whole} of them read a table from end to end`);
  const organisations = await timed(ASKED, (q) => askOrganisations(knex, q));
  const dossiers = await timed(ASKED, (q) => askDossiers(knex, personId, q));
  const alike = await timed(YARDSTICK_ASKED, (q) => knex.raw(ALIKE, [`%${q}%`, `%${q}%`]));
  const oneOr = await timed(YARDSTICK_ASKED, (q) => knex.raw(ONE_OR.replaceAll('$1', '?'), [q, q, q, q]));
  const titles = await timed(YARDSTICK_ASKED, (q) => knex.raw(TITLES, [`%${q}%`, `%${q}%`, `%${q}%`]));
  return [
    ...linesOf(`search of ${ORGANISATIONS.toLocaleString('en-US')} organisations, beside ILIKE`, organisations, alike),
    ...linesOf('  the same, beside one query with an OR', organisations, oneOr),
    ...linesOf(`search of ${DOSSIERS.toLocaleString('en-US')} dossiers, beside ILIKE`, dossiers, titles),
    {
      what: `plans that read a table from end to end, of ${plans}`,
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
const ONE_OR = `select * from registry.organisation o
  where o.words @@ (${saysWhatIs('engine.search_fold($1)')}) or engine.search_fold($1) <% o.folded order by id limit 50`;
const TITLES = `select d.* from application.dossier d join registry.organisation o on o.id = d.organisation_id
  where d.project ->> 'title' ilike ? or o.name_ar ilike ? or o.name_latin ilike ? order by d.id desc limit 50`;

/** Of a hundred searches: whole names, names with a letter missing, one word, a word that nearly every name has. */
const question = (index: number): string => {
  const at = <Pair>(pairs: readonly Pair[], step: number): Pair => pairs[(index * step) % pairs.length] as Pair;
  const letters = index % 2 === 0 ? 0 : 1;
  const name = at(NAMES, 7)[letters];
  const whole = `${at(SUBJECTS, 11)[letters]} ${at(PLACES, 3)[letters]}`;
  switch (index % 10) {
    case 0:
      return letters === 0 ? 'تعاونية' : 'cooperative';
    case 1:
      return at(SUBJECTS, 13)[letters];
    case 2:
    case 3:
    case 4:
      return name.slice(0, 2) + name.slice(3);
    default:
      return `${whole} ${name}`;
  }
};

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

/** Asks every kind of question once, and Postgres how it answers each: how many read a table from end to end. */
const watchedPlans = async (knex: Knex, personId: PersonId): Promise<{ plans: number; whole: number }> => {
  const asked: Statement[] = [];
  let whole = 0;
  const pool = knex.client as {
    acquireConnection: () => Promise<{ query: (asked: Statement) => Promise<unknown> }>;
    releaseConnection: (connection: unknown) => Promise<void>;
  };
  const connection = await pool.acquireConnection();
  const watching = {
    query: (statement: Statement) => {
      asked.push(statement);
      return connection.query(statement);
    },
  };
  const client = { acquireConnection: () => watching, releaseConnection: () => undefined };
  try {
    for (let index = 0; index < 20; index += 1) {
      await searchOrganisations({ trx: { client } } as never, EVERYTHING, { q: question(index), limit: 50 });
      await askDossiers({ client } as never, personId, question(index));
    }
    for (const { text, values } of asked) {
      const plan = JSON.stringify(await connection.query({ text: `explain ${text}`, values }));
      if (/Seq Scan on (?:organisation|dossier|dossier_scope|process)\b/.test(plan)) whole += 1;
    }
  } finally {
    // A connection that is kept would hold up the end of everything.
    await pool.releaseConnection(connection);
  }
  return { plans: asked.length, whole };
};

const linesOf = (what: string, ours: readonly number[], yardstick: readonly number[]): Line[] =>
  ([0.5, 0.95] as const).map((part) => ({
    what: `${what}: p${part * 100}, ms`,
    yardstick: quantile(yardstick, part),
    ours: quantile(ours, part),
    ratio: quantile(ours, part) / quantile(yardstick, part),
    ...(part === 0.95 ? { goal: { of: 'ours', bound: 'most', value: P95_MS_MOST } as const } : {}),
  }));
