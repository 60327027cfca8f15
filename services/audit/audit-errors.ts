import { DomainError } from '../shared/errors.ts';

/** The lower end of a range is above the upper one. */
export const rangeReversed = (of: 'amount' | 'date') => new DomainError('invalid', 'range_reversed', { of });

/** The trail has fewer blocks than were witnessed outside: its end was cut off, or an old copy came back. */
export const trailCut = (medium: string, blocks: number, witnessed: number) =>
  new DomainError('conflict', 'trail_cut', { medium, blocks, witnessed });

/** The trail holds something else than what was witnessed outside: nothing more is signed. */
export const trailForked = (medium: string, blocks: number) =>
  new DomainError('conflict', 'trail_forked', { medium, blocks });

/** What was last written outside is not signed by a key of ours. */
export const anchorForeign = (medium: string) => new DomainError('conflict', 'anchor_foreign', { medium });
