import { DomainError } from '../shared/errors.ts';

/** The lower end of a range is above the upper one. */
export const rangeReversed = (of: 'amount' | 'date') => new DomainError('invalid', 'range_reversed', { of });
