import type { Knex } from 'knex';
import type { FindingCode } from '../../../services/audit/finding.ts';

/** One way in which a superuser may change what was, in SQL; `victim` is what a verifier must name. */
export interface Tamper {
  readonly kind: string;
  /** Finds whom it happens to: `id`, and `other` where two are needed. */
  readonly victim: string;
  readonly sql: (ids: { readonly id: string; readonly other: string }) => string;
  readonly found: FindingCode;
  /** It is seen as what is there too much, not at the victim. */
  readonly isElsewhere?: boolean;
}

const anEvent = (where = 'true') =>
  `select e.id, (select id from audit.event where id <> e.id and xid <> e.xid order by seq limit 1) as other
   from audit.event e where ${where} order by md5(e.id::text || :seed) limit 1`;
const aTransfer = `select id, id as other from ledger.transfer order by md5(id::text || :seed) limit 1`;

const setting = (kind: string, change: string, where?: string): Tamper => ({
  kind,
  victim: anEvent(where),
  sql: ({ id }) => `update audit.event set ${change} where id = '${id}'`,
  found: 'entry_changed',
});

const COLUMNS = `kind, outcome, refusal_code, subject_type, subject_id, dossier_id, related, actor_id, known_by, role,
  on_behalf_of, effective_on, recorded_at, before, after, before_hash, after_hash, reason, rule_version, request_id, command_id`;
const REFUSED = `outcome = 'refused'`;

/** Each with its hash made anew, as whoever does it well would. */
const AFTER = (value: string) =>
  `after = ${value}, after_hash = encode(sha256(convert_to((${value})::text, 'UTF8')), 'hex')`;

export const TAMPERS: readonly Tamper[] = [
  setting(
    'amount by one centime',
    AFTER(`jsonb_set(after, '{amount}', to_jsonb(((after->>'amount')::bigint + 1)::text))`),
    `after->>'amount' ~ '^[0-9]+$'`,
  ),
  setting('actor', `actor_id = gen_random_uuid()::text`),
  setting('how the actor was known', `known_by = known_by || '{"signedInAt": "1999-12-31T00:00:00.000Z"}'`),
  setting('role', `role = coalesce(role, '') || 'x'`),
  setting('person represented', `on_behalf_of = jsonb_build_object('personId', gen_random_uuid(), 'funderId', null)`),
  setting('back-dated', `recorded_at = recorded_at - interval '1 microsecond'`),
  setting('day on which it counts', `effective_on = effective_on - interval '1 day'`),
  setting('reason', `reason = coalesce(reason, '') || ' '`),
  setting('rule version', `rule_version = coalesce(rule_version, '') || '2'`),
  setting('what it was before', `before = '{}'`),
  setting('hash of what it was after', `after_hash = encode(sha256('other'), 'hex')`),
  setting('dossier', `dossier_id = gen_random_uuid()`),
  setting('what it is about', `related = related || array['another']`),
  setting('refusal made a success', `outcome = 'done', refusal_code = null`, REFUSED),
  setting('transaction number', `xid = (xid::text::bigint + 1)::text::xid8`),
  setting('epoch', `epoch = epoch + 1`),
  setting('encoding', `encoding = 2`),
  setting('empty where nothing was said', `request_id = ''`, 'request_id is null'),
  {
    kind: 'deleted',
    victim: anEvent(),
    sql: ({ id }) => `delete from audit.event where id = '${id}'`,
    found: 'entry_missing',
  },
  {
    kind: 'refusal deleted',
    victim: anEvent(REFUSED),
    sql: ({ id }) => `delete from audit.event where id = '${id}'`,
    found: 'entry_missing',
  },
  {
    kind: 'inserted among sealed ones',
    victim: anEvent(),
    sql: ({ id }) => `insert into audit.event (id, epoch, xid, ${COLUMNS})
      select gen_random_uuid(), epoch, xid, ${COLUMNS} from audit.event where id = '${id}'`,
    found: 'entry_inserted',
    isElsewhere: true,
  },
  {
    kind: 'doubled',
    victim: anEvent(),
    sql: ({ id }) => `alter table audit.event drop constraint event_pkey;
      insert into audit.event (id, epoch, xid, ${COLUMNS}) select id, epoch, xid, ${COLUMNS} from audit.event where id = '${id}'`,
    found: 'entry_duplicated',
  },
  {
    kind: 'two exchanged',
    victim: anEvent(),
    sql: ({ id, other }) => `alter table audit.event alter column seq drop identity;
      update audit.event e set seq = o.seq, xid = o.xid from audit.event o
      where (e.id, o.id) in (('${id}', '${other}'), ('${other}', '${id}'))`,
    found: 'entry_changed',
  },
  {
    kind: 'what two say exchanged',
    victim: anEvent('after is not null'),
    sql: ({ id, other }) => `update audit.event e set after = o.after, after_hash = o.after_hash from audit.event o
      where (e.id, o.id) in (('${id}', '${other}'), ('${other}', '${id}'))`,
    found: 'entry_changed',
  },
  {
    kind: 'all emptied, all but one loaded again',
    victim: anEvent(),
    sql: ({ id }) => `create temporary table kept on commit drop as select * from audit.event where id <> '${id}';
      truncate audit.event; insert into audit.event overriding system value select * from kept`,
    found: 'entry_missing',
  },
  {
    kind: 'transfer of the books, its event left',
    victim: aTransfer,
    sql: ({ id }) => `update ledger.transfer set amount = amount + 1 where id = '${id}'`,
    found: 'entry_changed',
  },
  {
    kind: 'transfer to another account',
    victim: aTransfer,
    sql: ({ id }) => `update ledger.transfer set debit = credit, credit = debit where id = '${id}'`,
    found: 'entry_changed',
  },
  {
    kind: 'transfer deleted',
    victim: aTransfer,
    sql: ({ id }) => `delete from ledger.transfer where id = '${id}'`,
    found: 'entry_missing',
  },
  {
    kind: 'transfer inserted',
    victim: aTransfer,
    sql: ({
      id,
    }) => `insert into ledger.transfer (id, book, debit, credit, amount, kind, cause, subject_id, command_id, xid)
      select gen_random_uuid(), book, debit, credit, 1, 'direct', cause, subject_id, command_id, xid
      from ledger.transfer where id = '${id}'`,
    found: 'entry_inserted',
    isElsewhere: true,
  },
];

export interface Victims {
  readonly id: string;
  readonly other: string;
}

export const victimsOf = async (trx: Knex.Transaction, { victim }: Tamper, seed: number): Promise<Victims> => {
  const { rows } = await trx.raw<{ rows: Victims[] }>(victim, { seed: String(seed) });
  if (!rows[0]) throw new Error('there is nothing that could be tampered with');
  return rows[0];
};
