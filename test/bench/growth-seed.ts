import { Client } from 'pg';
import type { TrancheWorld } from '../support/builders/disbursement.ts';
import type { World } from '../support/world.ts';
import { again } from './clones.ts';

const TRANSFERS_PER_DOSSIER = 40;
const STEPS_PER_DOSSIER = 13;
/** A fund grows by new envelopes, year after year, not by more dossiers in each. */
const DOSSIERS_PER_ENVELOPE = 100;
const EVENTS_PER_DOSSIER = 10;

/** As many transfers more, with the dossiers, accounts, events, tranches, orders and statement entries they came with. */
export const seedGrowth = async (world: World, payments: TrancheWorld, transfers: number): Promise<void> => {
  const client = new Client({ connectionString: world.url });
  await client.connect();
  try {
    // What guards each step has seen the first dossier go it.
    await client.query('set session_replication_role = replica');
    await client.query('begin');
    for (const statement of statementsOf(payments, Math.ceil(transfers / TRANSFERS_PER_DOSSIER))) {
      await client.query(statement);
    }
    await client.query('commit');
    await client.query('vacuum (analyze)');
    const { rows } = await client.query<{ detail: string }>('select detail from ledger.difference limit 3');
    if (rows.length > 0) throw new Error(`the books differ: ${rows.map(({ detail }) => detail).join('; ')}`);
  } finally {
    await client.end();
  }
};

const statementsOf = (payments: TrancheWorld, dossiers: number): string[] => [
  madeOf(dossiers),
  ...dossierTables(payments),
  ...books(payments.funders.indh),
  ...payables(payments),
];

const madeOf = (dossiers: number): string => `
  create temporary table made as
    select n::int, (n - 1) / ${DOSSIERS_PER_ENVELOPE} as envelope, uuidv7() as dossier_id, uuidv7() as organisation_id,
      uuidv7() as tranche_id, uuidv7() as leg_id, uuidv7() as order_id
    from generate_series(1, ${dossiers}) n;
  create temporary table place as
    select envelope, null::int as n, kind, uuidv7() as id
    from (select distinct envelope from made) e, unnest(array['funding', 'envelope']) kind
    union all
    select envelope, n, kind, uuidv7() from made, unnest(array['committed', 'ordered', 'clearing', 'paid']) kind;
  create temporary table envelope as select envelope as e, uuidv7() as id from (select distinct envelope from made) m;
  analyze made; analyze place; analyze envelope`;

const dossierTables = ({ dossierId, organisationId }: TrancheWorld): string[] => [
  again(
    'registry.organisation',
    `t.id = '${organisationId}'`,
    `'id', m.organisation_id, 'ice', null, 'registration_number', 'G-' || m.n`,
  ),
  again(
    'application.dossier',
    `t.id = '${dossierId}'`,
    `'id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'G-' || m.n`,
  ),
  again(
    'access.dossier_scope',
    `t.dossier_id = '${dossierId}'`,
    `'dossier_id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'G-' || m.n`,
  ),
  again('access.dossier_funder', `t.dossier_id = '${dossierId}'`, `'dossier_id', m.dossier_id`),
  again(
    'engine.process',
    `t.subject_id = '${dossierId}'`,
    `'workflow_id', 'dossier:' || m.dossier_id, 'subject_id', m.dossier_id, 'seen', t.version, 'sent', t.version`,
  ),
  `insert into audit.event (id, kind, outcome, subject_type, subject_id, dossier_id, related, actor_id, known_by,
     effective_on, after, after_hash, command_id)
   select uuidv7(), t.kind, t.outcome, t.subject_type, t.subject_id, m.dossier_id, array[m.dossier_id::text],
     t.actor_id, t.known_by, t.effective_on, t.after, t.after_hash, t.command_id
   from (select * from audit.event where dossier_id = '${dossierId}' and outcome = 'done' order by seq
     limit ${EVENTS_PER_DOSSIER}) t, made m`,
];

/** Money goes from place to place; what then lies in each is the sum of what went. */
const books = (book: string): string[] => [
  `insert into programme.envelope (id, funder_id, instrument, year) select id, '${book}', 'grant', 2100 + e from envelope`,
  `insert into ledger.command (id, request_hash, answer) select 'bench:' || n, 'hash', 'posted' from made`,
  moves(book, { from: 'funding', to: 'envelope', centimes: 20_000_000, times: 1, of: 'envelope' }),
  moves(book, { from: 'envelope', to: 'committed', centimes: 150_000, times: 1, of: 'envelope' }),
  moves(book, { from: 'committed', to: 'ordered', centimes: 10_000, times: STEPS_PER_DOSSIER, of: 'n' }),
  moves(book, { from: 'ordered', to: 'clearing', centimes: 10_000, times: STEPS_PER_DOSSIER, of: 'n' }),
  moves(book, { from: 'clearing', to: 'paid', centimes: 10_000, times: STEPS_PER_DOSSIER, of: 'n' }),
  `insert into ledger.account (id, book, kind, envelope_id, dossier_id, counterpart, posted)
   select p.id, '${book}', p.kind, e.id, m.dossier_id, p.kind = 'funding', s.posted
   from place p
     join envelope e on e.e = p.envelope
     left join made m on m.n = p.n
     join (
       select account, sum(moved)::bigint as posted
       from ledger.transfer, lateral (values (debit, amount), (credit, -amount)) as effect(account, moved)
       group by account) s on s.account = p.id`,
];

interface Move {
  readonly from: string;
  readonly to: string;
  readonly centimes: number;
  readonly times: number;
  /** What both places are of. */
  readonly of: 'envelope' | 'n';
}

const moves = (book: string, { from, to, centimes, times, of }: Move): string => `
  insert into ledger.transfer (id, book, debit, credit, amount, kind, cause, subject_id, command_id)
  select uuidv7(), '${book}', t.id, f.id, ${centimes}, 'direct', 'bench', coalesce(m.dossier_id, e.id),
    'bench:' || coalesce(m.n, 1)
  from generate_series(1, ${times}) g
    cross join place t
    join place f on f.kind = '${from}' and f.${of} = t.${of}
    join envelope e on e.e = t.envelope
    left join made m on m.n = t.n
  where t.kind = '${to}'`;

const payables = ({ tranche, funders }: TrancheWorld): string[] => {
  const legId = tranche.legs.find(({ funderId }) => funderId === funders.indh)?.id ?? '';
  return [
    again(
      'disbursement.tranche',
      `t.id = '${tranche.id}'`,
      `'id', m.tranche_id, 'signing_id', m.tranche_id, 'dossier_id', m.dossier_id`,
    ),
    again(
      'disbursement.leg',
      `t.id = '${legId}'`,
      `'id', m.leg_id, 'tranche_id', m.tranche_id, 'dossier_id', m.dossier_id`,
    ),
    again(
      'disbursement.payment_order',
      `t.leg_id = '${legId}'`,
      `'id', m.order_id, 'leg_id', m.leg_id, 'end_to_end_id', 'G-' || m.n, 'amount_centimes', 1000000 + m.n,
       'status', case when m.n % 10 = 0 then 'sent' else 'settled' end`,
    ),
    `insert into disbursement.statement_entry (id, statement_id, line, part, amount_centimes, direction, booked_on,
       mismatch)
     select uuidv7(), s.id, 100000 + m.n, 1, 1000000 + m.n, 'debit', '2026-06-01', 'reference_unknown'
     from (select id from disbursement.bank_statement order by id limit 1) s, made m where m.n % 10 = 0`,
  ];
};
