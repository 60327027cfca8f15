import { createWorld, type World } from '../../support/world.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { booksOracle } from './books-oracle.ts';

/** Each takes one guard of the books away, or bends what moves them. */
const CONTROLS: Readonly<Record<string, { readonly what: string; readonly sql: string }>> = {
  'no-check': {
    what: 'no check that an account has it',
    sql: 'alter table ledger.account drop constraint account_available',
  },
  'resolved-twice': {
    what: 'a hold may be resolved twice',
    sql: 'alter table ledger.transfer drop constraint transfer_pending_id_key',
  },
  'reversed-twice': {
    what: 'a transfer may be reversed twice',
    sql: 'alter table ledger.transfer drop constraint transfer_reverses_key',
  },
  'expiry-keeps': {
    what: 'a hold that expires frees nothing',
    sql: bent(`when 'hold' then n.amount`, `when 'expire' then 0 when 'hold' then n.amount`),
  },
  'centime-lost': {
    what: 'a committed hold arrives a centime short',
    sql: bent(
      `(n.debit, case when n.kind in ('direct', 'post') then n.amount`,
      `(n.debit, case when n.kind in ('direct', 'post') then n.amount - (n.kind = 'post')::int`,
    ),
  },
};

/** The function that moves the balances, with one phrase of it said otherwise. */
function bent(phrase: string, otherwise: string): string {
  const quoted = (text: string): string => `'${text.replaceAll(`'`, `''`)}'`;
  return `do $$ begin execute replace(pg_get_functiondef('ledger.keep_balances'::regproc), ${quoted(phrase)}, ${quoted(otherwise)}); end $$`;
}

const inWorld = async (work: (world: World) => Promise<Outcome>): Promise<Outcome> => {
  const world = await createWorld();
  try {
    return await work(world);
  } finally {
    await world.drop();
  }
};

const run = ({ seed, planted, amount }: Run): Promise<Outcome> =>
  inWorld(async (world) => {
    const control = planted === null ? undefined : CONTROLS[planted];
    if (control) await world.admin.raw(control.sql);
    return booksOracle(world, { seed, sequences: amount('sequences'), seconds: amount('seconds') });
  });

export const ledger: Proof = {
  shows: 'a model of the books foretells every answer, and all invariants hold after every step',
  amounts: {
    sequences: { short: 2_000, long: 100_000, control: 100 },
    seconds: { short: 20, long: 100_000, control: 6 },
  },
  controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
  run,
};
