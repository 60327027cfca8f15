import type { FinancedLine } from '../cofinancing/cofinancing-facts.ts';
import type { AwardCondition } from '../committee/committee-facts.ts';
import type { KnownBy } from '../shared/command.ts';
import type {
  AgreementId,
  DocumentId,
  DossierId,
  FunderId,
  LineId,
  OrganisationId,
  PersonId,
  SignatoryId,
  SignedCopyId,
} from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { AgreedLine } from './agreement-facts.ts';
import {
  agreementNotOpen,
  alreadySigned,
  contentDiffers,
  notYourTurn,
  signatureOverdue,
  signedForAnotherParty,
} from './agreement-errors.ts';
import type { SignedCopy } from './signed-copy.ts';

export const AGREEMENT_KINDS = ['convention', 'decision'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AGREEMENT_STATUSES = ['signing', 'effective', 'lapsed', 'withdrawn'] as const;
type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** One who must sign: the holder's organisation first, then each funder in the order of the financing. */
export type Party =
  | { readonly by: 'holder'; readonly organisationId: OrganisationId }
  | { readonly by: 'funder'; readonly funderId: FunderId };

/** A simple electronic signature, in the words of law 43-20; or one by hand, on a copy that the desk has looked at. */
export const SIGNATURE_LEVELS = ['simple', 'handwritten'] as const;

/** Who, how known, when, and the SHA-256 of exactly the PDF that was signed. */
export interface Signature {
  readonly personId: PersonId;
  readonly knownBy: KnownBy;
  readonly signedAt: Date;
  readonly sha256: string;
  readonly level: (typeof SIGNATURE_LEVELS)[number];
  readonly copyId: SignedCopyId | null;
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

export const AGREED_INSTRUMENTS = [
  'grant',
  'repayable_advance',
  'loan',
  'guarantee',
] as const satisfies readonly Instrument[];
type Instrument = FinancedLine['instrument'];

export interface AgreementLine extends AgreedLine {
  readonly lineId: LineId;
  /** One funder may give by several: a line each. */
  readonly instrument: Instrument;
  readonly conditions: readonly AwardCondition[];
  /** Principal that must be guaranteed as long as it is paid; nothing of most. */
  readonly coverNeeded: Money;
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
  /** The paper that is signed: by the code anybody can verify it. */
  readonly document: { readonly id: DocumentId; readonly code: string; readonly sha256: string };
  readonly lines: readonly AgreementLine[];
  /** Of the committee; those of the funders are with their lines. */
  readonly conditions: readonly AwardCondition[];
  readonly signatories: readonly Signatory[];
  /** Brought back signed by hand, the oldest first. */
  readonly copies: readonly SignedCopy[];
  readonly preparedAt: Date;
  readonly effectiveAt: Date | null;
  readonly version: number;
}

/** A guarantee stands beside the cash: signed and committed like it, and in no sum of what is paid. */
export const isCover = ({ instrument }: Pick<AgreementLine, 'instrument'>): boolean => instrument === 'guarantee';

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
  readonly sha256: string;
  readonly now: Date;
}

/** In time, and by somebody who has signed for no other party. */
export const requireSignable = (
  { signatories }: Agreement,
  { dueAt }: Signatory,
  { personId, now }: Pick<Signing, 'personId' | 'now'>,
): void => {
  if (dueAt !== null && now >= dueAt) throw signatureOverdue(dueAt);
  if (signatories.some(({ signature }) => signature?.personId === personId)) throw signedForAnotherParty();
};

/** The agreement with one more signature, under exactly the PDF that was read. */
export const sign = (agreement: Agreement, turn: Signatory, signing: Signing): Agreement => {
  const { personId, knownBy, sha256, now } = signing;
  if (sha256 !== agreement.document.sha256) throw contentDiffers(sha256, agreement.document.sha256);
  requireSignable(agreement, turn, signing);
  const signature: Signature = { personId, knownBy, signedAt: now, sha256, level: 'simple', copyId: null };
  return withSignature(agreement, turn, { signature, now });
};

/** With the last signature it is effective. */
export const withSignature = (
  agreement: Agreement,
  turn: Signatory,
  { signature, now }: { readonly signature: Signature; readonly now: Date },
): Agreement => {
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
