import { DomainError } from '../shared/errors.ts';

/** An administrator serves others: power over money is never self-given. */
export const grantToOneself = (role: string) => new DomainError('refused', 'grant_to_oneself', { role });

export const roleAlreadyHeld = (role: string) => new DomainError('conflict', 'role_already_held', { role });

export const roleGrantMissing = (id: string) => new DomainError('missing', 'role_grant_missing', { id });

export const roleAlreadyEnded = (id: string) => new DomainError('conflict', 'role_already_ended', { id });
