import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import { CallId, FunderId } from '../shared/ids.ts';
import type { CallId as Id } from '../shared/ids.ts';
import { MoneySchema, type Money } from '../shared/money.ts';
import { Rib } from '../shared/rib.ts';
import type { Call, CallStatus, Envelope, Instrument } from './programme-facts.ts';
import {
  amountNotPositive,
  callContradictory,
  callNotDraft,
  callStepNotDue,
  instrumentNotCash,
} from './programme-errors.ts';
import type { Surroundings } from './call-faults.ts';
import { faultsOf } from './rulebook-faults.ts';
import { hashOfRulebook } from './rulebook-hash.ts';
import { Rulebook } from './rulebook.ts';
import { Code, FunderCode, INSTRUMENTS, LongTexts, Texts } from './rulebook-terms.ts';

export const CALL_STATUSES = ['draft', 'published', 'open', 'closed', 'settled', 'cancelled'] as const;

/** A published call is a promise: it is cancelled by a decision, never drafted again. */
const NEXT: Record<CallStatus, readonly CallStatus[]> = {
  draft: ['published', 'cancelled'],
  published: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['settled', 'cancelled'],
  settled: [],
  cancelled: [],
};

export const NewFunder = z
  .strictObject({
    code: FunderCode,
    names: Texts,
    rib: Rib,
  })
  .meta({ id: 'NewFunder' });
export type NewFunder = z.output<typeof NewFunder>;

/** The deed by which a funder sets money aside: convention, decision of the board, finance act. */
const GrantingAct = z.string().trim().min(1).max(200);

export const NewEnvelope = z
  .strictObject({
    funderId: FunderId,
    instrument: z.enum(INSTRUMENTS),
    year: z.int().min(2020).max(2100),
    callId: CallId.nullable(),
    territory: z
      .string()
      .regex(/^\d{2}(\.\d{3})?$/)
      .nullable(),
    marker: Code.nullable().default(null),
    amount: MoneySchema,
    act: GrantingAct,
  })
  .meta({ id: 'NewEnvelope' });
export type NewEnvelope = z.output<typeof NewEnvelope>;

export const EnvelopeRise = z.strictObject({ amount: MoneySchema, act: GrantingAct }).meta({ id: 'EnvelopeRise' });
export type EnvelopeRise = z.output<typeof EnvelopeRise>;

export const CallTerms = z
  .strictObject({
    titles: Texts,
    description: LongTexts.nullable().default(null),
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    leadFunderId: FunderId,
    funderIds: z.array(FunderId).min(1).max(20),
    rulebook: Rulebook,
  })
  .meta({ id: 'CallTerms' });
export type CallTerms = z.output<typeof CallTerms>;

export const NewCall = CallTerms.extend({ reference: z.string().regex(/^[A-Z]{2,6}-\d{4}-\d{2}$/) }).meta({
  id: 'NewCall',
});
export type NewCall = z.output<typeof NewCall>;

/** A gift in kind is neither money nor covered principal: there is no book that it could be promised from. */
export const requireBook = (instrument: Instrument): void => {
  if (instrument === 'in_kind') throw instrumentNotCash(instrument);
};

/** Where the ledger keeps it: with its funder's money or, covered principal, in a book of its own. */
export const bookOf = ({ id, funderId, instrument }: Envelope) => ({
  envelopeId: id,
  funderId,
  isGuarantee: instrument === 'guarantee',
});

export const requirePositive = (amount: Money): void => {
  if (amount <= 0n) throw amountNotPositive(amount);
};

export const draftCall = (id: Id, { funderIds, ...terms }: NewCall): Call => ({
  ...terms,
  id,
  status: 'draft',
  funderIds: [...new Set(funderIds)],
  rulebookHash: hashOfRulebook(terms.rulebook),
  version: 1,
});

export const revise = (call: Call, terms: CallTerms): Call => {
  if (call.status !== 'draft') throw callNotDraft(call.id, call.status);
  return { ...draftCall(call.id, { ...terms, reference: call.reference }), version: call.version + 1 };
};

/** Freezes the rulebook: from here on every dossier of the call pins its hash. */
export const publish = (call: Call, surroundings: Surroundings): Call => {
  if (!NEXT[call.status].includes('published')) throw callNotDraft(call.id, call.status);
  const faults = faultsOf(call, surroundings);
  if (faults.length > 0) throw callContradictory(faults);
  return entering(call, 'published');
};

/** The calendar's own steps: null where the step has been done, so that asking again changes nothing. */
export const open = (call: Call, now: Date): Call | null => due(call, 'open', { at: call.opensAt, now });

export const close = (call: Call, now: Date): Call | null => due(call, 'closed', { at: call.closesAt, now });

const due = (call: Call, status: CallStatus, { at, now }: { at: Date; now: Date }): Call | null => {
  if (!NEXT[call.status].includes(status)) return null;
  if (now < at) throw callStepNotDue(call.id, at);
  return entering(call, status);
};

const entering = (call: Call, status: CallStatus): Call => ({ ...call, status, version: call.version + 1 });
