import { addDays, addWorkingDays, daysBefore, endOf, instantAt, localDateOf, type LocalDate } from '../shared/dates.ts';
import type { Rung } from '../shared/obligation.ts';

const REMINDED_WORKING_DAYS_BEFORE = [7, 3, 0];
const REMINDED_AT = '09:00';

/**
 * A funder has until the end of its last working day. Then its head is told, and one working day later silence lapses:
 * an escalation that came together with the end would help nobody.
 */
export const approvalDeadlines = (asked: Date, workingDays: number, holidays: ReadonlySet<LocalDate>) => {
  const lastDay = addWorkingDays(localDateOf(asked), workingDays, holidays);
  const answerBy = endOf(lastDay);
  const reminders = REMINDED_WORKING_DAYS_BEFORE.map((days): Rung => ({
    at: instantAt(addWorkingDays(lastDay, -days, holidays), REMINDED_AT),
    act: 'remind',
  }));
  const rungs: Rung[] = [...reminders, { at: answerBy, act: 'escalate' }];
  return { answerBy, lapsesAt: endOf(addWorkingDays(lastDay, 1, holidays)), rungs };
};

const earliest = (...instants: readonly (Date | null)[]): Date =>
  new Date(Math.min(...instants.flatMap((instant) => (instant === null ? [] : [instant.getTime()]))));

/** A round has its days, and never more than all rounds together. */
export const roundDeadlines = (opened: Date, roundDays: number, endsAt: Date | null = null) => {
  const closesAt = earliest(endOf(addDays(localDateOf(opened), roundDays)), endsAt);
  const rungs: Rung[] = [{ at: daysBefore(closesAt, 7), act: 'remind' }];
  return { closesAt, rungs };
};

/** From the committee's plan to the last answer of the last round; null where the call sets no end. */
export const endOfAllRounds = (planned: Date, totalDaysMax: number | undefined): Date | null =>
  totalDaysMax === undefined ? null : endOf(addDays(localDateOf(planned), totalDaysMax));

/** The yeses hold until the round closes: nobody is waited for beyond that. */
export const planDueAt = (from: Date, planDays: number, closesAt: Date | null): Date =>
  earliest(endOf(addDays(localDateOf(from), planDays)), closesAt);

const SIGNATURE_MARGIN_DAYS = 15;

/**
 * Until when the firm holds of a whole plan are kept: every party in turn may take its full time to sign, and a margin
 * covers a step that comes late. A hold past its date can no longer become a commitment.
 */
export const signedBy = (financed: Date, signatureDays: number, parties: number): Date =>
  endOf(addDays(localDateOf(financed), signatureDays * parties + SIGNATURE_MARGIN_DAYS));
