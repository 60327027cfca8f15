import { instantAt, addWorkingDays, endOf, localDateOf, type LocalDate } from '../shared/dates.ts';
import type { FunderId, PaymentRunId, PersonId } from '../shared/ids.ts';
import { total, type Money } from '../shared/money.ts';
import type { NewObligation } from '../shared/obligation.ts';
import type { Rib } from '../shared/rib.ts';
import { nameForBank, type PaymentOrder } from './disbursement.ts';
import { runNotInStatus } from './disbursement-errors.ts';
import { writePain001 } from './pain001.ts';

export const RUN_STATUSES = ['prepared', 'approved', 'sent', 'answered', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const NEXT_RUN_STATUSES: Record<RunStatus, readonly RunStatus[]> = {
  prepared: ['approved', 'cancelled'],
  approved: ['sent', 'cancelled'],
  sent: ['answered'],
  answered: [],
  cancelled: [],
};

/** One funder's payments of one day, from its one account. */
export interface PaymentRun {
  readonly id: PaymentRunId;
  /** What the bank knows it by; at most 35 characters. */
  readonly messageId: string;
  readonly funderId: FunderId;
  readonly payingRib: string;
  readonly payingName: string;
  readonly executionDate: LocalDate;
  readonly controlSum: Money;
  readonly count: number;
  readonly status: RunStatus;
  readonly preparedBy: PersonId;
  readonly firstSignedBy: PersonId | null;
  readonly secondSignedBy: PersonId | null;
  readonly firstSignedAt: Date | null;
  readonly secondSignedAt: Date | null;
  readonly cancelledBy: PersonId | null;
  readonly sentAt: Date | null;
  readonly version: number;
}

/** What was sent is kept, never made again. */
export interface PaymentFile {
  readonly runId: PaymentRunId;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

export const requireRunStatus = (run: PaymentRun, needed: RunStatus): void => {
  if (run.status !== needed) throw runNotInStatus(run.id, run.status, needed);
};

const CODE_MAX = 18;

export const messageIdOf = (funderCode: string, year: string, number: bigint): string =>
  `RUN-${funderCode.slice(0, CODE_MAX)}-${year}-${number.toString().padStart(6, '0')}`;

export const totalsOf = (orders: readonly PaymentOrder[]) => ({
  count: orders.length,
  controlSum: total(orders.map(({ amount }) => amount)),
});

/** The fund is who asks the bank, whatever funder pays. */
const INITIATOR = { name: 'Touiza', ice: '990000008000045' };

/** The bank's file of a run. */
export const fileOf = (run: PaymentRun, orders: readonly PaymentOrder[], now: Date): string =>
  writePain001({
    messageId: run.messageId,
    createdAt: now,
    executionDate: run.executionDate,
    initiator: INITIATOR,
    debtor: { name: run.payingName, rib: run.payingRib as Rib },
    orders: orders.map(({ endToEndId, amount, payee }) => {
      if (payee === null) throw new Error(`order ${endToEndId} pays nobody`);
      return {
        endToEndId,
        amount,
        creditor: { name: nameForBank(payee.name), rib: payee.rib as Rib },
        remittance: endToEndId,
      };
    }),
  });

const REMINDER_DAYS = [3, 5];
const LIMIT_DAYS = 10;

/** The wait for the bank's statement: at its end the outcome is unknown, and nothing is sent again. */
export const statementWait = (
  { id }: Pick<PaymentRun, 'id'>,
  now: Date,
  holidays: ReadonlySet<LocalDate>,
): NewObligation => {
  const dayAfter = (days: number) => addWorkingDays(localDateOf(now), days, holidays);
  return {
    kind: 'statement',
    subjectId: id,
    owed: { by: 'role', role: 'payer' },
    rungs: [
      ...REMINDER_DAYS.map((days) => ({ at: instantAt(dayAfter(days), '09:00'), act: 'remind' as const })),
      { at: instantAt(dayAfter(LIMIT_DAYS), '09:00'), act: 'escalate' },
    ],
    dueAt: endOf(dayAfter(LIMIT_DAYS)),
  };
};
