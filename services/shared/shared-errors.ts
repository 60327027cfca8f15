import { DomainError } from './errors.ts';
import type { FunderId } from './ids.ts';
import { toDecimal, type Money } from './money.ts';
import type { Stage } from './stage.ts';

export const commandReused = (id: string) => new DomainError('conflict', 'command_reused', { id });

export const versionStale = (expected: number, current: number) =>
  new DomainError('conflict', 'version_stale', { expected, current });

export const ifMatchMissing = () => new DomainError('invalid', 'if_match_missing');

export const permissionDenied = (permission: string) =>
  new DomainError('forbidden', 'permission_denied', { permission });

/** Also the answer to a stranger: what you may not know of does not exist. */
export const notFound = (what: string, id: string) => new DomainError('missing', `${what}_missing`, { id });

export const stageNotReached = (stage: Stage, needed: Stage) =>
  new DomainError('conflict', 'stage_mismatch', { stage, needed });

/** Known, and let in at no door: whatever roles they hold. */
export const accessOff = () => new DomainError('forbidden', 'access_off');

export const databaseUnavailable = () => new DomainError('unavailable', 'database_unavailable');

/** Said with its numbers before the books are asked; the books themselves have the last word, and give the code alone. */
export const envelopeExceeded = (facts: { funderId: FunderId; amount: Money; available: Money }) =>
  new DomainError('refused', 'envelope_exceeded', {
    funderId: facts.funderId,
    amount: toDecimal(facts.amount),
    available: toDecimal(facts.available),
  });
