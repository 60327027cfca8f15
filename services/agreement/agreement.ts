import type { AwardCondition } from '../committee/committee-facts.ts';
import type { KnownBy } from '../shared/command.ts';
import type { AgreementId, DossierId, FunderId, LineId, OrganisationId, PersonId, SignatoryId } from '../shared/ids.ts';
import type { AgreedLine } from './agreement-facts.ts';
import {
  agreementNotOpen,
  alreadySigned,
  contentDiffers,
  notYourTurn,
  signatureOverdue,
  signedForAnotherParty,
} from './agreement-errors.ts';

export const AGREEMENT_KINDS = ['convention', 'decision'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AGREEMENT_STATUSES = ['signing', 'effective', 'lapsed', 'withdrawn'] as const;
type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** One who must sign: the holder's organisation first, then each funder in the order of the financing. */
export type Party =
  | { readonly by: 'holder'; readonly organisationId: OrganisationId }
  | { readonly by: 'funder'; readonly funderId: FunderId };

/** A simple signature: who, how known, when, and the hash of exactly what was signed. */
export interface Signature {
  readonly personId: PersonId;
  readonly knownBy: KnownBy;
  readonly signedAt: Date;
  readonly contentHash: string;
  readonly level: 'simple';
}

export interface Signatory {
  readonly id: SignatoryId;
  /** 1-based: the order in which the parties sign. */
  readonly position: number;
  readonly party: Party;
  /** Null until it is this party's turn. */
  readonly dueAt: Date | null;
  readonly signature: Signature | null;
}

export interface AgreementLine extends AgreedLine {
  readonly lineId: LineId;
  readonly conditions: readonly AwardCondition[];
}

export interface Agreement {
  readonly id: AgreementId;
  readonly dossierId: DossierId;
  /** `CONV-2026-0001`: never reused. */
  readonly number: string;
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  /** Canonical JSON: what its hash is of, to the byte. */
  readonly content: string;
  /** SHA-256 in hex. */
  readonly contentHash: string;
  readonly lines: readonly AgreementLine[];
  /** Of the committee; those of the funders are with their lines. */
  readonly conditions: readonly AwardCondition[];
  readonly signatories: readonly Signatory[];
  readonly preparedAt: Date;
  readonly effectiveAt: Date | null;
  readonly version: number;
}

export const nextSignatory = ({ signatories }: Agreement): Signatory | null =>
  signatories.find(({ signature }) => signature === null) ?? null;

/** The party that this person signs for now: the next one in order, if it is among those the person may sign for. */
export const turnOf = (agreement: Agreement, mine: ReadonlySet<SignatoryId>): Signatory => {
  const next = nextSignatory(agreement);
  if (agreement.status !== 'signing' || next === null) throw agreementNotOpen(agreement.number, agreement.status);
  if (mine.has(next.id)) return next;
  const own = agreement.signatories.find(({ id }) => mine.has(id));
  throw own?.signature ? alreadySigned(own.signature) : notYourTurn(next);
};

interface Signing {
  readonly personId: PersonId;
  readonly knownBy: KnownBy;
  readonly contentHash: string;
  readonly now: Date;
}

/** The agreement with one more signature, under exactly the content that was read. */
export const sign = (agreement: Agreement, turn: Signatory, signing: Signing): Agreement => {
  const { personId, knownBy, contentHash, now } = signing;
  if (contentHash !== agreement.contentHash) throw contentDiffers(contentHash, agreement.contentHash);
  if (turn.dueAt !== null && now >= turn.dueAt) throw signatureOverdue(turn.dueAt);
  if (agreement.signatories.some(({ signature }) => signature?.personId === personId)) throw signedForAnotherParty();
  const signature: Signature = { personId, knownBy, signedAt: now, contentHash, level: 'simple' };
  const signatories = agreement.signatories.map((each) => (each.id === turn.id ? { ...each, signature } : each));
  const isLast = signatories.every((each) => each.signature !== null);
  return {
    ...agreement,
    signatories,
    status: isLast ? 'effective' : 'signing',
    effectiveAt: isLast ? now : null,
    version: agreement.version + 1,
  };
};
