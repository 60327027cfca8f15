import type { Knex } from 'knex';
import { settledTranche } from '../../support/builders/disbursement.ts';
import type { World } from '../../support/world.ts';
import type { RandomPerson, RandomWorld } from './random-world.ts';
import { partOf, type Kind } from './visible.ts';

interface Protected {
  readonly table: string;
  /** What of the world its rows belong to, and the column that names it. */
  readonly kind: Kind;
  readonly key: string;
  /** Where only some of its rows are meant. */
  readonly where?: string;
}

const all = (kind: Kind, key: string, tables: readonly string[]): Protected[] =>
  tables.map((table) => ({ table, kind, key }));

/** Every table whose rows are kept apart. What is of one funder, or is one dossier's leg, has its id in this world. */
export const PROTECTED: readonly Protected[] = [
  ...all('assigned', 'id', ['application.dossier']),
  ...all('dossier', 'dossier_id', ['application.revision', 'cofinancing.round', 'agreement.agreement']),
  ...all('dossier', 'dossier_id', ['disbursement.tranche', 'disbursement.leg']),
  ...all('part', 'id', ['cofinancing.line']),
  { table: 'ledger.account', kind: 'dossier', key: 'dossier_id', where: 'dossier_id is not null' },
  ...all('dossier', 'leg_id', ['disbursement.payment_order']),
  ...all('deliberation', 'line_id', ['cofinancing.preparation', 'cofinancing.level_decision']),
  ...all('funder', 'id', ['programme.envelope', 'disbursement.payment_run', 'disbursement.bank_statement']),
  ...all('funder', 'envelope_id', ['programme.envelope_grant']),
  ...all('funder', 'statement_id', ['disbursement.statement_entry']),
  { table: 'ledger.account', kind: 'funder', key: 'envelope_id', where: 'dossier_id is null' },
  ...all('organisation', 'organisation_id', ['registry.account']),
];

/** What the protected rows stand on. */
const GROUND = [
  ...['access.person', 'access.role_grant', 'access.delegation', 'access.dossier_scope', 'access.dossier_funder'],
  ...['scoring.assignment', 'engine.process', 'registry.organisation', 'programme.funder', 'ledger.book'],
];
const TABLES = [...new Set([...PROTECTED.map(({ table }) => table), ...GROUND])];

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

/** Puts one world in the place of the one before. */
export type Plant = (random: RandomWorld) => Promise<void>;

const LONG_AGO = '2000-01-01T00:00:00Z';
const NEVER = '2999-01-01T00:00:00Z';
const TERM = { now: [LONG_AGO, null], ended: [LONG_AGO, '2001-01-01T00:00:00Z'], coming: [NEVER, null] } as const;

/**
 * Real rows of a paid dossier are the pattern: a world's rows are theirs, with its own ids. No trigger and no foreign key
 * is asked, since here it is only who sees them that is looked at.
 */
export const plantingOn = async (world: World): Promise<Plant> => {
  await settledTranche(world);
  const inserts = new Map<string, { readonly sql: string; readonly pattern: Row }>();
  for (const table of TABLES) inserts.set(table, await insertInto(world.admin, table));

  return (random) =>
    world.admin.transaction(async (trx) => {
      await trx.raw(`set local session_replication_role = replica; ${TABLES.map((t) => `delete from ${t}`).join(';')}`);
      for (const [table, rows] of Object.entries(rowsOf(random))) {
        const insert = inserts.get(table);
        if (!insert) throw new Error(`no pattern for ${table}`);
        const values = rows.map((row) => ({ ...insert.pattern, ...row }));
        if (values.length > 0) await trx.raw(insert.sql, [JSON.stringify(values)]);
      }
    });
};

const insertInto = async (admin: Knex, table: string) => {
  const { rows: columns } = await admin.raw<{ rows: { name: string }[] }>(
    `select attname as name from pg_attribute
     where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  );
  const { rows: patterns } = await admin.raw<{ rows: { row: Row }[] }>(
    `select to_jsonb(t) as row from ${table} t limit 1`,
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const sql = `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ?::jsonb)`;
  return { sql, pattern: patterns[0]?.row ?? {} };
};

const rowsOf = ({ funders, organisations, dossiers, people }: RandomWorld): Rows => {
  const ofDossiers = dossiers.map(({ id }) => ({ dossier_id: id }));
  const parts = dossiers.flatMap(({ id, funderIds }) =>
    funderIds.map((funder, position) => ({ id: partOf(id, funder), dossier: id, funder, position })),
  );
  return {
    'programme.funder': funders.map((id) => ({ id, code: id })),
    'ledger.book': funders.map((id) => ({ id, owner_id: id })),
    'registry.organisation': organisations.map(({ id, province }, number) => ({
      ...{ id, province, region: province.slice(0, 2), ice: null, registration_number: String(number) },
    })),
    'registry.account': organisations.map(({ id }) => ({ id, organisation_id: id })),
    'access.dossier_scope': dossiers.map((each) => ({
      ...{ dossier_id: each.id, organisation_id: each.organisationId, call_id: each.callId },
      ...{ territory: each.territory, reference: each.id },
    })),
    'access.dossier_funder': parts.map(({ dossier, funder }) => ({ dossier_id: dossier, funder_id: funder })),
    'engine.process': dossiers.map(({ id }) => ({
      workflow_id: `dossier:${id}`,
      type: 'dossier',
      subject_id: id,
      stage: 'application',
    })),
    'application.dossier': dossiers.map(({ id, organisationId, callId }) => ({
      ...{ id, organisation_id: organisationId, call_id: callId, reference: id, status: 'withdrawn' },
    })),
    'application.revision': ofDossiers,
    'agreement.agreement': dossiers.map(({ id }) => ({ id, dossier_id: id, number: id })),
    'cofinancing.round': dossiers.map(({ id }) => ({ id, dossier_id: id })),
    'cofinancing.line': parts.map(({ id, dossier, funder, position }) => ({
      ...{ id, dossier_id: dossier, round_id: dossier, funder_id: funder, position },
    })),
    'cofinancing.preparation': parts.map(({ id }) => ({ line_id: id })),
    'cofinancing.level_decision': parts.map(({ id }) => ({ line_id: id })),
    'disbursement.tranche': dossiers.map(({ id }) => ({ id, dossier_id: id, signing_id: id })),
    'disbursement.leg': dossiers.map(({ id }) => ({ id, dossier_id: id, tranche_id: id })),
    'disbursement.payment_order': dossiers.map(({ id }) => ({ id, leg_id: id, end_to_end_id: id.slice(1) })),
    'disbursement.payment_run': funders.map((id) => ({ id, funder_id: id, message_id: id })),
    'disbursement.bank_statement': funders.map((id) => ({ id, funder_id: id, statement_id: id, sha256: id })),
    'disbursement.statement_entry': funders.map((id) => ({ id, statement_id: id })),
    'programme.envelope': funders.map((id) => ({ id, funder_id: id })),
    'programme.envelope_grant': funders.map((id) => ({ id, envelope_id: id })),
    'ledger.account': [
      ...dossiers.map(({ id }) => ({ id, book: id, dossier_id: id, envelope_id: null })),
      ...funders.map((id) => ({ id, book: id, dossier_id: null, envelope_id: id })),
    ],
    ...rowsOfPeople(people),
  };
};

const rowsOfPeople = (people: readonly RandomPerson[]): Rows => {
  let number = 0;
  const ids = { next: () => `00000000-0000-7000-8000-${String((number += 1)).padStart(12, '0')}` };
  return {
    'access.person': people.map(({ id }) => ({ id, issuer: 'chance', subject: id, name: id, language: 'fr' })),
    'access.role_grant': people.flatMap(({ id, grants }) =>
      grants.map(({ role, scopeKind, scopeId, term }) => ({
        ...{ id: ids.next(), person_id: id, role, scope_kind: scopeKind, scope_id: scopeId },
        ...{ from_at: TERM[term][0], to_at: TERM[term][1], granted_by: null },
      })),
    ),
    'scoring.assignment': people.flatMap(({ id, assignments }) =>
      assignments.map(({ dossierId, status }) => ({
        ...{ id: ids.next(), dossier_id: dossierId, reviewer_id: id, status, version: 1 },
        ...{ asked_at: LONG_AGO, due_at: NEVER, conflict_kind: status === 'conflicted' ? 'family' : null },
        reason: status === 'declined' || status === 'conflicted' ? 'chance' : null,
      })),
    ),
    'access.delegation': people.flatMap(({ id, delegatedBy }) =>
      delegatedBy.map((funder) => ({
        ...{ id: ids.next(), funder_id: funder, delegator_id: funder, delegate_id: id, act: 'chance' },
        ...{ from_at: LONG_AGO, to_at: NEVER, granted_at: LONG_AGO },
      })),
    ),
  };
};
