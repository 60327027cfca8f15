import type { Mutant } from './guards.ts';

interface Bend {
  readonly table: string;
  readonly functions: readonly string[];
  readonly phrase: string;
  readonly otherwise: string;
}

const quoted = (text: string): string => `'${text.replaceAll(`'`, `''`)}'`;

/** Functions in which one phrase is said otherwise; that it is there is asked, or nothing would be changed. */
const bent = ({ table, functions, phrase, otherwise }: Bend): Mutant => ({
  name: `${functions.join(', ')}: ${phrase} => ${otherwise}`,
  table,
  sql: functions
    .map(
      (name) => `do $bend$ declare said text := pg_get_functiondef(${quoted(name)}::regproc); begin
        assert position(${quoted(phrase)} in said) > 0, 'the phrase is not there';
        execute replace(said, ${quoted(phrase)}, ${quoted(otherwise)}); end $bend$`,
    )
    .join(';\n'),
});

const in_ =
  (table: string, ...functions: string[]) =>
  (phrase: string, otherwise: string): Mutant =>
    bent({ table, functions, phrase, otherwise });

/** Holds are judged twice: where they are asked for, and where balances move. */
const holds = in_('ledger.transfer', 'ledger.post', 'ledger.keep_balances');
const HOLDS = [
  holds(`h.id is null or h.kind <> 'hold'`, 'false'),
  holds('(h.debit, h.credit, h.book) is distinct from (n.debit, n.credit, n.book)', 'false'),
  holds(`n.kind = 'post' and n.amount > h.amount`, 'false'),
  holds('n.amount > h.amount', 'n.amount > h.amount + 1'),
  holds(`n.kind in ('void', 'expire') and n.amount <> h.amount`, 'false'),
  holds('n.amount <> h.amount', 'n.amount > h.amount'),
  holds(`n.kind = 'expire' and clock < h.due_at`, 'false'),
  holds('clock < h.due_at', 'clock > h.due_at'),
  holds(`n.kind = 'post' and clock > h.due_at`, 'false'),
  holds('n.reverses is not null', 'false'),
  holds('(r.credit, r.debit, r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount)', 'false'),
  holds('(r.credit, r.debit, r.book, r.amount)', '(r.debit, r.credit, r.book, r.amount)'),
  holds(
    'r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount)',
    'r.book) is distinct from (n.debit, n.credit, n.book)',
  ),
  holds(`n.kind <> 'direct' or r.kind not in ('direct', 'post')`, 'false'),
];

const moving = in_('ledger.account', 'ledger.keep_balances');
const MOVES = [
  moving(
    `(n.debit, case when n.kind in ('direct', 'post') then n.amount`,
    `(n.debit, case when n.kind in ('direct', 'post') then n.amount - (n.kind = 'post')::int`,
  ),
  moving(`(n.debit, case when n.kind in ('direct', 'post')`, `(n.debit, case when n.kind in ('direct')`),
  moving(
    `(n.credit, case when n.kind in ('direct', 'post') then -n.amount`,
    `(n.credit, case when n.kind in ('direct', 'post') then n.amount`,
  ),
  moving(`when 'direct' then 0 when 'hold' then n.amount`, `when 'direct' then 0 when 'hold' then 0`),
  moving('else -h.amount end', 'else -n.amount end'),
  moving(`case n.kind when 'direct' then 0`, `case n.kind when 'direct' then 0 when 'expire' then 0`),
  moving('a.pending + d.pending', 'a.pending'),
];

const asking = in_('ledger.command', 'ledger.post');
const COMMANDS = [
  asking('stored.request_hash <> hash', 'false'),
  asking('stored.request_hash <> hash', 'stored.request_hash < hash'),
];

const tranche = in_('disbursement.tranche', 'disbursement.keep_tranche');
const order = in_('disbursement.payment_order', 'disbursement.keep_payment_order');
const payingRun = in_('disbursement.payment_run', 'disbursement.keep_payment_run');
const PAYING = [
  tranche(`if new.status <> 'planned' then`, 'if false then'),
  tranche(`not disbursement.has_part(new.signing_id, new.prepared_by, 'preparer')`, 'false'),
  tranche(`not disbursement.has_part(new.signing_id, new.verified_by, 'verifier')`, 'false'),
  tranche(`not disbursement.has_part(new.signing_id, new.approved_by, 'approver')`, 'false'),
  tranche(`not disbursement.has_part(new.signing_id, new.ordered_by, 'payer')`, 'false'),
  tranche('new.prepared_by is distinct from coalesce(old.prepared_by, new.prepared_by)', 'false'),
  tranche('or new.verified_by is distinct from coalesce(old.verified_by, new.verified_by)', ''),
  tranche('or new.approved_by is distinct from coalesce(old.approved_by, new.approved_by)', ''),
  tranche('or new.ordered_by is distinct from coalesce(old.ordered_by, new.ordered_by)', ''),
  tranche('new.amount_centimes <> old.amount_centimes and', 'false and'),
  tranche(`new.status <> 'claimable' or old.status not in ('prepared', 'verified', 'approved')`, 'false'),
  tranche('or exists (select from disbursement.approval_party p where p.subject_id = new.signing_id)', ''),
  order('new.amount_centimes <> leg.amount_centimes', 'new.amount_centimes < leg.amount_centimes'),
  order(
    '(new.account_id, new.rib, new.payee_name) is distinct from (old.account_id, old.rib, old.payee_name)',
    'false',
  ),
  order('new.run_id is distinct from coalesce(old.run_id, new.run_id)', 'false'),
  order(`tranche_status not in ('ordered', 'settled')`, 'false'),
  order(`(case new.attempt when 1 then 'ordered' else 'repaired' end)`, 'new.status'),
  order(`r.status in ('sent', 'answered')`, 'true'),
  order(`not disbursement.has_part(new.id, new.approved_by, 'approver')`, 'false'),
  order(`not disbursement.has_part(new.id, new.ordered_by, 'payer')`, 'false'),
  payingRun(`if new.status <> 'prepared' then`, 'if false then'),
  payingRun(
    'new.execution_date, new.control_sum_centimes, new.count',
    'new.execution_date, old.control_sum_centimes, new.count',
  ),
  payingRun('(new.id, new.message_id, new.funder_id,', '(new.id, new.message_id, old.funder_id,'),
  payingRun(`disbursement.has_part(new.id, new.first_signed_by, 'first_signature')`, 'true'),
  payingRun(`disbursement.has_part(new.id, new.second_signed_by, 'second_signature')`, 'true'),
  payingRun(`new.status = 'sent' and`, 'false and'),
  in_('disbursement.leg', 'disbursement.keep_own_run')('r.funder_id = l.funder_id', 'true'),
  in_('disbursement.leg', 'disbursement.keep_legs')(`and t.status = 'planned'`, ''),
  in_('disbursement.leg', 'disbursement.keep_sum')('t.amount_centimes <> (', 't.amount_centimes < ('),
  in_('disbursement.proof', 'disbursement.keep_judge')('t.claimed_by = new.checked_by', 'false'),
  in_('disbursement.tranche', 'disbursement.keep_status_order')('new.status <> old.status', 'false'),
  in_('disbursement.tranche', 'disbursement.has_part')('p.part = of_part', 'true'),
  in_('disbursement.tranche', 'disbursement.has_part')('p.person_id = person', 'true'),
  in_('disbursement.tranche', 'disbursement.has_part')('p.subject_id = subject', 'true'),
];

const ENGINE = [
  in_('engine.process', 'engine.keep_stage_order')(`new.stage <> 'application'`, 'false'),
  in_('engine.process', 'engine.keep_stage_order')('from_stage = old.stage and', ''),
  in_('engine.clock', 'engine.forward_only')('new.ahead < old.ahead', 'new.ahead > old.ahead'),
  in_('registry.account', 'registry.guard_account')('new.rib, new.declared_by', 'old.rib, new.declared_by'),
  in_('access.delegation', 'access.keep_delegation')('new.amount_max_centimes', 'old.amount_max_centimes'),
];

const granted = (privilege: string, table: string): Mutant => ({
  name: `the application may ${privilege} ${table}`,
  table,
  sql: `grant ${privilege} on ${table} to touiza_app`,
});
const GRANTS = ['ledger.transfer', 'ledger.account', 'audit.event'].map((table) => granted('insert', table));

/** A check that says less than it did. */
const weaker = (table: string, constraint: string, check: string): Mutant => ({
  name: `${constraint}: ${check}`,
  table,
  sql: `alter table ${table} drop constraint ${constraint}, add constraint ${constraint} check (${check})`,
});
const CHECKS = [
  weaker('ledger.account', 'account_available', `counterpart or nature = 'holder' or posted >= 0`),
  weaker('ledger.transfer', 'transfer_amount_positive', 'amount >= 0'),
  weaker('ledger.transfer', 'transfer_amount_positive', 'amount <> 0'),
  weaker('ledger.transfer', 'transfer_hold_is_due', `kind = 'hold' or due_at is null`),
];

const REPLACED = [
  {
    name: 'a person may take two different parts',
    table: 'disbursement.approval_party',
    sql: `alter table disbursement.approval_party drop constraint approval_party_pkey,
      add constraint approval_party_pkey primary key (subject_id, person_id, part)`,
  },
  {
    name: 'an event may be dated forward',
    table: 'audit.event',
    sql: `drop trigger written_now on audit.event; create trigger written_now before insert on audit.event for each row
      when (new.recorded_at < least(now(), clock_timestamp()) or new.xid <> pg_current_xact_id())
      execute function engine.refuse_back_dating()`,
  },
  {
    name: 'an event may be dated back by an hour',
    table: 'audit.event',
    sql: `drop trigger written_now on audit.event; create trigger written_now before insert on audit.event for each row
      when (new.recorded_at < now() - interval '1 hour' or new.recorded_at > greatest(now(), clock_timestamp())
        or new.xid <> pg_current_xact_id()) execute function engine.refuse_back_dating()`,
  },
  {
    name: 'an event may name another transaction',
    table: 'audit.event',
    sql: `drop trigger written_now on audit.event; create trigger written_now before insert on audit.event for each row
      when (new.recorded_at < least(now(), clock_timestamp()) or new.recorded_at > greatest(now(), clock_timestamp()))
      execute function engine.refuse_back_dating()`,
  },
  {
    name: 'an account may be changed beside its transfers by a trigger’s depth',
    table: 'ledger.account',
    sql: `drop trigger follows_transfers on ledger.account; create trigger follows_transfers before update on ledger.account
      for each row when (pg_trigger_depth() > 0) execute function engine.refuse_change()`,
  },
  {
    name: 'what is append-only may be changed and not deleted',
    table: 'ledger.transfer',
    sql: `drop trigger append_only on ledger.transfer; create trigger append_only before delete on ledger.transfer
      for each row execute function engine.refuse_change()`,
  },
  {
    name: 'nothing refuses a change',
    table: 'ledger.transfer',
    sql: `create or replace function engine.refuse_change() returns trigger language plpgsql as
      'begin return case tg_op when ''DELETE'' then old else new end; end'`,
  },
];

/** Kept by hand: a comparison turned, a condition left out, a right given, a key made wider. */
export const BENT: readonly Mutant[] = [
  ...HOLDS,
  ...COMMANDS,
  ...PAYING,
  ...ENGINE,
  ...GRANTS,
  ...CHECKS,
  ...REPLACED,
  ...MOVES,
];
