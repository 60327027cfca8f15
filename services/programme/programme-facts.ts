import type { CallId, EnvelopeId, FunderId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { Rulebook, Texts } from './rulebook.ts';

export { LegalForm, Rulebook, Texts } from './rulebook.ts';

export interface Funder {
  readonly id: FunderId;
  /** Short and Latin: `INDH`, `REGION-05`. */
  readonly code: string;
  readonly names: Texts;
  /** The account it pays from; 24 digits. */
  readonly rib: string;
}

export type Instrument = 'grant' | 'repayable_advance' | 'loan' | 'guarantee' | 'in_kind';

export interface Envelope {
  readonly id: EnvelopeId;
  readonly funderId: FunderId;
  readonly instrument: Instrument;
  readonly year: number;
  /** Reserved to one call, or null. */
  readonly callId: CallId | null;
  /** HCP code of the region or province it is meant for, or null. */
  readonly territory: string | null;
}

export type CallStatus = 'draft' | 'published' | 'open' | 'closed' | 'settled' | 'cancelled';

export interface Call {
  readonly id: CallId;
  readonly reference: string;
  readonly titles: Texts;
  readonly status: CallStatus;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly leadFunderId: FunderId;
  /** The funders whose envelopes this call spends. */
  readonly funderIds: readonly FunderId[];
  readonly rulebook: Rulebook;
  /** SHA-256 of the frozen rulebook: what every dossier of the call pins. */
  readonly rulebookHash: string;
  readonly version: number;
}

export interface ProgrammeFacts {
  readonly getCall: (id: CallId) => Promise<Call>;
  readonly getFunder: (id: FunderId) => Promise<Funder>;
  /** The envelope a funder pays a call's grants from: the one reserved to the call, else its open one. `envelope_missing`. */
  readonly getEnvelope: (callId: CallId, funderId: FunderId) => Promise<Envelope>;
  readonly holidays: () => Promise<ReadonlySet<LocalDate>>;
}
