import type { AccessFacts } from '../access/access-facts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { CallId, EnvelopeId, FunderId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Call, CallStatus, Envelope, Funder, Instrument, ProgrammeFacts, Wanted } from './programme-facts.ts';
import type { CallSummary, EnvelopeView } from './programme-views.ts';

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

export interface Giver {
  readonly funderId: FunderId;
  readonly code: string;
  readonly instruments: readonly Instrument[];
}

export interface Envelopes {
  readonly insert: (envelope: Envelope) => Promise<void>;
  readonly lockById: (id: EnvelopeId) => Promise<Envelope>;
  readonly find: (callId: CallId, funderId: FunderId, wanted?: Wanted) => Promise<Envelope | null>;
  /** Every funder that could give something to a project of this call, somewhere in its territory. */
  readonly listGivers: (call: Call) => Promise<Giver[]>;
  readonly recordGrant: (grant: EnvelopeGrant) => Promise<void>;
}

export interface Calls {
  readonly insert: (call: Call) => Promise<void>;
  readonly lockById: (id: CallId) => Promise<Call>;
  readonly save: (call: Call) => Promise<void>;
}

interface CallFilter {
  readonly statuses: readonly CallStatus[];
}

/** Lists for readers; permissions are the asker's concern. */
export interface ProgrammeViews {
  readonly listCalls: (filter: CallFilter, page: PageQuery) => Promise<Page<CallSummary>>;
  readonly listEnvelopes: (funderIds: readonly FunderId[]) => Promise<EnvelopeView[]>;
}

export interface ProgrammeUnit extends CommonUnit {
  readonly programme: ProgrammeFacts;
  readonly funders: Funders;
  readonly envelopes: Envelopes;
  readonly calls: Calls;
  readonly programmeViews: ProgrammeViews;
  readonly ledger: Ledger;
  readonly people: AccessFacts;
}
