import type { CallId, EnvelopeId, FunderId } from '../shared/ids.ts';
import { daysBefore, type LocalDate } from '../shared/dates.ts';
import { BASIS, share, ZERO, type Money } from '../shared/money.ts';
import type { Rung } from '../shared/obligation.ts';
import type { Rulebook } from './rulebook.ts';
import type { INSTRUMENTS, LongTexts, Texts } from './rulebook-terms.ts';

export { askedAt, Criterion, Rulebook, type WaiverBody } from './rulebook.ts';
export { LegalForm, Texts, UNSAID } from './rulebook-terms.ts';

export type CommitteeRule = Rulebook['committee'];

export interface Funder {
  readonly id: FunderId;
  /** Short and Latin: `INDH`, `REGION-05`. */
  readonly code: string;
  readonly names: Texts;
  /** The account it pays from; 24 digits. */
  readonly rib: string;
}

export type Instrument = (typeof INSTRUMENTS)[number];

export interface Envelope {
  readonly id: EnvelopeId;
  readonly funderId: FunderId;
  readonly instrument: Instrument;
  readonly year: number;
  /** Reserved to one call, or null. */
  readonly callId: CallId | null;
  /** HCP code of the region or province it is reserved to, or null. */
  readonly territory: string | null;
  /** Reserved to calls that serve this (`green`), or null. */
  readonly marker: string | null;
}

/** What is given to a project; gifts in kind are the holder's own part. */
export const GIVEN_INSTRUMENTS = ['grant', 'repayable_advance', 'loan', 'guarantee'] as const satisfies Instrument[];
export type GivenInstrument = (typeof GIVEN_INSTRUMENTS)[number];

export type CallStatus = 'draft' | 'published' | 'open' | 'closed' | 'settled' | 'cancelled';

export interface Call {
  readonly id: CallId;
  readonly reference: string;
  readonly titles: Texts;
  /** What a reader learns before the rules; no call is published without it any more. */
  readonly description: LongTexts | null;
  readonly status: CallStatus;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly leadFunderId: FunderId;
  /** The funders whose envelopes this call spends. */
  readonly funderIds: readonly FunderId[];
  readonly rulebook: Rulebook;
  /** SHA-256 of the frozen rulebook: what every dossier of the call pins. */
  readonly rulebookHash: string;
  /** Why it was cancelled; null as long as it was not. */
  readonly cancelReason: string | null;
  readonly version: number;
}

/** The owner of a draft is reminded 7, 3 and 1 days before the closing, wherever it moves. */
export const draftReminders = (closesAt: Date): Rung[] =>
  [7, 3, 1].map((days) => ({ at: daysBefore(closesAt, days), act: 'remind' }));

/** Who may guarantee in a call, by the funder's code; none named where whoever has an envelope for it may. */
export const guarantorsNamed = ({ funding: { otherInstruments = [] } }: Rulebook): string[] =>
  otherInstruments.flatMap(({ guarantor }) => (guarantor === undefined ? [] : [guarantor]));

/** The principal of a gift that must be guaranteed; nothing of what the call admits as it is. */
export const coverNeeded = (
  { funding: { otherInstruments = [] } }: Rulebook,
  { instrument, amount }: { readonly instrument: Instrument; readonly amount: Money },
): Money => {
  const rule = otherInstruments.find((each) => each.instrument === instrument);
  return rule?.guarantor === undefined ? ZERO : share(amount, BigInt(rule.coverMinBasisPoints ?? BASIS));
};

/** The project that an envelope is to pay. */
export interface Payable {
  /** HCP code of the province where it is: region `05` covers `05.301`. */
  readonly territory?: string | null;
  /** The rulebook its dossier is pinned to: the markers that count are those of this version. */
  readonly rulebookHash?: string;
}

export interface Wanted extends Payable {
  /** A grant where none is named. */
  readonly instrument?: Instrument;
}

export interface Giver {
  readonly funderId: FunderId;
  readonly code: string;
  readonly instruments: readonly Instrument[];
}

export interface ProgrammeFacts {
  /** With the rulebook that now holds or, where a hash is named, with the one that a dossier is pinned to. */
  readonly getCall: (id: CallId, rulebookHash?: string) => Promise<Call>;
  readonly getFunder: (id: FunderId) => Promise<Funder>;
  /**
   * The envelope a funder pays from: the one reserved to the call, else its own of the year; of these the one for the
   * smallest territory, then the one for a marker, then the open one. One that is reserved to a territory pays only
   * there. `envelope_missing`.
   */
  readonly getEnvelope: (callId: CallId, funderId: FunderId, wanted?: Wanted) => Promise<Envelope>;
  /** Every funder that could give something to this project of the call, by which instruments. */
  readonly listGivers: (callId: CallId, project: Payable) => Promise<Giver[]>;
  readonly holidays: () => Promise<ReadonlySet<LocalDate>>;
}
