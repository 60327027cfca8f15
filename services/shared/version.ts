import type { Command } from './command.ts';
import { versionStale } from './shared-errors.ts';

interface Versioned {
  readonly version: number;
}

/** Refuses a write that was based on an older version than the one that is there now. */
export const requireCurrent = (command: Command, { version }: Versioned): void => {
  if (command.expectedVersion !== null && command.expectedVersion !== version) {
    throw versionStale(command.expectedVersion, version);
  }
};
