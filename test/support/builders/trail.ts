import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderAnchor, readAnchor } from '../../../db/audit/anchor-store.ts';
import { sealLogOn } from '../../../db/audit/seal-store.ts';
import { addKey, keyringIn } from '../../../infra/audit-keys.ts';
import { sealEvents } from '../../../services/audit/seal-events.ts';
import type { Line } from '../../../services/audit/lines.ts';
import type { Sealing, SealRound } from '../../../services/audit/seal-ports.ts';
import type { World } from '../world.ts';

export const ORIGIN = 'touiza.example/trail';

/** A trail with keys and two anchors of its own, in a folder. */
export interface Trail {
  readonly folder: string;
  readonly anchor: string;
  readonly second: string;
  /** The first public key, as an auditor was given it. */
  readonly first: string;
  readonly seal: () => Promise<SealRound>;
  /** Until everything that was written is sealed: transactions elsewhere on the server hold the horizon back, too. */
  readonly sealAll: () => Promise<void>;
  /** The next round is signed by a new key. */
  readonly rotate: () => Promise<void>;
  readonly witnessed: () => Promise<Line[]>;
  readonly remove: () => Promise<void>;
}

export const trailOf = async (world: Pick<World, 'knex'>, origin = ORIGIN): Promise<Trail> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'touiza-trail-'));
  const [keys, anchor, second] = ['keys', 'anchor', 'second'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const sealing: Sealing = {
    log: sealLogOn(world.knex),
    anchors: [folderAnchor(anchor), folderAnchor(second)],
    keyring: await keyringIn(keys, origin),
    origin,
  };
  let current = sealing;
  return {
    folder,
    anchor,
    second,
    first: sealing.keyring.first,
    seal: () => sealEvents(current)(),
    sealAll: () => sealAll(world, () => sealEvents(current)()),
    rotate: async () => {
      await addKey(keys, origin);
      current = { ...sealing, keyring: await keyringIn(keys, origin) };
    },
    witnessed: () => readAnchor(anchor),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const LEFT = `
  select count(*) as left from (
    select id from audit.event union all select id from ledger.transfer
    except all select unnest(ids) from audit.block
  ) entries`;
const PATIENCE_MS = 20_000;

const sealAll = async ({ knex }: Pick<World, 'knex'>, seal: () => Promise<SealRound>): Promise<void> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const { failures } = await seal();
    if (failures.length > 0) throw new AggregateError(failures, 'the trail could not be sealed');
    const { rows } = await knex.raw<{ rows: { left: bigint }[] }>(LEFT);
    if (rows[0]?.left === 0n) return;
    await sleep(20);
  }
  throw new Error('something is never sealed');
};
