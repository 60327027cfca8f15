import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineOn } from '../../../db/shared/engine.ts';
import { wipeTemporal } from '../../../infra/temporal.ts';
import { relay } from '../../../workflows/shared/relay.ts';
import { comesToRest } from './alive.ts';
import type { Cluster } from './cluster.ts';
import type { Player } from './driver.ts';
import { openRound, answerRound } from './drivers/financing.ts';
import { whenAllEnd } from './load.ts';
import { rowsOf, surely } from './surely.ts';
import { withTemporal } from './workflows.ts';

const SENT_MS = 20_000;
const LOOK_MS = 50;

/**
 * Temporal loses its last moments, as where it is restored from a copy: what it was told meanwhile was told to nobody,
 * although it has said that it knows. Both workers are away then, so that nobody has looked. Gives false where that
 * could not be played.
 */
export const loseMoments = async (cluster: Cluster, player: Player, restMs: number): Promise<boolean> => {
  const { last } = player.scene;
  const isOpen = await whenAllEnd(last.map((id) => openRound(player, id)));
  if (isOpen.includes(false) || !(await comesToRest(cluster, restMs))) return false;
  const { workers, eyes } = cluster;
  const loses = async (): Promise<void> => {
    await copyOf(cluster, 'keep');
    await whenAllEnd(last.map((id) => answerRound(player, id)));
    await sendAll(cluster);
    await copyOf(cluster, 'restore');
    // As if the quarter of a minute had passed after which a nudge counts as lost.
    await surely(() =>
      eyes.raw(`update engine.process set touched_at = touched_at - interval '15 s' where open and seen < version`),
    );
  };
  await workers.reduce((work, worker) => () => worker.whileAway(work), loses)();
  return true;
};

/** The file of a server that is away meanwhile. */
const copyOf = async ({ temporal, folder }: Cluster, what: 'keep' | 'restore'): Promise<void> => {
  const [own, copy] = [join(folder, 'temporal'), join(folder, 'temporal.copy')];
  const [from, to] = what === 'keep' ? [own, copy] : [copy, own];
  await temporal.whileAway(async () => {
    await (what === 'keep' ? rm(copy, { recursive: true, force: true }) : wipeTemporal(own));
    await cp(from, to, { recursive: true, filter: (path) => !/(pid|port|log)$/.test(path) });
  });
  while (temporal.pids().length === 0) await pause(LOOK_MS);
};

/** What a worker's relay does, in nobody's process: everything is sent, and nothing is looked at. */
const sendAll = (cluster: Cluster): Promise<void> =>
  withTemporal(cluster, async (client) => {
    const { world, eyes, taskQueue } = cluster;
    const stopping = new AbortController();
    const source = { ...engineOn(world.knex), sweep: nothing, meetNamespace: nothing };
    const relaying = relay({ client, source, taskQueue, onError: () => undefined }, stopping.signal);
    const isUnsent = async () =>
      (await rowsOf(eyes, 'select from engine.process where open and sent < version limit 1')).length > 0;
    try {
      for (const end = Date.now() + SENT_MS; Date.now() < end && (await isUnsent());) await pause(LOOK_MS);
    } finally {
      stopping.abort();
      await relaying;
    }
  });

const nothing = (): Promise<bigint> => Promise.resolve(0n);
