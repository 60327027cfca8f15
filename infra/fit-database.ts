import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { databaseFaults } from '../db/shared/fitness.ts';

const AGAIN_MS = 2_000;

interface Options {
  /** Told why the program cannot serve from this database; does not come back. */
  readonly refuse: (message: string) => void;
  readonly againMs?: number;
}

/**
 * A search that finds no Arabic fails without a word, so a program asks before it serves. A database that is away is
 * asked again until it answers: being away is no fault of its making.
 */
export const requireFitDatabase = async (knex: Knex, { refuse, againMs = AGAIN_MS }: Options): Promise<void> => {
  const faults = await databaseFaults(knex).catch(() => null);
  if (faults === null) void sleep(againMs).then(() => requireFitDatabase(knex, { refuse, againMs }));
  else if (faults.length > 0) refuse(`This database cannot serve Touiza: ${faults.join('; ')}.`);
};
