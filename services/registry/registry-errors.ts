import { DomainError } from '../shared/errors.ts';
import type { AccountId, InvitationId, OrganisationId, RepresentativeId, RibClashId } from '../shared/ids.ts';

/** A wrong checksum is a strong warning: the identifier may still be right, and then a person says why. */
export const iceChecksumWrong = (ice: string) => new DomainError('refused', 'ice_checksum_wrong', { ice });

export const membersInconsistent = (members: object) => new DomainError('refused', 'members_inconsistent', { members });

export const seatUnknown = (region: string, province: string) =>
  new DomainError('refused', 'seat_unknown', { region, province });

/** What the legal form's register would say and this does not, or says although the form has no such thing: all of it. */
export const registrationIncomplete = (
  legalForm: string,
  details: { readonly missing: readonly string[]; readonly unexpected: readonly string[] },
) => {
  const faults = Object.entries(details).flatMap(([wrong, parts]) =>
    parts.map((registrationDetail) => ({
      code: `registration_${wrong}`,
      path: `registration.${registrationDetail}`,
      registrationDetail,
    })),
  );
  return new DomainError('refused', 'registration_incomplete', { legalForm, ...details, faults });
};

/** By what an organisation is known: no two share it, and whoever could change it alone could turn it into another. */
export const IDENTITY = ['legalForm', 'ice', 'court', 'number'] as const;
export type Identity = (typeof IDENTITY)[number];
/** What no two organisations share. */
export type Identifier = Extract<Identity, 'ice' | 'number'>;

const PLACES: Readonly<Record<Identity, string>> = {
  legalForm: 'legalForm',
  ice: 'ice',
  court: 'registration.court',
  number: 'registration.number',
};

const faultsAt = (parts: readonly Identity[], code: string) => parts.map((part) => ({ code, path: PLACES[part] }));

/** What an organisation is known by is corrected by the desk, on its attestations. */
export const identityReserved = (changed: readonly Identity[]) =>
  new DomainError('refused', 'identity_reserved', { changed, faults: faultsAt(changed, 'identity_reserved') });

/** Of two that come at once, the constraint says it of the second, without the faults. */
export const alreadyRegistered = (taken: readonly Identifier[]) =>
  new DomainError('refused', 'organisation_already_registered', { faults: faultsAt(taken, 'identifier_taken') });

/** A rule that a description breaks, and where. */
export interface Broken {
  /** Empty where the refusal itself lists its places. */
  readonly path: string;
  readonly error: DomainError;
}

/** Each rule by its own name, with its own facts; a refusal that lists faults is told by them. */
export const descriptionUnsound = (broken: readonly Broken[]) =>
  new DomainError('refused', 'description_unsound', {
    faults: broken.flatMap(({ path, error: { code, details } }) =>
      'faults' in details ? (details.faults as readonly object[]) : [{ code, path, ...details }],
    ),
  });

export const registrationDatesImpossible = (registeredOn: string, extractOn: string) =>
  new DomainError('refused', 'registration_dates_impossible', { registeredOn, extractOn });

/** Who else uses the account is not said: the asker may have mistyped a stranger's. */
export const ribDisputed = (id: AccountId) => new DomainError('refused', 'rib_disputed', { id });

export const clashMissing = (id: RibClashId) => new DomainError('missing', 'rib_clash_missing', { id });

export const clashResolved = (id: RibClashId, outcome: string) =>
  new DomainError('conflict', 'rib_clash_resolved', { id, outcome });

export const clashFourEyes = (id: RibClashId) => new DomainError('refused', 'rib_clash_four_eyes', { id });

export const ribAlreadyDeclared = () => new DomainError('conflict', 'rib_already_declared');

export const accountNotDeclared = (id: AccountId, status: string) =>
  new DomainError('conflict', 'account_not_declared', { id, accountStatus: status });

export const accountChangePending = (id: AccountId, activatesAt: Date | null) =>
  new DomainError('conflict', 'account_change_pending', { id, activatesAt });

export const accountNotCancellable = (id: AccountId, status: string) =>
  new DomainError('conflict', 'account_not_cancellable', { id, accountStatus: status });

/** Whoever entered an account never certifies it. */
export const accountFourEyes = (id: AccountId) => new DomainError('refused', 'account_four_eyes', { id });

export const organisationMissing = (id: OrganisationId) => new DomainError('missing', 'organisation_missing', { id });

export const accountMissing = (id: AccountId) => new DomainError('missing', 'account_missing', { id });

export const authorityDatesImpossible = (from: string, until: string) =>
  new DomainError('refused', 'authority_dates_impossible', { from, until });

export const representativeEnded = (id: RepresentativeId) =>
  new DomainError('conflict', 'representative_ended', { id });

export const lastRepresentative = (id: RepresentativeId) => new DomainError('refused', 'last_representative', { id });

export const representativeMissing = (id: RepresentativeId) =>
  new DomainError('missing', 'representative_missing', { id });

export const attestationDatesImpossible = (issuedOn: string, expiresOn: string | null) =>
  new DomainError('refused', 'attestation_dates_impossible', { issuedOn, expiresOn });

export const attestationExpired = (expiresOn: string) =>
  new DomainError('refused', 'attestation_expired', { expiresOn });

export const invitationUnreachable = () => new DomainError('refused', 'invitation_unreachable');

export const invitationsTooMany = (most: number) => new DomainError('refused', 'invitations_too_many', { most });

export const invitationMissing = (id?: InvitationId) =>
  new DomainError('missing', 'invitation_missing', id === undefined ? {} : { id });

export const invitationAccepted = () => new DomainError('conflict', 'invitation_accepted');

export const invitationDeclined = () => new DomainError('conflict', 'invitation_declined');

export const invitationWithdrawn = () => new DomainError('conflict', 'invitation_withdrawn');

export const invitationExpired = (expiredAt: Date) => new DomainError('refused', 'invitation_expired', { expiredAt });

export const invitationToOneself = () => new DomainError('refused', 'invitation_to_oneself');

/** An invitation stands on the voice of whoever made it. */
export const inviterGone = () => new DomainError('refused', 'inviter_gone');
