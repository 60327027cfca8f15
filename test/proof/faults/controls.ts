import type { World } from '../../support/world.ts';

export interface Control {
  readonly sql?: string;
  /** A new id for each attempt. */
  readonly isKeyNew?: boolean;
  /** The kinds of faults that show it, one after another; none where none is needed. */
  readonly breaks: readonly string[];
  /** Whether it shows where Temporal loses its last moments. */
  readonly losesMoments?: boolean;
}

interface Planted extends Control {
  readonly what: string;
  /** How it shows: whatever else speaks against the claim, it is not by what is planted. */
  readonly seenAs: RegExp;
}

export const CONTROLS: Readonly<Record<string, Planted>> = {
  'asynchronous-commit': {
    what: 'Postgres says yes before it is on the disk',
    sql: `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
    seenAs: /acknowledged and lost/,
    breaks: Array.from({ length: 3 }, () => 'Postgres killed, all its processes'),
  },
  'new-id-per-try': {
    what: 'whoever got no answer asks under another id',
    seenAs: /asked for once and done twice/,
    isKeyNew: true,
    breaks: ['answers lost', 'answers lost'],
  },
  'seen-when-sent': {
    what: 'a nudge counts as looked at as soon as it is sent',
    seenAs: /left undone until it was nudged/,
    sql: `create function engine.see() returns trigger language plpgsql as
        $$ begin new.seen := greatest(new.seen, new.sent); return new; end $$;
      create trigger see before update of sent on engine.process for each row execute function engine.see()`,
    breaks: [],
    losesMoments: true,
  },
  'balances-stand-still': {
    what: 'the trigger that moves balances is dropped',
    seenAs: /^check: ledger/,
    sql: 'drop trigger balances_follow on ledger.transfer',
    breaks: ['connections reset'],
  },
  'sweep-off': {
    what: 'nobody sweeps up nudges that were lost',
    seenAs: /^no rest: sent to, and never looked at/,
    sql: `create or replace function engine.sweep() returns bigint language sql as $$ select 0::bigint $$`,
    breaks: [],
    losesMoments: true,
  },
};

/** What the controls need of the claim that is to hold without them. */
export const AIMED: Control = {
  breaks: ['Postgres killed, all its processes', 'answers lost'],
  losesMoments: true,
};

export const plant = async ({ admin }: World, { sql }: Control): Promise<void> => {
  if (sql !== undefined) await admin.raw(sql);
};
