import { setTimeout as pause } from 'node:timers/promises';
import { sendSignal } from '../../../infra/process.ts';
import type { Manner } from '../../support/proxy.ts';
import type { Chance } from '../chance.ts';
import { backends, type Cluster } from './cluster.ts';
import { failDisk } from './disk.ts';
import type { Kept } from './keeper.ts';
import { surely } from './surely.ts';

interface Fault {
  readonly cluster: Cluster;
  readonly chance: Chance;
}

/** One way in which something breaks; it is whole again, or on its way there, when the promise is kept. */
type Break = (fault: Fault) => Promise<void>;

const oneOf = ({ apis, workers }: Cluster, chance: Chance): Record<'api' | 'worker', Kept> => ({
  api: chance.oneOf(apis),
  worker: chance.oneOf(workers),
});

const killed =
  (which: (fault: Fault) => Kept, signal: NodeJS.Signals = 'SIGKILL'): Break =>
  (fault) => {
    which(fault).kill(signal);
    return Promise.resolve();
  };

const frozen =
  (which: (fault: Fault) => Kept): Break =>
  (fault) =>
    which(fault).freeze(600 + fault.chance.below(2_400));

/** A way behaves so for a while; the connections that have lost bytes then break. */
const behaving =
  (manner: Manner, ofEnds: RegExp): Break =>
  async ({ cluster, chance }) => {
    const way = chance.oneOf([...cluster.ways].filter(([name]) => ofEnds.test(name)))[1];
    way.behave(manner);
    await pause(800 + chance.below(1_700));
    way.behave('pass');
  };

const ANY = /./;
const HOUR_MS = 60 * 60 * 1000;

export const KINDS: Readonly<Record<string, Break>> = {
  'API killed': killed(({ cluster, chance }) => oneOf(cluster, chance).api),
  'worker killed': killed(({ cluster, chance }) => oneOf(cluster, chance).worker),
  'Temporal killed': killed(({ cluster }) => cluster.temporal),
  'Postgres killed, all its processes': killed(({ cluster }) => cluster.postgres),
  'Postgres shut down at once': killed(({ cluster }) => cluster.postgres, 'SIGQUIT'),
  'one backend killed': async ({ cluster, chance }) => {
    const pids = await backends(cluster);
    if (pids.length > 0) sendSignal(chance.oneOf(pids), 'SIGKILL');
  },
  'clients terminated': async ({ cluster }) => {
    const all = `select pg_terminate_backend(pid) from pg_stat_activity
      where backend_type = 'client backend' and application_name <> 'touiza'`;
    await surely(() => cluster.eyes.raw(all));
  },
  'API frozen': frozen(({ cluster, chance }) => oneOf(cluster, chance).api),
  'worker frozen': frozen(({ cluster, chance }) => oneOf(cluster, chance).worker),
  'Postgres frozen': frozen(({ cluster }) => cluster.postgres),
  'Temporal frozen': frozen(({ cluster }) => cluster.temporal),
  'connections reset': ({ cluster, chance }) => {
    chance.oneOf([...cluster.ways.values()]).reset();
    return Promise.resolve();
  },
  'black hole': behaving('silent', ANY),
  'answers lost': behaving('answerless', /^people/),
  'slow network': behaving('slow', ANY),
  'Temporal wiped': ({ cluster }) => {
    cluster.temporal.wipe();
    return Promise.resolve();
  },
  'clock moved': async ({ cluster, chance }) => {
    const ahead = String((1 + chance.below(5)) * HOUR_MS);
    // It wakes every process, each locked by somebody at some time: Postgres may undo that knot here.
    await surely(() => cluster.eyes.raw(`select engine.move_clock(engine.now() + ?::int * interval '1 ms')`, [ahead]));
  },
  'disk error': failDisk,
};
