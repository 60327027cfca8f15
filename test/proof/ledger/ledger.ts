import { createWorld, type World } from '../../support/world.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { booksOracle } from './books-oracle.ts';
import { roundOracle } from './round-oracle.ts';

interface Control {
  /** Whose oracle must see it; the books', where it is not said. */
  readonly of?: 'rounds';
  readonly what: string;
  readonly sql: string;
}

/** Each takes one guard away, or bends what moves balances and answers. */
const CONTROLS: Readonly<Record<string, Control>> = {
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
  'yes-for-less': {
    of: 'rounds',
    what: 'a yes is kept a centime short',
    sql: onLine(`if new.status = 'approved' and old.status <> 'approved' then
      new.approved_centimes := new.approved_centimes - 1; end if`),
  },
  'one-decides': { of: 'rounds', what: 'one person decides where two must', sql: onLine('new.levels := 1') },
};

/** Something done to every line of a round that is written anew. */
function onLine(does: string): string {
  return `create function public.bend() returns trigger language plpgsql as $$ begin ${does}; return new; end $$;
    create trigger a_bend before update on cofinancing.line for each row execute function public.bend()`;
}

/** The function that moves the balances, with one phrase of it said otherwise. */
function bent(phrase: string, otherwise: string): string {
  const quoted = (text: string): string => `'${text.replaceAll(`'`, `''`)}'`;
  return `do $$ begin execute replace(pg_get_functiondef('ledger.keep_balances'::regproc), ${quoted(phrase)}, ${quoted(otherwise)}); end $$`;
}

type Oracle = (world: World) => Promise<Outcome>;

const inWorld = async (oracle: Oracle, control: Control | undefined): Promise<Outcome> => {
  const world = await createWorld();
  try {
    if (control) await world.admin.raw(control.sql);
    return await oracle(world);
  } finally {
    await world.drop();
  }
};

const run = async ({ seed, planted, amount }: Run): Promise<Outcome> => {
  const control = planted === null ? undefined : CONTROLS[planted];
  const asked = (name: string) => ({ seed, seconds: amount('seconds'), sequences: amount(name) });
  const books: Oracle = (world) => booksOracle(world, asked('sequences'));
  const rounds: Oracle = (world) => roundOracle(world, asked('rounds'));
  const oracles = control === undefined ? [books, rounds] : [control.of === 'rounds' ? rounds : books];

  const outcomes: Outcome[] = [];
  for (const oracle of oracles) outcomes.push(await inWorld(oracle, control));
  return {
    counts: Object.assign({}, ...outcomes.map(({ counts }) => counts)) as Outcome['counts'],
    faults: outcomes.flatMap(({ faults }) => faults),
  };
};

export const ledger: Proof = {
  shows:
    'models of the books and of a financing plan’s rounds foretell every answer, and all invariants hold after every step',
  amounts: {
    sequences: { short: 2_000, long: 100_000, control: 1_000 },
    rounds: { short: 60, long: 2_000, control: 60 },
    seconds: { short: 15, long: 100_000, control: 40 },
  },
  controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
  run,
};
