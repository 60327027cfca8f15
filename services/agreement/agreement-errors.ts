import { DomainError } from '../shared/errors.ts';
import type { DossierId, PersonId } from '../shared/ids.ts';

export const agreementNotEffective = (dossierId: DossierId) =>
  new DomainError('refused', 'agreement_not_effective', { dossierId });

export const agreementNotOpen = (number: string, status: string) =>
  new DomainError('conflict', 'agreement_not_open', { number, agreementStatus: status });

export const notYourTurn = ({ position, party }: { readonly position: number; readonly party: object }) =>
  new DomainError('refused', 'not_your_turn', { position, party });

export const alreadySigned = ({ personId, signedAt }: { readonly personId: PersonId; readonly signedAt: Date }) =>
  new DomainError('conflict', 'party_already_signed', { personId, signedAt });

export const contentDiffers = (contentHash: string, current: string) =>
  new DomainError('conflict', 'content_differs', { contentHash, current });

export const signatureOverdue = (dueAt: Date) => new DomainError('refused', 'signature_overdue', { dueAt });

/** One person signs for one party, whatever roles they hold. */
export const signedForAnotherParty = () => new DomainError('refused', 'signed_for_another_party');
