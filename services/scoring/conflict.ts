import type { CallId, ConflictId, DossierId, PersonId } from '../shared/ids.ts';

export const CONFLICT_KINDS = ['family', 'financial', 'professional', 'membership', 'other'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What the system finds by itself between a reviewer and an organisation; the gravest first. */
export const TIES = [
  'represents',
  'board_member',
  'same_rib',
  'same_ice',
  'family_name_in_commune',
  'same_address',
  'same_phone',
] as const;
export type Tie = (typeof TIES)[number];

const KIND: Record<Tie, ConflictKind> = {
  represents: 'membership',
  board_member: 'membership',
  same_rib: 'financial',
  same_ice: 'financial',
  family_name_in_commune: 'family',
  same_address: 'other',
  same_phone: 'other',
};

/** A found conflict is of the kind of its gravest tie. */
export const kindOfTies = (ties: readonly Tie[]): ConflictKind => {
  const gravest = TIES.find((tie) => ties.includes(tie));
  return gravest === undefined ? 'other' : KIND[gravest];
};

/** Declared by the reviewer, recorded by the committee's secretary on what others say, or found by the system. */
export type ConflictOrigin = 'declared' | 'recorded' | 'found';

/** Why a reviewer is barred from a dossier, or from every dossier of a call; kept for good. */
export interface Conflict {
  readonly id: ConflictId;
  readonly reviewerId: PersonId;
  readonly callId: CallId;
  /** Null where the whole call is meant. */
  readonly dossierId: DossierId | null;
  readonly origin: ConflictOrigin;
  readonly kind: ConflictKind;
  readonly ties: readonly Tie[];
  readonly reason: string;
}

/** What somebody says of a conflict. */
export interface ConflictStated {
  readonly kind: ConflictKind;
  readonly reason: string;
}
