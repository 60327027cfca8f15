import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../chance.ts';
import type { Player } from './driver.ts';
import { LANES } from './drivers.ts';

interface Load {
  /** Nobody begins anything new; resolves when everybody knows how what they had begun has ended. */
  readonly end: () => Promise<void>;
}

const IDLE_MS = 50;

/** As `Promise.all`, but not before all have stopped, however each did: what they write to is closed after. */
export const whenAllEnd = async <Result>(playing: readonly Promise<Result>[]): Promise<Result[]> => {
  await Promise.allSettled(playing);
  return Promise.all(playing);
};

/** Everybody plays at once until the load is ended. */
export const startLoad = (player: Omit<Player, 'chance' | 'goesOn'>, seed: number): Load => {
  let isEnding = false;
  const goesOn = (): boolean => !isEnding;
  const play = async (lane: (typeof LANES)[number], number: number): Promise<void> => {
    const chance = chanceOf(seed + number);
    while (goesOn()) {
      const began = Date.now();
      await chance.oneOf(lane.drivers)({ ...player, chance, goesOn });
      // Nothing was left to be done.
      if (Date.now() === began) await pause(IDLE_MS);
    }
  };
  const players = LANES.flatMap((lane) => Array.from({ length: lane.players }, () => lane));
  const playing = players.map((lane, index) =>
    play(lane, index).catch((error: unknown) => {
      isEnding = true;
      throw error;
    }),
  );
  const ended = whenAllEnd(playing);
  // Heard at once, told at the end: whoever breaks off before ends nobody's process.
  ended.catch(() => undefined);
  return {
    end: async () => {
      isEnding = true;
      await ended;
    },
  };
};
