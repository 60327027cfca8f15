import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';
import { FOLLOWING, posting } from './sql/posting.ts';

/**
 * A balance was what the function that posts had written there, and the owner of the table could write another one. Now
 * it follows the transfers by a trigger, and nothing else moves it: an account is born empty, changes only inside that
 * trigger, and stays.
 */
const ACCOUNTS = `
  create trigger born_empty before insert on ledger.account
    for each row when (new.posted <> 0 or new.pending <> 0) execute function engine.refuse_change();
  create trigger follows_transfers before update on ledger.account
    for each row when (pg_trigger_depth() = 0) execute function engine.refuse_change();
  create trigger never_deleted before delete on ledger.account
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on ledger.account
    for each statement execute function engine.refuse_change();
  create trigger append_only_truncate before truncate on ledger.book
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [ACCOUNTS, FOLLOWING, posting({ movesBalances: false })].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop trigger append_only_truncate on ledger.book;
    drop trigger never_truncated on ledger.account;
    drop trigger never_deleted on ledger.account;
    drop trigger follows_transfers on ledger.account;
    drop trigger born_empty on ledger.account;
    drop trigger balances_follow on ledger.transfer;
    drop function ledger.keep_balances;
    ${posting({ movesBalances: true })}
    `,
  );
