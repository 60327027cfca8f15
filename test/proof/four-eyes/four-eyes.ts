import { createWorld, type World } from '../../support/world.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { orderedPayment, preparedPayment, sceneOf } from './scene.ts';
import { AT_FIRST, faultOf, PAYING, type Try } from './tries.ts';
import type { Scene } from './scene.ts';

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
  'lines-shown': {
    what: 'funders’ answers are shown to everybody',
    sql: 'alter table cofinancing.line no force row level security; alter table cofinancing.line disable row level security',
  },
  'runs-shared': {
    what: 'everybody may write in every funder’s payment runs',
    sql: 'alter policy reached on disbursement.payment_run using (true)',
  },
  truncate: { what: 'the books may be emptied', sql: 'drop trigger append_only_truncate on ledger.transfer' },
} as const;

const faultsOf = async (world: World, scene: Scene, tries: readonly Try[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const each of tries) {
    const fault = await faultOf({ world, scene }, each);
    if (fault !== null) faults.push(fault);
  }
  return faults;
};

const run = async ({ planted }: Run): Promise<Outcome> => {
  const world = await createWorld();
  try {
    const payments = await preparedPayment(world);
    const scene = await sceneOf(world, payments);
    if (planted !== null) await world.admin.raw(CONTROLS[planted as keyof typeof CONTROLS].sql);
    const atFirst = await faultsOf(world, scene, AT_FIRST);
    await orderedPayment(world, payments);
    const paying = await faultsOf(world, scene, PAYING);
    const tries = [...AT_FIRST, ...PAYING];
    const attempts = new Set(tries.map(({ sql }) => sql)).size;
    return {
      counts: { 'attempts in SQL': attempts, 'tries, by application or owner': tries.length },
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
