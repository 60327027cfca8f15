import { z } from 'zod';
import { CallId, EnvelopeId, FunderId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { pageOf } from '../shared/page.ts';
import { CALL_STATUSES } from './programme.ts';
import { Rulebook } from './rulebook.ts';
import { INSTRUMENTS, LegalForm, LongTexts, Texts } from './rulebook-terms.ts';

export const FunderView = z
  .strictObject({ id: FunderId, code: z.string(), names: Texts, rib: z.string() })
  .meta({ id: 'Funder' });

/** What everybody sees of a funder; the account it pays from is not for everybody. */
export const FunderSummary = FunderView.omit({ rib: true }).meta({ id: 'FunderSummary' });
export type FunderSummary = z.output<typeof FunderSummary>;

export const FunderList = z.strictObject({ items: z.array(FunderSummary) }).meta({ id: 'FunderList' });

export const CallSummary = z
  .strictObject({
    id: CallId,
    reference: z.string(),
    titles: Texts,
    status: z.enum(CALL_STATUSES),
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    leadFunderId: FunderId,
    funderIds: z.array(FunderId).readonly(),
  })
  .meta({ id: 'CallSummary' });
export type CallSummary = z.output<typeof CallSummary>;

/** With what a reader of a list asks first: is it for us, and for how much? */
const CallItem = CallSummary.extend({
  legalForms: z.array(LegalForm),
  /** HCP codes of regions; empty means the whole Kingdom. */
  regions: z.array(z.string()),
  /** The highest of the ceilings that legal forms have. */
  grantMax: MoneySchema,
}).meta({ id: 'CallItem' });
export type CallItem = z.output<typeof CallItem>;

export const CallPage = pageOf(CallItem, 'CallPage');

export const CallView = CallSummary.extend({
  description: LongTexts.nullable(),
  rulebook: Rulebook,
  rulebookHash: z.string(),
  cancelReason: z.string().nullable(),
  version: z.int(),
}).meta({
  id: 'Call',
});

export const Contradictions = z
  .strictObject({ items: z.array(z.looseObject({ code: z.string(), path: z.string() })) })
  .meta({ id: 'Contradictions' });

/** An envelope with its balances, which are the ledger's and nobody else's. */
export const EnvelopeView = z
  .strictObject({
    id: EnvelopeId,
    funderId: FunderId,
    instrument: z.enum(INSTRUMENTS),
    year: z.int(),
    callId: CallId.nullable(),
    territory: z.string().nullable(),
    marker: z.string().nullable(),
    granted: MoneySchema,
    available: MoneySchema,
    held: MoneySchema,
    /** Of a guarantee: the principal it covers. */
    committed: MoneySchema,
    /** Of a guarantee: what lenders have called. */
    called: MoneySchema,
    ordered: MoneySchema,
    clearing: MoneySchema,
    paid: MoneySchema,
    recoverable: MoneySchema,
    recovered: MoneySchema,
  })
  .meta({ id: 'EnvelopeBalance' });
export type EnvelopeView = z.output<typeof EnvelopeView>;

export const EnvelopePage = pageOf(EnvelopeView, 'EnvelopePage');

/** With every act that put something into it. */
export const EnvelopeDetail = EnvelopeView.extend({
  grants: z.array(z.strictObject({ amount: MoneySchema, act: z.string(), recordedAt: InstantSchema })),
}).meta({ id: 'EnvelopeDetail' });
export type EnvelopeDetail = z.output<typeof EnvelopeDetail>;

const RulebookVersionView = z
  .strictObject({
    number: z.int(),
    hash: z.string(),
    /** Null for the one that the call was published with. */
    reason: z.string().nullable(),
    recordedAt: InstantSchema,
  })
  .meta({ id: 'RulebookVersion' });
export type RulebookVersionView = z.output<typeof RulebookVersionView>;

export const RulebookVersions = z
  .strictObject({ items: z.array(RulebookVersionView) })
  .meta({ id: 'RulebookVersions' });

export const EnvelopeOpened = z
  .strictObject({
    id: EnvelopeId,
    funderId: FunderId,
    instrument: z.enum(INSTRUMENTS),
    year: z.int(),
    callId: CallId.nullable(),
    territory: z.string().nullable(),
    marker: z.string().nullable(),
  })
  .meta({ id: 'Envelope' });
