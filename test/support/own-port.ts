import { randomInt } from 'node:crypto';

/**
 * A port to come back to after having left it: below those that the system lends for a moment, and away from those
 * that servers count up from, so that nobody takes it meanwhile.
 */
export const ownPort = (): number => randomInt(20_000, 30_000);
