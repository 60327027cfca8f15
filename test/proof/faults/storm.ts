import { setTimeout as pause } from 'node:timers/promises';
import { logStep } from '../../../infra/steps.ts';
import type { Chance } from '../chance.ts';
import { isReady, type Cluster } from './cluster.ts';
import { failedCalls, hasStrace } from './disk.ts';
import type { Door } from './door.ts';
import { KINDS } from './kinds.ts';
import { rowsOf } from './surely.ts';

interface Storm {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly notShown: readonly string[];
}

interface Weather {
  readonly cluster: Cluster;
  readonly chance: Chance;
  readonly door: Door;
  /** How long nothing breaks between two faults, at least; at most twice as long. */
  readonly calmMs: number;
}

const RECOVERY_MS = 60_000;
const DISK = 'disk error';
const LOOK_MS = 100;

/** Breaks one thing after another until the time is over: every kind before any comes again, in an order of the dice. */
export const storm = (weather: Weather, untilMs: number): Promise<Storm> => {
  const { chance } = weather;
  const able = Object.keys(KINDS).filter((kind) => kind !== DISK || hasStrace());
  let left: string[] = [];
  return breaking(weather, () => {
    if (Date.now() >= untilMs) return undefined;
    if (left.length === 0) left = [...able];
    return left.splice(chance.below(left.length), 1)[0];
  });
};

/** Breaks these things, one after another. */
export const breakEach = (weather: Weather, kinds: readonly string[]): Promise<Storm> => {
  const left = [...kinds];
  return breaking(weather, () => left.shift());
};

const breaking = async (weather: Weather, next: () => string | undefined): Promise<Storm> => {
  const { chance, calmMs } = weather;
  const byKind: Record<string, number> = {};
  const faults: string[] = [];
  let slowest = 0;
  await pause(calmMs);
  for (let kind = next(); kind !== undefined; kind = next()) {
    byKind[`fault: ${kind}`] = (byKind[`fault: ${kind}`] ?? 0) + 1;
    const took = await breakOnce(weather, kind);
    faults.push(...(took === null ? ['no service for a minute'] : await gone(weather)).map(after(kind)));
    if (took === null) break;
    slowest = Math.max(slowest, took);
    await pause(calmMs + chance.below(calmMs));
  }
  return told(weather, { byKind, faults, slowest });
};

const after =
  (kind: string) =>
  (what: string): string =>
    `after ${kind}: ${what}`;

/** What was acknowledged since the last fault, and is not there. */
const gone = async ({ cluster, door }: Weather): Promise<string[]> => {
  const rows = await rowsOf<{ key: string }>(
    cluster.eyes,
    'select key from unnest(?::text[]) as key where not exists (select from engine.command c where c.id = key)',
    [door.takeAcknowledged()],
  );
  return rows.map(({ key }) => `acknowledged and lost, ${key}`);
};

interface Seen {
  readonly byKind: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly slowest: number;
}

const told = ({ cluster }: Weather, { byKind, faults, slowest }: Seen): Storm => {
  const failed = failedCalls(cluster);
  const isShown = byKind[`fault: ${DISK}`] === undefined || failed > 0;
  return {
    counts: {
      faults: Object.values(byKind).reduce((sum, count) => sum + count, 0),
      'kinds of faults': Object.keys(byKind).length,
      ...byKind,
      'calls that failed on the disk': failed,
      'slowest recovery, ms': slowest,
    },
    faults,
    notShown: hasStrace() && isShown ? [] : ['an error of the disk: strace is not here, or may not'],
  };
};

/** How long it took, from the end of the fault, until all is ready and somebody was acknowledged; null after too long. */
const breakOnce = async ({ cluster, chance, door }: Weather, kind: string): Promise<number | null> => {
  await KINDS[kind]?.({ cluster, chance });
  const since = Date.now();
  while (!(await isReady(cluster)) || door.acknowledgedAt() < since) {
    if (Date.now() > since + RECOVERY_MS) return null;
    await pause(LOOK_MS);
  }
  const took = Date.now() - since;
  logStep(`${kind}: over, and well after ${(took / 1000).toFixed(1)} s`);
  return took;
};
