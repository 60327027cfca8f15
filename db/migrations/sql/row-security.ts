/**
 * Who sees which rows (ADR 0048). What the actor's roles reach is set once, by `access.act_as`, for one transaction; the
 * policies read it in uncorrelated sub-selects, which are evaluated once per query. Where it is not set, there are no rows.
 */
const ids = (name: string): string => `((select nullif(current_setting('touiza.${name}', true), '')::uuid[])::uuid[])`;

const among = (column: string, name: string): string => `${column} = any ${ids(name)}`;

/** A territory's code begins with that of the region it lies in. */
const within = (column: string): string =>
  `${column} ^@ any ((select nullif(current_setting('touiza.territories', true), '')::text[])::text[])`;

const EVERYTHING = `(select current_setting('touiza.reach', true) = 'everything')`;

/** A branch that the actor holds nothing for is not gone into. */
const holds = (...names: readonly string[]): string =>
  `(select ${names.map((name) => `current_setting('touiza.${name}', true)`).join(' || ')} <> '')`;

/** Scalar sub-selects, so that each is always a look-up by index, row by row, and never a hash of the whole table. */
const byFunder = (dossier: string): string => `(${holds('funders')} and (
  select true from access.dossier_funder f where f.dossier_id = ${dossier} and ${among('f.funder_id', 'funders')}
  limit 1))`;

const BY_PLACE = `${among('s.organisation_id', 'organisations')} or ${among('s.call_id', 'calls')}
  or ${within('s.territory')}`;

const ofDossier = (table: string): string => `${byFunder(`${table}.dossier_id`)}
  or (${holds('organisations', 'calls', 'territories')} and (
    select ${BY_PLACE} from access.dossier_scope s where s.dossier_id = ${table}.dossier_id))`;

/** Of a row that has policies of its own. */
const through = (table: string, condition: string): string => `(select true from ${table} o where ${condition})`;

/** Beside what reaches everything. */
const POLICIES: Readonly<Record<string, string>> = {
  'application.dossier': `${among('organisation_id', 'organisations')} or ${among('call_id', 'calls')}
    or ${among('id', 'assigned')} or ${byFunder('dossier.id')}
    or (${holds('territories')} and (
      select ${within('s.territory')} from access.dossier_scope s where s.dossier_id = dossier.id))`,
  'application.revision': ofDossier('revision'),
  'cofinancing.round': ofDossier('round'),
  'cofinancing.line': ofDossier('line'),
  // What one funder weighs is not for its co-funders.
  'cofinancing.preparation': through(
    'cofinancing.line',
    `o.id = preparation.line_id and ${among('o.funder_id', 'funders')}`,
  ),
  'cofinancing.level_decision': through(
    'cofinancing.line',
    `o.id = level_decision.line_id and ${among('o.funder_id', 'funders')}`,
  ),
  'agreement.agreement': ofDossier('agreement'),
  'disbursement.tranche': ofDossier('tranche'),
  'disbursement.leg': ofDossier('leg'),
  'disbursement.payment_order': through('disbursement.leg', 'o.id = payment_order.leg_id'),
  'disbursement.payment_run': among('funder_id', 'funders'),
  'disbursement.bank_statement': among('funder_id', 'funders'),
  'disbursement.statement_entry': through('disbursement.bank_statement', 'o.id = statement_entry.statement_id'),
  'programme.envelope': among('funder_id', 'funders'),
  'programme.envelope_grant': through('programme.envelope', 'o.id = envelope_grant.envelope_id'),
  'ledger.account': `${ofDossier('account')}
    or (select true from ledger.book b where b.id = account.book and ${among('b.owner_id', 'funders')})`,
  'registry.account': `${among('organisation_id', 'organisations')}
    or (select true from access.dossier_scope s
      where s.organisation_id = account.organisation_id and (${BY_PLACE} or ${byFunder('s.dossier_id')}) limit 1)
    or (select true from registry.organisation o where o.id = account.organisation_id and ${within('o.province')})
    or registry.gave_account_of(organisation_id, (select nullif(current_setting('touiza.person', true), '')::uuid))`,
};

/** FORCE: whoever owns the tables meets the policies, too. The owner's own policy is for functions that are its own. */
export const PROTECT = Object.entries(POLICIES)
  .map(
    ([table, condition]) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy reached on ${table} to touiza_app using (${EVERYTHING} or ${condition});
    create policy owned on ${table} to touiza_owner using (true) with check (true)`,
  )
  .join(';');

export const UNPROTECT = Object.keys(POLICIES)
  .map(
    (table) => `
    drop policy owned on ${table};
    drop policy reached on ${table};
    alter table ${table} no force row level security;
    alter table ${table} disable row level security`,
  )
  .join(';');
