import { BACK_DATED, KEPT, byBoth, byOwner, type Attempt } from './attempt.ts';
import { posting, post, type Posting } from './posting.ts';
import type { Scene } from './scene.ts';

const opening =
  (kind: string, counterpart: boolean) =>
  ({ funder }: Scene): string =>
    `insert into ledger.account (id, book, kind, counterpart)
     values (gen_random_uuid(), '${funder}', '${kind}', ${String(counterpart)})`;
const reversing = ({ ordered }: Scene): Posting => ({
  debit: ordered.credit,
  credit: ordered.debit,
  amount: ordered.amount,
  reverses: `'${ordered.id}'`,
});
const small = ({ envelope, committed }: Scene): Posting => ({ debit: committed, credit: envelope });
const again = (sql: string, change: readonly [string, string]): string => `${sql};\n${sql.replace(...change)}`;

const BOOKS: readonly Attempt<Scene>[] = [
  posting('release a hold to another account than it was for', 'hold_differs', ({ open, ordered }) => ({
    ...open,
    debit: ordered.debit,
    kind: 'void',
  })),
  posting('reverse a transfer in its own direction', 'reversal_differs', (scene) => {
    const { debit, credit, ...rest } = reversing(scene);
    return { ...rest, debit: credit, credit: debit };
  }),
  posting('reverse a hold', 'reversal_differs', ({ open }) => ({
    debit: open.credit,
    credit: open.debit,
    amount: open.amount,
    reverses: open.pending,
  })),
  posting('resolve a hold by a transfer of its own', 'transfer_resolves', ({ open }) => ({ ...open, kind: 'direct' })),
  byOwner('commit what was held after its day', 'hold_expired', (scene) => {
    const late = `update engine.clock set ahead = ahead + interval '9 years'`;
    return `${late};\n${post({ ...scene.open, kind: 'post' }, scene)}`;
  }),
  byBoth('reverse a transfer twice', 'transfer_reverses_key', (scene) =>
    post(reversing(scene), scene)
      .replace('array[gen_random_uuid()]', 'array[gen_random_uuid(), gen_random_uuid()]')
      .replaceAll(/array\[((?!gen_random)[^\]]*)\]/g, 'array[$1, $1]'),
  ),
  ...['a', 'z'].map((hash) =>
    byBoth<Scene>(
      `ask one command for two things, of which the second is hashed to ${hash}`,
      'command_reused',
      (scene) => again(post(small(scene), scene), [`'h'`, `'${hash}'`]),
    ),
  ),
  byOwner('open an account of a kind that there is not', 'account_kind', opening('treasure', false)),
  byOwner(
    'let an account go below nothing by calling it a counterpart',
    'account_counterpart',
    opening('committed', true),
  ),
  byOwner(
    'keep a book of a nature that there is not',
    'book_nature',
    () => `insert into ledger.book (id, nature, owner_id) values (gen_random_uuid(), 'gift', gen_random_uuid())`,
  ),
];

const eventLike = (change: string): string =>
  `insert into audit.event overriding system value
   select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'seq', 900000000,
     'xid', pg_current_xact_id()::text, 'recorded_at', clock_timestamp()) || jsonb_build_object(${change}))).*
   from audit.event e order by seq limit 1`;
const BLOCK = `insert into audit.block (number, epoch, xid_from, xid_to, entries, root, previous, hash, ids, leaves, peaks)
  values (900, 1, '1', '2', 1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), decode(repeat('01', 32), 'hex'),
    array[gen_random_uuid()], decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))`;
const NOTE = `insert into audit.note (kind, note) values ('key', 'attempt')`;

/** A row first: where nothing is, nothing is changed, and nothing refused. */
const keptOnce = (what: string, insert: string, change: string): Attempt<Scene> =>
  byOwner(what, KEPT, () => `${insert};\n${change}`);

const TRAIL: readonly Attempt<Scene>[] = [
  byOwner('write an event dated a day ahead', BACK_DATED, () =>
    eventLike(`'recorded_at', clock_timestamp() + interval '1 day'`),
  ),
  byOwner('record that something came out otherwise than anything does', 'event_outcome', () =>
    eventLike(`'outcome', 'maybe'`),
  ),
  keptOnce('change a sealed block', BLOCK, 'update audit.block set entries = entries'),
  keptOnce('delete a sealed block', BLOCK, 'delete from audit.block'),
  byOwner('forget every block', KEPT, () => 'truncate audit.block'),
  keptOnce('change what was signed', NOTE, 'update audit.note set note = note'),
  keptOnce('delete what was signed', NOTE, 'delete from audit.note'),
  byOwner('forget everything that was signed', KEPT, () => 'truncate audit.note'),
];

const LINE = `(select id from cofinancing.line where status = 'approved' order by asked_at, position limit 1)`;
const onLine = (change: string): string => `update cofinancing.line set ${change} where id = ${LINE}`;
const SUSPENSION = `insert into agreement.suspension (id, agreement_id, reason, review_on, suspended_by, suspended_at, lifted_by,
    lifted_at, lifting_reason)
  select gen_random_uuid(), id, 'x', current_date, gen_random_uuid(), now(), gen_random_uuid(), now(), 'y'
  from agreement.agreement limit 1`;
const delegation = ({ stranger, preparer }: Scene): string =>
  `insert into access.delegation (id, funder_id, delegator_id, delegate_id, from_at, to_at, act, granted_at)
   select gen_random_uuid(), id, '${stranger}', '${preparer}', now(), now() + interval '1 day', 'x', now()
   from programme.funder limit 1`;

const DECISIONS: readonly Attempt<Scene>[] = [
  byBoth('have who prepared an answer stand as who gave it', 'approver_prepared', () =>
    onLine(`decided_by = (select prepared_by from cofinancing.preparation p where p.line_id = line.id limit 1)`),
  ),
  byBoth('ask another number of people for an answer than were to give it', 'approval_not_prepared', () =>
    onLine('levels = levels % 4 + 1'),
  ),
  byBoth('call a grant a loan once it is asked for', KEPT, () =>
    onLine(`instrument = case instrument when 'loan' then 'grant' else 'loan' end`),
  ),
  byOwner('delete a funder’s answer', KEPT, () => `delete from cofinancing.line where id = ${LINE}`),
  byOwner('delete an agreement', KEPT, () => 'delete from agreement.agreement'),
  keptOnce('lift a suspension twice', SUSPENSION, `update agreement.suspension set lifting_reason = 'z'`),
  keptOnce('delete a suspension', SUSPENSION, 'delete from agreement.suspension'),
  byOwner('forget every suspension', KEPT, () => 'truncate agreement.suspension'),
  byOwner('delete a delegation', KEPT, (scene) => `${delegation(scene)};\ndelete from access.delegation`),
  byOwner('forget every delegation', KEPT, () => 'truncate access.delegation cascade'),
];

/** What one rule alone stands against: whoever takes that rule away is noticed here. */
export const LONE: readonly Attempt<Scene>[] = [...BOOKS, ...TRAIL, ...DECISIONS];
