import { DomainError } from '../shared/errors.ts';

/** An administrator serves others: power over money is never self-given. */
export const grantToOneself = (role: string) => new DomainError('refused', 'grant_to_oneself', { role });

export const roleAlreadyHeld = (role: string) => new DomainError('conflict', 'role_already_held', { role });

export const roleGrantMissing = (id: string) => new DomainError('missing', 'role_grant_missing', { id });

export const roleAlreadyEnded = (id: string) => new DomainError('conflict', 'role_already_ended', { id });

export const ownAccess = () => new DomainError('refused', 'own_access');

export const accessAlreadyOff = (personId: string) => new DomainError('conflict', 'access_already_off', { personId });

export const accessAlreadyOn = (personId: string) => new DomainError('conflict', 'access_already_on', { personId });

/** Another's is not there, like one that has ended. */
export const signInMissing = (id: string) => new DomainError('missing', 'sign_in_missing', { id });

export const eraseOneself = () => new DomainError('refused', 'erase_oneself');

/** What keeps them, and until when. */
export const personKept = (personId: string, keptBy: readonly object[]) =>
  new DomainError('conflict', 'person_kept', { personId, keptBy });

export const personErased = (personId: string) => new DomainError('conflict', 'person_erased', { personId });

export const delegationToOneself = () => new DomainError('refused', 'delegation_to_oneself');

export const delegationDatesWrong = (from: Date, to: Date) =>
  new DomainError('refused', 'delegation_dates_wrong', { from, to });

export const delegateOfAnotherFunder = (delegateId: string) =>
  new DomainError('refused', 'delegate_of_another_funder', { delegateId });

/** Not yet, no longer, ended before its time, or granted by somebody who no longer holds the power: it is not passed on. */
export const delegationNotInForce = ({ from, to, endedAt }: { from: Date; to: Date; endedAt: Date | null }) =>
  new DomainError('refused', 'delegation_not_in_force', { from, to, endedAt });

export const delegationExceeded = (amount: string, amountMax: string) =>
  new DomainError('refused', 'delegation_exceeded', { amount, amountMax });

export const delegationAlreadyEnded = (id: string) => new DomainError('conflict', 'delegation_already_ended', { id });

export const delegationMissing = (id: string) => new DomainError('missing', 'delegation_missing', { id });
