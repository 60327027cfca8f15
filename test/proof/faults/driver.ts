import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { DossierId } from '../../../services/shared/ids.ts';
import type { Chance } from '../chance.ts';
import type { Door } from './door.ts';
import type { Scene } from './scene.ts';
import { surely } from './surely.ts';

/** Whoever plays: at the door, with dice, in the scene. */
export interface Player {
  readonly door: Door;
  readonly chance: Chance;
  readonly scene: Scene;
  /** The runner's own way to Postgres, for what nobody of the story does. */
  readonly eyes: Knex;
  /** False once nobody is to begin anything any more. */
  readonly goesOn: () => boolean;
}

/** One piece of the people's work: some commands of one stage, legal and illegal. */
export type Driver = (player: Player) => Promise<void>;

/** Its workflow begins with the first nudge; who wants it so is nobody of the story. */
export const awaken = async ({ eyes }: Player, dossierId: DossierId): Promise<void> => {
  const begin = `update engine.process set open = true, version = version + 1, touched_at = clock_timestamp()
    where workflow_id = ?`;
  await surely(() => eyes.raw(begin, [`dossier:${dossierId}`]));
};

const LOOK_MS = 400;
const PATIENCE_MS = 150_000;

/** Looks until it is so: automatic steps follow by themselves. Null where they have not by the end, or nobody waits. */
export const until = async <Seen>(
  { goesOn }: Pick<Player, 'goesOn'>,
  look: () => Promise<Seen | null>,
  isRight: (seen: Seen) => boolean,
): Promise<Seen | null> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null && isRight(seen)) return seen;
    if (!goesOn() || Date.now() > end) return null;
    await pause(LOOK_MS);
  }
};

/** So many times in a hundred. */
export const sometimes = ({ chance }: Player, outOfHundred: number): boolean => chance.below(100) < outOfHundred;
