import { DomainError } from '../shared/errors.ts';
import type { Stage } from '../shared/stage.ts';

/** From the holder's signature on, only an amendment or a termination ends what was agreed. */
export const withdrawalTooLate = (stage: Stage) => new DomainError('refused', 'withdrawal_too_late', { stage });
