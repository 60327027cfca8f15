import type { Knex } from 'knex';
import type pg from 'pg';
import { connect } from '../../db/shared/connection.ts';
import type { World } from '../support/world.ts';

export interface Plan {
  readonly 'Node Type': string;
  readonly Schema?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** What Postgres did for one statement, those inside of functions and of foreign keys included. */
interface Explained {
  readonly text: string;
  readonly plan: Plan;
}

const SETTINGS = {
  role: 'touiza_app',
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_verbose': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_nested_statements': 'on',
};

/** Postgres tells on each connection of this pool how it has run what was asked there, with the very values. */
export const explaining = (world: World): { readonly knex: Knex; readonly take: () => Explained[] } => {
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
  const knex = connect(`${world.url}?options=${encodeURIComponent(options.join(' '))}`, { poolMax: 1 });
  let told: Explained[] = [];
  const { pool } = knex.client as {
    pool: { on: (event: 'createSuccess', listen: (id: number, connection: pg.Client) => void) => void };
  };
  pool.on('createSuccess', (_id, connection) => {
    connection.on('notice', ({ message = '' }) => {
      const at = message.indexOf('plan:\n');
      if (at < 0) return;
      const { Plan: plan, 'Query Text': text } = JSON.parse(message.slice(at + 6)) as {
        Plan: Plan;
        'Query Text': string;
      };
      told.push({ text, plan });
    });
  });
  const take = () => {
    const all = told;
    told = [];
    return all;
  };
  return { knex, take };
};

const BIG = new Set(['ledger.transfer', 'ledger.account', 'audit.event', 'application.dossier']);
/** More than any page or any one dossier has. */
const SORTED_MOST = 1_000;

export const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Reads a table that grows for ever from end to end, or sorts what should have come in order. */
export const faultsIn = ({ text, plan }: Explained): string[] => {
  const said = text.replaceAll(/\s+/g, ' ').slice(0, 160);
  return nodesOf(plan).flatMap((node) =>
    [...readingAll(node), ...sortingMuch(node)].map((fault) => `${fault}: ${said}`),
  );
};

const readingAll = ({ 'Node Type': type, Schema: schema = '', 'Relation Name': relation = '' }: Plan): string[] =>
  type === 'Seq Scan' && BIG.has(`${schema}.${relation}`) ? [`reads all of ${schema}.${relation}`] : [];

const sortingMuch = ({ 'Node Type': type, Plans: inputs = [] }: Plan): string[] => {
  const rows = inputs[0]?.['Actual Rows'] ?? 0;
  return type.endsWith('Sort') && rows > SORTED_MOST ? [`sorts ${String(rows)} rows`] : [];
};
