import { DomainError } from '../shared/errors.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { CallId } from '../shared/ids.ts';
import { toDecimal, type Money } from '../shared/money.ts';
import type { CallStatus, Instrument } from './programme-facts.ts';
import type { Fault } from './fault.ts';

export const amountNotPositive = (amount: Money) =>
  new DomainError('refused', 'amount_not_positive', { amount: toDecimal(amount) });

export const instrumentNotCash = (instrument: Instrument) =>
  new DomainError('refused', 'instrument_not_cash', { instrument });

export const callNotDraft = (id: CallId, status: CallStatus) =>
  new DomainError('conflict', 'call_not_draft', { id, callStatus: status });

/** Every fault of the draft, not only the first. */
export const callContradictory = (faults: readonly Fault[]) =>
  new DomainError('refused', 'call_contradictory', { faults });

/** An extension, a change of rules, a cancellation: each asks for a call in certain states of its life. */
export const callStatusWrong = (id: CallId, status: CallStatus) =>
  new DomainError('conflict', 'call_status_wrong', { id, callStatus: status });

export const closingPassed = (closesAt: Date) =>
  new DomainError('refused', 'closing_passed', { closesAt: closesAt.toISOString() });

/** Whoever planned for the earlier instant must never find the door closed before it. */
export const closingNotLater = (closesAt: Date, asked: Date) =>
  new DomainError('refused', 'closing_not_later', { closesAt: closesAt.toISOString(), asked: asked.toISOString() });

export const rulebookUnchanged = (hash: string) => new DomainError('refused', 'rulebook_unchanged', { hash });

export const callHasAwards = (awards: number) => new DomainError('refused', 'call_has_awards', { awards });

export const callHasOpenDossiers = (open: number) => new DomainError('refused', 'call_has_open_dossiers', { open });

export const callStepNotDue = (id: CallId, due: Date) =>
  new DomainError('refused', 'call_step_not_due', { id, due: due.toISOString() });

export const holidayPast = (day: LocalDate, today: LocalDate) =>
  new DomainError('refused', 'holiday_past', { day, today });

export const holidayKnown = (day: LocalDate) => new DomainError('conflict', 'holiday_known', { day });

export const envelopeMissing = (callId: string, funderId: string) =>
  new DomainError('missing', 'envelope_missing', { callId, funderId });

export const callMissing = (id: string) => new DomainError('missing', 'call_missing', { id });

export const funderMissing = (id: string) => new DomainError('missing', 'funder_missing', { id });
