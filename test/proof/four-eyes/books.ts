import { BACK_DATED, KEPT, NO_RIGHT, erasing, type Attempt } from './attempt.ts';
import { BOTH, posting } from './posting.ts';
import type { Scene } from './scene.ts';

const HOLD = { kind: 'hold', due: `now() + interval '9 years'` };

/** What the books refuse, asked through their one function. */
const POSTINGS: readonly Attempt<Scene>[] = [
  posting('spend more than an envelope has', 'account_available', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    amount: '9000000000',
  })),
  posting('hold more than an envelope has', 'account_available', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    amount: '9000000000',
    ...HOLD,
  })),
  posting('post nothing', 'transfer_amount_positive', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    amount: '0',
  })),
  posting('take back by a negative amount', 'transfer_amount_positive', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    amount: '-500',
  })),
  posting('move money from an account to itself', 'transfer_two_accounts', ({ envelope }) => ({
    debit: envelope,
    credit: envelope,
  })),
  posting('move one funder’s money to another’s account', 'transfer_debit', ({ otherCommitted, envelope }) => ({
    debit: otherCommitted,
    credit: envelope,
  })),
  posting('spend another funder’s money', 'transfer_credit', ({ committed, otherEnvelope }) => ({
    debit: committed,
    credit: otherEnvelope,
  })),
  posting('resolve a hold a second time', 'transfer_pending_id_key', ({ resolved }) => ({ ...resolved, kind: 'void' })),
  posting('resolve a hold that does not exist', 'hold_missing', ({ resolved }) => ({
    ...resolved,
    kind: 'void',
    pending: 'gen_random_uuid()',
  })),
  posting('release another amount than was held', 'hold_differs', ({ resolved }) => ({
    ...resolved,
    kind: 'void',
    amount: '1',
  })),
  posting('commit more than was held', 'hold_exceeded', ({ resolved }) => ({
    ...resolved,
    kind: 'post',
    amount: `${resolved.amount} + 1`,
  })),
  posting('expire a hold before its day', 'hold_not_due', ({ open }) => ({ ...open, kind: 'expire' })),
  posting('hold without an end', 'transfer_hold_is_due', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    kind: 'hold',
  })),
  posting('reverse a transfer by another amount', 'reversal_differs', ({ ordered }) => ({
    debit: ordered.credit,
    credit: ordered.debit,
    amount: '1',
    reverses: `'${ordered.id}'`,
  })),
  posting('post a kind that does not exist', 'transfer_kind', ({ envelope, committed }) => ({
    debit: committed,
    credit: envelope,
    kind: 'gift',
  })),
];

const ERASING = [
  ...erasing<Scene>('ledger.transfer', 'amount'),
  ...erasing<Scene>('ledger.command', 'answer'),
  ...erasing<Scene>('ledger.account', 'posted'),
  ...erasing<Scene>('ledger.book', 'nature'),
];

const ROWS: readonly Attempt<Scene>[] = [
  {
    what: 'write a transfer beside the function that posts',
    as: ['application'],
    refusedBy: [NO_RIGHT],
    sql: () => 'insert into ledger.transfer default values',
  },
  {
    what: 'open an account beside the function that opens them',
    as: ['application'],
    refusedBy: [NO_RIGHT],
    sql: () => 'insert into ledger.account default values',
  },
  {
    what: 'give an account money that no transfer brought',
    as: ['owner'],
    refusedBy: [KEPT],
    sql: ({ envelope }) => `update ledger.account set posted = posted + 100 where id = '${envelope}'`,
  },
  {
    what: 'let two accounts drift so that the book still sums to zero',
    as: ['owner'],
    refusedBy: [KEPT],
    sql: ({ envelope, committed }) => `update ledger.account
      set posted = posted + case id when '${envelope}' then 100 else -100 end where id in ('${envelope}', '${committed}')`,
  },
  {
    what: 'free what is held by changing the account',
    as: ['owner'],
    refusedBy: [KEPT],
    sql: ({ envelope }) => `update ledger.account set pending = 0 where id = '${envelope}'`,
  },
  {
    what: 'open an account that is born with money',
    as: ['owner'],
    refusedBy: [KEPT],
    sql: ({ funder }) => `insert into ledger.account (id, book, kind, counterpart, posted)
      values (gen_random_uuid(), '${funder}', 'committed', false, 100)`,
  },
  {
    what: 'open an account for paying in a guarantor’s book',
    as: BOTH,
    refusedBy: ['account_book_nature'],
    sql: () => `select ledger.open_accounts(array[gen_random_uuid()], array['00000000-0000-7000-8000-000000000001'::uuid],
      array['guarantee'], array[gen_random_uuid()], array['paid'], array[gen_random_uuid()], array[gen_random_uuid()],
      array[null::uuid])`,
  },
  {
    what: 'post a transfer dated before it was written',
    as: ['owner'],
    refusedBy: [BACK_DATED],
    sql: ({
      ordered,
    }) => `insert into ledger.transfer (id, book, debit, credit, amount, kind, cause, subject_id, command_id,
        recorded_at)
      select gen_random_uuid(), book, credit, debit, 1, 'direct', 'attempt', subject_id, command_id,
        recorded_at - interval '1 day' from ledger.transfer where id = '${ordered.id}'`,
  },
];

export const BOOKS: readonly Attempt<Scene>[] = [...POSTINGS, ...ERASING, ...ROWS];
