import { sha256Of } from './canonical.ts';

/** How often one asker may ask for something costly or guessable: a person, or an address where nobody is signed in. */
export interface Quota {
  readonly times: number;
  readonly seconds: number;
}

/** A guess at a secret costs time; ten a minute are enough for whoever has it. */
export const GUESSES: Quota = { times: 10, seconds: 60 };

/** Enough for anybody who holds papers; guessing 128 bits is hopeless anyway, and the database is spared. */
export const PAPER_CHECKS: Quota = { times: 60, seconds: 60 };

/** A search by words, and a whole list as a file, cost as much as a hundred pages: so many a minute for one asker. */
export const COSTLY: Quota = { times: 15, seconds: 60 };
export const COSTLY_KEY = 'costly';

/** Takes one, and gives the seconds to wait, 0 where there was one left. */
export type TakeQuota = (key: string, quota: Quota) => Promise<number>;

/** An address is personal data, and what is guessed at nobody's business: their digests tell them apart as well. */
export const quotaKey = (operation: string, of: string): string => `${operation}/${sha256Of(of.trim())}`;
