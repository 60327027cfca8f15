import type { World } from '../../support/world.ts';

/** A rule of the database's own, said otherwise. */
export interface Mutant {
  /** Unique; it is what a survivor is told by. */
  readonly name: string;
  /** Whose rule it is: attempts on it are tried first. */
  readonly table: string;
  readonly sql: string;
}

/** Where money, signatures and evidence are kept by rules. */
const TABLES = [
  ...['ledger.account', 'ledger.transfer', 'ledger.command', 'ledger.book'],
  ...['audit.event', 'audit.event_amount', 'audit.personal', 'audit.block', 'audit.note'],
  ...['engine.process', 'engine.command', 'engine.clock'],
  ...['access.role_grant', 'access.delegation', 'registry.account'],
  ...['cofinancing.line', 'cofinancing.preparation', 'cofinancing.level_decision', 'cofinancing.round'],
  ...['committee.session', 'committee.member', 'committee.item', 'committee.vote', 'committee.decision'],
  ...['committee.minutes', 'committee.signature', 'committee.award_line'],
  ...['agreement.agreement', 'agreement.signature', 'agreement.suspension', 'agreement.line'],
  ...['disbursement.approval_party', 'disbursement.tranche', 'disbursement.leg', 'disbursement.proof'],
  ...['disbursement.payment_order', 'disbursement.payment_run', 'disbursement.payment_file', 'disbursement.answer'],
  ...['disbursement.bank_statement', 'disbursement.statement_entry', 'disbursement.recovery', 'disbursement.placement'],
];

/** What only keeps a search or a sum at hand, and refuses nothing. */
const REFUSES_NOTHING = ['event_amounts', 'balances_follow'];

/** Of these, every check and every unique key, too; of the others, those that keep two people, or one time only, apart. */
const OF_ALL = ['ledger.account', 'ledger.transfer', 'ledger.book', 'audit.event'];
const APART = [
  ...['role_grant_not_to_oneself', 'delegation_not_to_oneself', 'account_four_eyes', 'line_asked_once'],
  ...['suspension_four_eyes', 'signature_one_party_each', 'approval_party_part'],
  ...['approval_party_signs_once', 'payment_order_live', 'payment_order_end_to_end_id', 'payment_run_two_people'],
  ...['payment_file_hash', 'answer_once', 'answer_told_by', 'bank_statement_number', 'recovery_four_eyes'],
  ...['recovery_received', 'placement_two_people', 'invoice_counts_once', 'envelope_once', 'paper_number_once'],
  ...['receipt_number_unique', 'account_book_nature'],
];

const GUARDS = `
  select format('%s without %s', t.tgrelid::regclass, t.tgname) as name, t.tgrelid::regclass::text as table,
      format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass) as sql
    from pg_trigger t where not t.tgisinternal and t.tgrelid::regclass::text = any (?) and t.tgname <> all (?)
  union all
  select format('%s without %s', c.conrelid::regclass, c.conname), c.conrelid::regclass::text,
      format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname)
    from pg_constraint c
    where c.contype in ('c', 'u', 'x') and c.conrelid::regclass::text = any (?) and c.conname not in ('account_book', 'book_of_nature')
      or c.conname = any (?)
  union all
  select format('%s without %s', i.indrelid::regclass, i.indexrelid::regclass), i.indrelid::regclass::text,
      format('drop index %s', i.indexrelid::regclass)
    from pg_index i join pg_class k on k.oid = i.indexrelid
    where i.indisunique and k.relname = any (?) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  union all
  select format('%s without row security', c.oid::regclass), c.oid::regclass::text,
      format('alter table %1$s no force row level security; alter table %1$s disable row level security', c.oid::regclass)
    from pg_class c where c.relrowsecurity
  order by 1`;

/** Taken away: every trigger of those tables, the checks and keys above, and row security; one mutant each, as the catalogue has them. */
export const guardsTakenAway = async ({ admin }: World): Promise<Mutant[]> => {
  const { rows } = await admin.raw<{ rows: Mutant[] }>(GUARDS, [TABLES, REFUSES_NOTHING, OF_ALL, APART, APART]);
  return rows;
};
