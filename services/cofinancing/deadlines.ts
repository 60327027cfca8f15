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

export const roundDeadlines = (opened: Date, roundDays: number) => {
  const closesAt = endOf(addDays(localDateOf(opened), roundDays));
  const rungs: Rung[] = [{ at: daysBefore(closesAt, 7), act: 'remind' }];
  return { closesAt, rungs };
};

export const planDueAt = (settled: Date, planDays: number): Date => endOf(addDays(localDateOf(settled), planDays));

const SIGNATURE_MARGIN_DAYS = 15;

/**
 * Until when the firm holds of a whole plan are kept: every party in turn may take its full time to sign, and a margin
 * covers a step that comes late. A hold past its date can no longer become a commitment.
 */
export const signedBy = (financed: Date, signatureDays: number, parties: number): Date =>
  endOf(addDays(localDateOf(financed), signatureDays * parties + SIGNATURE_MARGIN_DAYS));
