import pg from 'pg';
import type { World } from '../../support/world.ts';

interface Control {
  readonly what: string;
  /** The race that it must turn red. */
  readonly race: string;
  readonly sql?: string;
  /** Every FOR UPDATE that the programs ask for is left out. */
  readonly withoutLocks?: boolean;
}

export const CONTROLS: Readonly<Record<string, Control>> = {
  'no-check': {
    race: 'one envelope',
    what: 'no check that an envelope has it',
    sql: 'alter table ledger.account drop constraint account_available',
  },
  'resolved-twice': {
    race: 'one hold',
    what: 'a hold may be resolved twice',
    sql: 'alter table ledger.transfer drop constraint transfer_pending_id_key',
  },
  'no-locks': {
    race: 'one approval',
    what: 'no row is locked, and one level may be decided twice',
    sql: `alter table cofinancing.level_decision drop constraint level_decision_pkey;
      drop trigger line_has_its_levels on cofinancing.line;
      drop trigger line_keeps_its_answer on cofinancing.line`,
    withoutLocks: true,
  },
  'voices-twice': {
    race: 'one seat of a quorum',
    what: 'no row is locked, and a member may have two voices',
    sql: 'alter table committee.vote drop constraint vote_once',
    withoutLocks: true,
  },
  'runs-unlocked': {
    race: 'one payment run',
    what: 'no row is locked',
    withoutLocks: true,
  },
  'numbers-stand-still': {
    race: 'one receipt number',
    what: 'a number that is taken is not counted',
    sql: `create function pg_temp_stand() returns trigger language plpgsql as
        $$ begin new.receipts := old.receipts; return new; end $$;
      create trigger stand_still before update of receipts on application.call_counter
        for each row execute function pg_temp_stand()`,
  },
  'keys-forgotten': {
    race: 'one idempotency key',
    what: 'a command is kept under another id than it was sent with',
    sql: `create function forget_key() returns trigger language plpgsql as
        $$ begin new.id := gen_random_uuid(); return new; end $$;
      create trigger forget before insert on engine.command for each row execute function forget_key()`,
  },
};

/** Plants one control in a world of its own; what it gives takes back what the world does not end with. */
export const plant = async ({ admin }: World, name: string | null): Promise<() => void> => {
  const control = name === null ? undefined : CONTROLS[name];
  if (control?.sql !== undefined) await admin.raw(control.sql);
  return control?.withoutLocks === true ? withoutLocks() : () => undefined;
};

type Query = (...given: unknown[]) => unknown;

const LOCK = /\bfor (no key )?update( of \w+)?( skip locked)?/gi;

const withoutLocks = (): (() => void) => {
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function (this: unknown, first: unknown, ...others: unknown[]) {
    if (typeof first === 'string') return query.call(this, first.replace(LOCK, ''), ...others);
    return query.call(this, unlocked(first as Statement), ...others);
  };
  return () => {
    client.query = query;
  };
};

interface Statement {
  text?: string;
  /** A prepared statement keeps its text under its name. */
  name?: string;
}

const unlocked = (statement: Statement): Statement => {
  const { text, name } = statement;
  if (text === undefined || text.search(LOCK) < 0) return statement;
  statement.text = text.replace(LOCK, '');
  if (name !== undefined) statement.name = `${name}-unlocked`;
  return statement;
};
