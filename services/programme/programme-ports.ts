import type { AccessFacts } from '../access/access-facts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { CallId, DossierId, EnvelopeId, FunderId, HolidayId, OrganisationId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { Money } from '../shared/money.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { Stage } from '../shared/stage.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type {
  Call,
  CallStatus,
  Envelope,
  Funder,
  Giver,
  Instrument,
  ProgrammeFacts,
  Wanted,
} from './programme-facts.ts';
import type { CallItem, EnvelopeDetail, EnvelopeView, RulebookVersionView } from './programme-views.ts';
import type { Holiday } from './holiday.ts';
import type { WaitAcross } from './holiday-views.ts';
import type { Rulebook } from './rulebook.ts';

export interface Funders {
  readonly insert: (funder: Funder) => Promise<void>;
  readonly list: () => Promise<Funder[]>;
}

/** What an act gave to an envelope, kept beside the posting that it caused. */
interface EnvelopeGrant {
  readonly envelopeId: EnvelopeId;
  readonly amount: Money;
  readonly act: string;
}

export interface Envelopes {
  readonly insert: (envelope: Envelope) => Promise<void>;
  readonly lockById: (id: EnvelopeId) => Promise<Envelope>;
  readonly find: (call: Call, funderId: FunderId, wanted: Wanted) => Promise<Envelope | null>;
  /** Every funder that could give something to a project of this call: in this province or, without one, in any of its. */
  readonly listGivers: (call: Call, territory?: string | null) => Promise<Giver[]>;
  readonly recordGrant: (grant: EnvelopeGrant) => Promise<void>;
}

/** A dossier of a call, as far as the call's own life must know it. */
export interface CallDossier {
  readonly id: DossierId;
  readonly organisationId: OrganisationId;
  readonly stage: Stage;
  readonly isOpen: boolean;
  /** Nobody has sent it yet. */
  readonly isDraft: boolean;
}

export interface CallDossiers {
  readonly list: (callId: CallId) => Promise<CallDossier[]>;
}

interface RulebookVersion {
  readonly callId: CallId;
  readonly number: number;
  readonly rulebook: Rulebook;
  readonly hash: string;
  /** Null for the first. */
  readonly reason: string | null;
}

export interface RulebookVersions {
  readonly count: (callId: CallId) => Promise<number>;
  readonly insert: (version: RulebookVersion) => Promise<void>;
}

export interface Holidays {
  /** All that now hold, by day. */
  readonly list: () => Promise<Holiday[]>;
  /** The same, for whoever changes the calendar: one after the other. */
  readonly lock: () => Promise<Holiday[]>;
  readonly getById: (id: HolidayId) => Promise<Holiday>;
  /** The open waits that were counted in working days and run across this day. */
  readonly listWaitsAcross: (day: LocalDate) => Promise<WaitAcross[]>;
  /** A further version of it. */
  readonly record: (holiday: Holiday, how?: { reason?: string; isWithdrawn?: boolean }) => Promise<void>;
}

export interface Calls {
  readonly insert: (call: Call) => Promise<void>;
  readonly lockById: (id: CallId) => Promise<Call>;
  readonly save: (call: Call) => Promise<void>;
}

interface CallFilter {
  readonly statuses: readonly CallStatus[];
  /** HCP code of a region or province where projects may be; null for any. */
  readonly territory: string | null;
  /** Part of the reference or of a title, in any language. */
  readonly text: string | null;
}

interface EnvelopeFilter {
  readonly funderIds: readonly FunderId[];
  readonly callId: CallId | null;
  /** Those reserved to it or to a place in it. */
  readonly territory: string | null;
  readonly instrument: Instrument | null;
  readonly year: number | null;
}

/** Lists for readers; permissions are the asker's concern. */
export interface ProgrammeViews {
  readonly listCalls: (filter: CallFilter, page: PageQuery) => Promise<Page<CallItem>>;
  readonly listEnvelopes: (filter: EnvelopeFilter, page: PageQuery) => Promise<Page<EnvelopeView>>;
  readonly getEnvelope: (id: EnvelopeId) => Promise<EnvelopeDetail>;
  readonly listRulebooks: (callId: CallId) => Promise<RulebookVersionView[]>;
}

export interface ProgrammeUnit extends CommonUnit {
  readonly programme: ProgrammeFacts;
  readonly funders: Funders;
  readonly envelopes: Envelopes;
  readonly holidays: Holidays;
  readonly calls: Calls;
  readonly callDossiers: CallDossiers;
  readonly rulebookVersions: RulebookVersions;
  readonly programmeViews: ProgrammeViews;
  readonly ledger: Ledger;
  readonly people: AccessFacts;
}
