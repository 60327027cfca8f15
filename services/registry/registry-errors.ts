import { DomainError } from '../shared/errors.ts';
import type { AccountId, OrganisationId } from '../shared/ids.ts';

/** A wrong checksum is a strong warning: the identifier may still be right, and then a person says why. */
export const iceChecksumWrong = (ice: string) => new DomainError('refused', 'ice_checksum_wrong', { ice });

export const membersInconsistent = (members: object) => new DomainError('refused', 'members_inconsistent', { members });

export const seatUnknown = (region: string, province: string) =>
  new DomainError('refused', 'seat_unknown', { region, province });

export const registrationDatesImpossible = (registeredOn: string, extractOn: string) =>
  new DomainError('refused', 'registration_dates_impossible', { registeredOn, extractOn });

/** Who else holds the account is not said: the asker may have mistyped a stranger's. */
export const ribUsedByAnother = () => new DomainError('refused', 'rib_used_by_another');

export const ribAlreadyDeclared = () => new DomainError('conflict', 'rib_already_declared');

export const accountNotDeclared = (id: AccountId, status: string) =>
  new DomainError('conflict', 'account_not_declared', { id, accountStatus: status });

/** Whoever entered an account never certifies it. */
export const accountFourEyes = (id: AccountId) => new DomainError('refused', 'account_four_eyes', { id });

export const organisationMissing = (id: OrganisationId) => new DomainError('missing', 'organisation_missing', { id });

export const accountMissing = (id: AccountId) => new DomainError('missing', 'account_missing', { id });
