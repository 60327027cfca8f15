import type { Actor, Command } from './command.ts';
import { newId } from './ids.ts';

/** Reading the history is itself an event, so each look is a command of its own. */
export const look = (actor: Actor): Command => ({
  id: `look-${newId()}`,
  actor,
  inputHash: '',
  requestId: null,
  expectedVersion: null,
});
