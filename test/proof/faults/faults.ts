import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logStep } from '../../../infra/steps.ts';
import { newEndings, type Endings } from '../../bench/endings.ts';
import type { Ground } from '../../bench/ground.ts';
import { databaseNow } from '../../bench/trail.ts';
import { chanceOf } from '../chance.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { attemptsAt, type Attempts } from './attempts.ts';
import { askAgain } from './again.ts';
import { deadOnes } from './alive.ts';
import { isReady, startCluster, startServers, worldOn, type Cluster, type Servers } from './cluster.ts';
import { openCommandLog, type CommandLog } from './command-log.ts';
import { AIMED, CONTROLS, plant, type Control } from './controls.ts';
import { openDoor } from './door.ts';
import { loseMoments } from './finale.ts';
import { judge } from './judge.ts';
import { startLoad } from './load.ts';
import { setScene, standAsBefore, type Scene } from './scene.ts';
import { breakEach, storm } from './storm.ts';
import { surely } from './surely.ts';

interface Played {
  readonly asked: Run;
  readonly control: Control;
  readonly cluster: Cluster;
  readonly scene: Scene;
  readonly log: CommandLog;
}

/** More than are begun where nothing breaks. */
const LIVES_A_MINUTE = 25;

const run = async (servers: Servers, asked: Run, atEnd: Endings['atEnd']): Promise<Outcome> => {
  const control = asked.planted === null ? AIMED : (CONTROLS[asked.planted] ?? AIMED);
  const endings = newEndings();
  // Where the run is broken off from outside, too.
  atEnd(endings.endAll);
  try {
    const world = await worldOn(servers);
    endings.atEnd(() => surely(world.drop));
    const scene = await setScene(world, LIVES_A_MINUTE * Math.max(asked.amount('minutes'), 1));
    await plant(world, control);
    const cluster = await startCluster(servers, { world, taskQueue: `faults-${randomUUID()}`, endings });
    const log = openCommandLog(join(servers.folder, `commands-${randomUUID()}.log`));
    endings.atEnd(log.close);
    return await played({ asked, control, cluster, scene, log });
  } finally {
    // What cannot be ended must not hide how the run went.
    await endings.endAll().catch((error: unknown) => {
      logStep(`not ended: ${String(error)}`);
    });
  }
};

/** For a storm of so many minutes; where there is none, as in controls, only what these are aimed at. */
const played = async ({ asked, control, cluster, scene, log }: Played): Promise<Outcome> => {
  const { eyes, doors } = cluster;
  const minutes = minutesOf(asked);
  const isLong = minutes > 0;
  const restMs = isLong ? 300_000 : 30_000;
  const since = await surely(() => databaseNow(eyes));
  const attempts = attemptsAt({ apis: () => doors, tokenFor: (account) => cluster.issuer.tokenOf(account) });
  const door = openDoor({ log, attempts, isKeyNew: control.isKeyNew === true });
  const player = { door, scene, eyes };
  await becomesReady(cluster);
  logStep('the scene is set: two APIs and two workers stand');
  const load = startLoad(player, asked.seed);
  const began = Date.now();
  const weather = { cluster, chance: chanceOf(asked.seed), door, calmMs: asked.amount('calm') * 1_000 };
  const blown = isLong ? storm(weather, began + minutes * 60_000) : breakEach(weather, control.breaks);
  // The players end in any case; where both break off, the weather's own error is the one that tells.
  await Promise.allSettled([blown]);
  await Promise.allSettled([load.end()]);
  const broken = await blown;
  await load.end();
  const seconds = (Date.now() - began) / 1000;
  logStep('nobody begins anything any more');
  const last = { ...player, chance: chanceOf(asked.seed), goesOn: () => true };
  const isPlayed = control.losesMoments !== true || (await loseMoments(cluster, last, restMs));
  const alive = await deadOnes(cluster, restMs);
  logStep('all that is open has come to rest');
  const remembered = log.read();
  await standAsBefore(eyes, scene);
  const judged = await judge(eyes, remembered, since);
  // Last of all: what was lost is done by being asked for again.
  const again = await askAgain(door, remembered, last.chance);
  const { 'acknowledged commands': acknowledged = 0 } = judged.counts;
  return {
    counts: {
      ...broken.counts,
      ...judged.counts,
      'acknowledged a second': Math.round(acknowledged / seconds),
      'answers to those who only looked': door.reads(),
      ...tallied(attempts),
      'programs that ended by themselves': endings(cluster),
      'asked again, answered as before': again.asked - again.faults.length,
      'open processes, alive': alive.alive,
    },
    faults: [
      ...broken.faults,
      ...judged.faults,
      ...(isPlayed ? [] : ['there was no rest to lose moments from']),
      ...again.faults,
      ...alive.faults,
      ...attempts.unclassified.map((said) => `an error of no class: ${said}`),
    ],
    notShown: broken.notShown,
  };
};

const minutesOf = ({ planted, amount }: Run): number => (planted === null ? amount('minutes') : 0);

const LOOK_MS = 100;
const READY_MS = 120_000;

const becomesReady = async (cluster: Cluster): Promise<void> => {
  const end = Date.now() + READY_MS;
  while (!(await isReady(cluster))) {
    if (Date.now() > end) throw new Error('the APIs were not ready within two minutes');
    await pause(LOOK_MS);
  }
};

const endings = ({ apis, workers, postgres, temporal }: Cluster): number =>
  [...apis, ...workers, postgres, temporal].reduce((sum, kept) => sum + kept.endings(), 0);

const tallied = ({ counts }: Attempts) => ({
  'attempts: transient, not begun': counts.transient,
  'attempts: cancelled, the asker gave up': counts.cancelled,
  'attempts: unknown outcome': counts.unknown,
  'attempts: unclassified': counts.unclassified,
});

/** On servers of its own, which it kills and starts again. */
export const faultsOn = (ground: Ground): Proof => {
  let servers: Promise<Servers> | undefined;
  return {
    shows: 'whatever is killed, frozen, cut or lost, what was acknowledged is there once, and nothing else is',
    amounts: {
      minutes: { short: 3, long: 30, control: 0 },
      calm: { short: 2, long: 5, control: 2 },
      faults: { short: 12, long: 100, control: 0 },
      kinds: { short: 10, long: 10, control: 0 },
      acknowledged: { short: 1_000, long: 100_000, control: 0 },
    },
    least: ({ amount }) => ({
      faults: amount('faults'),
      'kinds of faults': amount('kinds'),
      'acknowledged commands': amount('acknowledged'),
    }),
    controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
    seenAs: Object.fromEntries(Object.entries(CONTROLS).map(([name, { seenAs }]) => [name, seenAs])),
    run: async (asked) => run(await (servers ??= startServers(ground)), asked, ground.atEnd),
  };
};
