import type { Knex } from 'knex';
import { appendOnly, asOwner, createReadOnlySchema, dropSchema } from '../shared/migration.ts';
import { LEDGER_FUNCTIONS } from './sql/ledger-functions.ts';

const COMMANDS = `
  create table ledger.command (
    id text primary key,
    request_hash text not null,
    answer text not null
  );
`;

const ACCOUNTS = `
  create table ledger.account (
    id uuid primary key,
    book uuid not null,
    kind text not null,
    envelope_id uuid,
    dossier_id uuid,
    batch_id uuid,
    counterpart boolean not null default false,
    posted bigint not null default 0,
    pending bigint not null default 0,
    constraint account_book unique (id, book),
    constraint account_kind check (kind in ('funding', 'envelope', 'committed', 'ordered', 'clearing', 'paid',
      'recoverable', 'recovered', 'written_off', 'outside', 'suspense')),
    constraint account_counterpart check (counterpart = (kind in ('funding', 'outside'))),
    constraint account_pending_not_negative check (pending >= 0),
    constraint account_available check (counterpart or posted - pending >= 0)
  );
  create index account_dossier on ledger.account (dossier_id);
  create index account_envelope on ledger.account (envelope_id);
`;

const TRANSFERS = `
  create table ledger.transfer (
    id uuid primary key,
    seq bigint generated always as identity,
    book uuid not null,
    debit uuid not null,
    credit uuid not null,
    amount bigint not null,
    kind text not null,
    pending_id uuid,
    reverses uuid,
    due_at timestamptz,
    cause text not null,
    subject_id uuid not null,
    command_id text not null,
    recorded_at timestamptz not null default clock_timestamp(),
    xid xid8 not null default pg_current_xact_id(),
    constraint transfer_amount_positive check (amount > 0),
    constraint transfer_kind check (kind in ('direct', 'hold', 'post', 'void', 'expire')),
    constraint transfer_two_accounts check (debit <> credit),
    constraint transfer_resolves check ((kind in ('post', 'void', 'expire')) = (pending_id is not null)),
    constraint transfer_hold_is_due check ((kind = 'hold') = (due_at is not null)),
    constraint transfer_pending_id_key unique (pending_id),
    constraint transfer_reverses_key unique (reverses),
    constraint transfer_pending foreign key (pending_id) references ledger.transfer,
    constraint transfer_reversed foreign key (reverses) references ledger.transfer,
    constraint transfer_command foreign key (command_id) references ledger.command,
    constraint transfer_debit foreign key (debit, book) references ledger.account (id, book),
    constraint transfer_credit foreign key (credit, book) references ledger.account (id, book)
  );
  create index transfer_debit_account on ledger.transfer (debit, book);
  create index transfer_credit_account on ledger.transfer (credit, book);
  create index transfer_subject on ledger.transfer (subject_id);
  create index transfer_of_command on ledger.transfer (command_id);
  ${appendOnly('ledger.transfer')}
  ${appendOnly('ledger.command')}
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [createReadOnlySchema('ledger'), COMMANDS, ACCOUNTS, TRANSFERS, LEDGER_FUNCTIONS].join('\n'));

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('ledger'));
