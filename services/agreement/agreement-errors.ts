import type { LocalDate } from '../shared/dates.ts';
import { DomainError } from '../shared/errors.ts';
import type { DossierId, PersonId } from '../shared/ids.ts';
import { toDecimal, type Money } from '../shared/money.ts';

export const agreementNotEffective = (dossierId: DossierId) =>
  new DomainError('refused', 'agreement_not_effective', { dossierId });

export const agreementNotOpen = (number: string, status: string) =>
  new DomainError('conflict', 'agreement_not_open', { number, agreementStatus: status });

/** What is admitted guaranteed only, and its guarantee is not held any more. */
export const guaranteeNotInForce = (needed: Money, covered: Money) =>
  new DomainError('refused', 'guarantee_not_in_force', { needed: toDecimal(needed), covered: toDecimal(covered) });

export const notYourTurn = ({ position, party }: { readonly position: number; readonly party: object }) =>
  new DomainError('refused', 'not_your_turn', { position, party });

export const alreadySigned = ({ personId, signedAt }: { readonly personId: PersonId; readonly signedAt: Date }) =>
  new DomainError('conflict', 'party_already_signed', { personId, signedAt });

/** What was read is not the PDF that is to be signed. */
export const contentDiffers = (sha256: string, current: string) =>
  new DomainError('conflict', 'content_differs', { sha256, current });

export const signatureOverdue = (dueAt: Date) => new DomainError('refused', 'signature_overdue', { dueAt });

/** One person signs for one party, whatever roles they hold. */
export const signedForAnotherParty = () => new DomainError('refused', 'signed_for_another_party');

/** A copy signed by hand waits for the desk: until then there is nothing more to sign. */
export const copyWaiting = (handedInAt: Date) => new DomainError('conflict', 'copy_waiting', { handedInAt });

export const copyAlreadyChecked = (verdict: string) => new DomainError('conflict', 'copy_already_checked', { verdict });

/** Who brings a copy does not judge it. */
export const ownCopyChecked = () => new DomainError('refused', 'own_copy_checked');

export const reasonMissing = () => new DomainError('refused', 'copy_reason_missing');

export const alreadySuspended = (since: Date) => new DomainError('conflict', 'already_suspended', { since });

export const suspensionAlreadyLifted = (liftedAt: Date) =>
  new DomainError('conflict', 'suspension_already_lifted', { liftedAt });

/** Who stopped the payments does not let them go again. */
export const ownSuspensionLifted = () => new DomainError('refused', 'own_suspension_lifted');

export const reviewInThePast = (reviewOn: LocalDate) =>
  new DomainError('refused', 'suspension_review_past', { reviewOn });
