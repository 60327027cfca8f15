import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import { CallId, FunderId } from '../shared/ids.ts';
import type { CallId as Id } from '../shared/ids.ts';
import { MoneySchema, type Money } from '../shared/money.ts';
import { Rib } from '../shared/rib.ts';
import type { Stage } from '../shared/stage.ts';
import type { Call, CallStatus, Envelope, Instrument } from './programme-facts.ts';
import {
  amountNotPositive,
  callContradictory,
  callHasAwards,
  callHasOpenDossiers,
  callNotDraft,
  callStatusWrong,
  callStepNotDue,
  closingNotLater,
  closingPassed,
  instrumentNotCash,
  rulebookUnchanged,
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

const Reason = z.string().trim().min(10).max(2_000);

export const ExtendClosing = z.strictObject({ closesAt: InstantSchema, reason: Reason }).meta({ id: 'ExtendClosing' });
export type ExtendClosing = z.output<typeof ExtendClosing>;

export const ChangeRulebook = z.strictObject({ rulebook: Rulebook, reason: Reason }).meta({ id: 'ChangeRulebook' });
export type ChangeRulebook = z.output<typeof ChangeRulebook>;

export const CancelCall = z.strictObject({ reason: Reason }).meta({ id: 'CancelCall' });
export type CancelCall = z.output<typeof CancelCall>;

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

const CallReference = z.string().regex(/^[A-Z]{2,6}-\d{4}-\d{2}$/);

export const NewCall = CallTerms.extend({ reference: CallReference }).meta({ id: 'NewCall' });
export type NewCall = z.output<typeof NewCall>;

/** What a call never has in common with the one that it is made from. */
export const CallClone = z
  .strictObject({
    reference: CallReference,
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    /** Without them it is called as the earlier one. */
    titles: Texts.optional(),
  })
  .meta({ id: 'CallClone' });
export type CallClone = z.output<typeof CallClone>;

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

/** Envelopes stay behind: what a funder has reserved to a call is an act of its own. */
export const copyOf = (
  { description, leadFunderId, funderIds, rulebook, ...earlier }: Call,
  id: Id,
  { titles = earlier.titles, ...clone }: CallClone,
): Call => draftCall(id, { titles, description, leadFunderId, funderIds: [...funderIds], rulebook, ...clone });

export const draftCall = (id: Id, { funderIds, ...terms }: NewCall): Call => ({
  ...terms,
  id,
  status: 'draft',
  funderIds: [...new Set(funderIds)],
  rulebookHash: hashOfRulebook(terms.rulebook),
  cancelReason: null,
  version: 1,
});

export const revise = (call: Call, terms: CallTerms): Call => {
  if (call.status !== 'draft') throw callNotDraft(call.id, call.status);
  return { ...draftCall(call.id, { ...terms, reference: call.reference }), version: call.version + 1 };
};

/** Freezes the rulebook: from here on every dossier of the call pins its hash. */
export const publish = (call: Call, surroundings: Surroundings): Call => {
  if (!NEXT[call.status].includes('published')) throw callNotDraft(call.id, call.status);
  requireSound(call, surroundings);
  return entering(call, 'published');
};

const requireSound = (call: Call, surroundings: Surroundings): void => {
  const faults = faultsOf(call, surroundings);
  if (faults.length > 0) throw callContradictory(faults);
};

/** The calendar's own steps: null where the step has been done, so that asking again changes nothing. */
export const open = (call: Call, now: Date): Call | null => {
  if (!NEXT[call.status].includes('open')) return null;
  if (now < call.opensAt) throw callStepNotDue(call.id, call.opensAt);
  return entering(call, 'open');
};

/** Null before its instant, too: the closing was extended meanwhile, and its wait with it. */
export const close = (call: Call, now: Date): Call | null =>
  NEXT[call.status].includes('closed') && now >= call.closesAt ? entering(call, 'closed') : null;

/** Told to the public and not closed yet: its rules may be changed, with a reason, and its closing moved. */
export const isRunning = ({ status }: Pick<Call, 'status'>): boolean => status === 'published' || status === 'open';

const requireRunning = (call: Call, now: Date): void => {
  const { id, status, closesAt } = call;
  if (!isRunning(call)) throw callStatusWrong(id, status);
  if (now >= closesAt) throw closingPassed(closesAt);
};

/** Only later, and only before it has come. */
export const extend = (call: Call, closesAt: Date, now: Date): Call => {
  requireRunning(call, now);
  if (closesAt <= call.closesAt) throw closingNotLater(call.closesAt, closesAt);
  return { ...call, closesAt, version: call.version + 1 };
};

/** For dossiers that are started from now on; each of the others stays on the rulebook that it began with. */
export const changeRules = (call: Call, rulebook: Rulebook, surroundings: Surroundings): Call => {
  requireRunning(call, surroundings.now);
  const rulebookHash = hashOfRulebook(rulebook);
  if (rulebookHash === call.rulebookHash) throw rulebookUnchanged(rulebookHash);
  const changed = { ...call, rulebook, rulebookHash, version: call.version + 1 };
  requireSound(changed, surroundings);
  return changed;
};

/** Once something is awarded, there are promises that no cancellation takes back. */
export const cancel = (call: Call, reason: string, stages: readonly Stage[]): Call => {
  if (!NEXT[call.status].includes('cancelled')) throw callStatusWrong(call.id, call.status);
  const awards = stages.filter((stage) => AWARDED.includes(stage)).length;
  if (awards > 0) throw callHasAwards(awards);
  return { ...entering(call, 'cancelled'), cancelReason: reason };
};

const AWARDED: readonly Stage[] = ['cofinancing', 'agreement', 'execution', 'closed', 'unfinanced', 'unsigned'];

export const settle = (call: Call, openDossiers: number): Call => {
  if (!NEXT[call.status].includes('settled')) throw callStatusWrong(call.id, call.status);
  if (openDossiers > 0) throw callHasOpenDossiers(openDossiers);
  return entering(call, 'settled');
};

const entering = (call: Call, status: CallStatus): Call => ({ ...call, status, version: call.version + 1 });
