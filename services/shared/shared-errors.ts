import { DomainError } from './errors.ts';
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

export const databaseUnavailable = () => new DomainError('unavailable', 'database_unavailable');
