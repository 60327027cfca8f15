import { meeting, NO_RIGHT, NO_ROWS, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

/** Rows of funders, holders and dossiers that the one who asks has no part in. */
const KEPT_APART = [
  ...['application.dossier', 'application.revision', 'agreement.agreement', 'registry.account', 'ledger.account'],
  ...['cofinancing.round', 'cofinancing.line', 'cofinancing.preparation', 'cofinancing.level_decision'],
  ...['disbursement.tranche', 'disbursement.leg', 'disbursement.payment_order', 'disbursement.payment_run'],
  ...['disbursement.bank_statement', 'disbursement.statement_entry'],
  ...['programme.envelope', 'programme.envelope_grant'],
];

interface Other extends Pick<Attempt<Scene>, 'what' | 'refusedBy'> {
  readonly sql: string;
}

/** Tried by somebody who decides for another funder, and where the application does not say for whom it asks. */
const byOthers = ({ what, refusedBy, sql }: Other): Attempt<Scene>[] => [
  {
    what: `${what}, for another funder`,
    as: ['application'],
    refusedBy,
    sql: () => sql,
    actor: (scene) => scene.ofAnotherFunder,
  },
  { what: `${what}, for nobody`, as: ['application'], refusedBy, sql: () => sql, actor: () => null },
];

const reading = (table: string): Other => ({
  what: `read ${table}`,
  refusedBy: [NO_ROWS],
  sql: meeting(`perform from ${table}`),
});

const changing = (table: string, change: string): Other => ({
  what: `change ${table}`,
  refusedBy: [NO_ROWS],
  sql: meeting(`update ${table} set ${change}`),
});

/** As the rows are that the owner sees: only whose they are speaks against them. */
const adding = (table: string, row: string): Other => ({ what: `add to ${table}`, refusedBy: [NO_RIGHT], sql: row });

const ID = 'gen_random_uuid()';

const WRITES: readonly Other[] = [
  changing('application.dossier', 'version = version + 1'),
  changing('cofinancing.round', 'version = version + 1'),
  changing('cofinancing.line', 'version = version + 1'),
  changing('disbursement.tranche', 'version = version + 1'),
  changing('disbursement.payment_order', `return_reason = 'x'`),
  changing('disbursement.payment_run', `status = 'cancelled'`),
  changing('registry.account', `status = 'cancelled'`),
  adding(
    'programme.envelope',
    `insert into programme.envelope (id, funder_id, instrument, year) values (${ID}, ${ID}, 'grant', 2026)`,
  ),
  adding(
    'programme.envelope_grant',
    `insert into programme.envelope_grant (id, envelope_id, amount_centimes, act, recorded_at)
     values (${ID}, ${ID}, 100, 'x', engine.now())`,
  ),
  adding(
    'cofinancing.preparation',
    `insert into cofinancing.preparation (line_id, number, opinion, note, prepared_by, prepared_at)
     values (${ID}, 1, 'favourable', 'x', ${ID}, engine.now())`,
  ),
  adding(
    'registry.account',
    `insert into registry.account (id, organisation_id, rib, status, declared_by)
     values (${ID}, ${ID}, '007780000123456789012357', 'declared', ${ID})`,
  ),
];

export const OTHER_FUNDERS: readonly Attempt<Scene>[] = [...KEPT_APART.map(reading), ...WRITES].flatMap(byOthers);
