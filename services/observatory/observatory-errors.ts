import { DomainError } from '../shared/errors.ts';

/** One answer to a wrong reference and to a wrong secret: which of the two it was is nobody's business. */
export const progressMissing = () => new DomainError('missing', 'progress_missing');
