import { createWorld, type World } from '../../support/world.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { tried, type Attempt, type Who } from './attempt.ts';
import { BOOKS } from './books.ts';
import { sceneOf, type Scene } from './scene.ts';

const ATTEMPTS: readonly Attempt<Scene>[] = [...BOOKS];

/** Each takes one guard away, as the owner of everything could. */
const CONTROLS = {
  overdraft: {
    what: 'no check that an account has it',
    sql: 'alter table ledger.account drop constraint account_available',
  },
  'second-resolution': {
    what: 'a hold may be resolved twice',
    sql: 'alter table ledger.transfer drop constraint transfer_pending_id_key',
  },
  truncate: { what: 'the books may be emptied', sql: 'drop trigger append_only_truncate on ledger.transfer' },
} as const;

type Try = Pick<Attempt<Scene>, 'what' | 'sql' | 'refusedBy'> & { readonly who: Who };

/** What speaks against the database, or null where it refused, and by what it should. */
const faultOf = async ({ admin }: World, scene: Scene, { what, sql, refusedBy, who }: Try): Promise<string | null> => {
  const by = await tried(admin, who, sql(scene));
  if (by === null) return `the ${who} could ${what}`;
  return refusedBy.includes(by) ? null : `the ${who} could not ${what}, but by accident: ${by}`;
};

const run = async ({ planted }: Run): Promise<Outcome> => {
  const world = await createWorld();
  try {
    const scene = await sceneOf(world);
    if (planted !== null) await world.admin.raw(CONTROLS[planted as keyof typeof CONTROLS].sql);
    const tries = ATTEMPTS.flatMap(({ as, ...attempt }) => as.map((who): Try => ({ ...attempt, who })));
    const faults: string[] = [];
    for (const each of tries) {
      const fault = await faultOf(world, scene, each);
      if (fault !== null) faults.push(fault);
    }
    return { counts: { 'attempts in SQL': ATTEMPTS.length, 'tries, by application or owner': tries.length }, faults };
  } finally {
    await world.drop();
  }
};

export const fourEyes: Proof = {
  shows: 'the database alone refuses every attempt against books, signatures and evidence',
  amounts: {},
  controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
  run,
};
