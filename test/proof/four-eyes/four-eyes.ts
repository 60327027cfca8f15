import { createWorld, type World } from '../../support/world.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { tried, type Attempt, type Who } from './attempt.ts';
import { BOOKS } from './books.ts';
import { DECISIONS } from './decisions.ts';
import { EVIDENCE } from './evidence.ts';
import { PAYING } from './paying.ts';
import { SIGNING_TRANCHES } from './signing.ts';
import { orderedPayment, preparedPayment, sceneOf, type Scene } from './scene.ts';

const AT_FIRST: readonly Attempt<Scene>[] = [...BOOKS, ...SIGNING_TRANCHES, ...DECISIONS, ...EVIDENCE];

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
  'second-signer': {
    what: 'two persons may take one part in a payment',
    sql: 'drop index disbursement.approval_party_signs_once',
  },
  'two-signatures': {
    what: 'one person may sign a run twice',
    sql: 'alter table disbursement.payment_run drop constraint payment_run_two_people',
  },
  'own-run': {
    what: 'an order may leave in another funder’s run',
    sql: 'drop trigger own_run on disbursement.payment_order',
  },
  'late-event': { what: 'an event may be dated back', sql: 'drop trigger written_now on audit.event' },
  'app-writes': {
    what: 'the application may write transfers',
    sql: 'grant insert, update on ledger.transfer to touiza_app',
  },
  'stage-skipped': { what: 'a dossier may skip a stage', sql: 'drop trigger process_stage_order on engine.process' },
  truncate: { what: 'the books may be emptied', sql: 'drop trigger append_only_truncate on ledger.transfer' },
} as const;

type Try = Pick<Attempt<Scene>, 'what' | 'sql' | 'refusedBy'> & { readonly who: Who };

/** What speaks against the database, or null where it refused, and by what it should. */
const faultOf = async ({ admin }: World, scene: Scene, { what, sql, refusedBy, who }: Try): Promise<string | null> => {
  const by = await tried(admin, who, sql(scene));
  if (by === null) return `the ${who} could ${what}`;
  return refusedBy.includes(by) ? null : `the ${who} could not ${what}, but by accident: ${by}`;
};

const faultsOf = async (world: World, scene: Scene, tries: readonly Try[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const each of tries) {
    const fault = await faultOf(world, scene, each);
    if (fault !== null) faults.push(fault);
  }
  return faults;
};

const triesOf = (attempts: readonly Attempt<Scene>[]): Try[] =>
  attempts.flatMap(({ as, ...attempt }) => as.map((who): Try => ({ ...attempt, who })));

const run = async ({ planted }: Run): Promise<Outcome> => {
  const world = await createWorld();
  try {
    const payments = await preparedPayment(world);
    const scene = await sceneOf(world, payments);
    if (planted !== null) await world.admin.raw(CONTROLS[planted as keyof typeof CONTROLS].sql);
    const atFirst = await faultsOf(world, scene, triesOf(AT_FIRST));
    await orderedPayment(world, payments);
    const paying = await faultsOf(world, scene, triesOf(PAYING));
    const attempts = [...AT_FIRST, ...PAYING];
    return {
      counts: { 'attempts in SQL': attempts.length, 'tries, by application or owner': triesOf(attempts).length },
      faults: [...atFirst, ...paying],
    };
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
