import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { connect } from '../../../db/shared/connection.ts';
import { verifyEvidence, type Verdict } from '../../../services/audit/verify-evidence.ts';
import { trailOf, type Trail } from '../../support/builders/trail.ts';
import { createWorld } from '../../support/world.ts';
import { judgedByPython, trailIn } from './scene.ts';

const WRITERS = 8;
const RECORD = `select audit.record_all(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'kind', 'proof.written',
  'outcome', 'done', 'subject_type', 'writer', 'subject_id', 'x', 'related', jsonb_build_array('x'), 'actor_id',
  'system', 'known_by', jsonb_build_object('by', 'nobody'), 'effective_on', now(), 'command_id', 'c')))`;

/** 31 bits on, the same for the same seed (Park and Miller). */
const randomOf = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

interface Written {
  readonly written: number;
  readonly takenBack: number;
  readonly verdict: Verdict;
  /** What the other verifier found. */
  readonly other: number;
}

interface Asked {
  readonly seed: number;
  readonly blocks: number;
  /** Run before anything is written. */
  readonly planted: string | null;
}

interface Writing {
  readonly pool: Knex;
  readonly random: () => number;
  readonly isOver: () => boolean;
}

/** Holds its transactions open across seals, and takes one in ten back. */
const writing = async ({ pool, random, isOver }: Writing) => {
  const counts = { written: 0, takenBack: 0 };
  while (!isOver()) {
    const trx = await pool.transaction();
    const events = 1 + Math.floor(random() * 3);
    for (let event = 0; event < events; event += 1) {
      await trx.raw(RECORD);
      await sleep(random() * (random() < 0.05 ? 60 : 8));
    }
    const isTakenBack = random() < 0.1;
    await (isTakenBack ? trx.rollback() : trx.commit());
    counts[isTakenBack ? 'takenBack' : 'written'] += events;
  }
  return counts;
};

const sealing = async ({ seal }: Trail, blocks: number): Promise<void> => {
  for (let sealed = 0; sealed < blocks;) {
    const { sealed: entries, failures } = await seal();
    if (failures.length > 0) throw new AggregateError(failures, 'the sealer stopped');
    if (entries > 0) sealed += 1;
  }
};

/** Eight write and end in any order while one seals; nobody tampers. */
export const underWriters = async ({ seed, blocks, planted }: Asked): Promise<Written> => {
  const world = await createWorld();
  const trail = await trailOf(world);
  const pool = connect(world.url, { poolMax: WRITERS });
  let isOver = false;
  try {
    if (planted !== null) await world.admin.raw(planted);
    const writers = Array.from({ length: WRITERS }, (_, number) =>
      writing({ pool, random: randomOf(seed + number), isOver: () => isOver }),
    );
    await sealing(trail, blocks).finally(() => (isOver = true));
    const each = await Promise.all(writers);
    // Under a planted fault some entries are never sealed: a last look is all there is.
    await (planted === null ? trail.sealAll() : trail.seal());
    const lines = await world.admin.transaction(trailIn);
    const anchor = await trail.witnessed();
    const python = await judgedByPython([{ name: 'all', lines, anchor }], { key: trail.first, folder: trail.folder });
    return {
      written: each.reduce((sum, { written }) => sum + written, 0),
      takenBack: each.reduce((sum, { takenBack }) => sum + takenBack, 0),
      verdict: verifyEvidence({ lines, anchor, key: trail.first }),
      other: python.get('all')?.length ?? -1,
    };
  } finally {
    isOver = true;
    await pool.destroy();
    await trail.remove();
    await world.drop();
  }
};
