import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lettersOn } from '../../db/notification/letters-store.ts';
import { folderBox } from '../../infra/letterbox.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import { delivering } from '../../workflows/notification/delivering.ts';
import type { World } from './world.ts';

export interface Letters {
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Delivers a world's letters into a folder of its own, as the worker of a development server does. */
export const startLetters = async ({ knex, printing: { texts } }: World): Promise<Letters> => {
  const folder = await mkdtemp(join(tmpdir(), 'touiza-letters-'));
  const delivery = { letters: lettersOn(knex), letterbox: folderBox(folder), texts };
  const stopping = new AbortController();
  const running = delivering({ deliver: () => deliverLetters(delivery), onError: () => undefined }, stopping.signal);
  return {
    folder,
    stop: async () => {
      stopping.abort();
      await running;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
