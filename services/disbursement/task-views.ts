import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DossierId, FunderId, RecoveryId, TrancheId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { TRANCHE_STATUSES } from './disbursement.ts';
import { PaymentRunView } from './disbursement-views.ts';
import { RUN_STATUSES } from './payment-run.ts';
import { RECOVERY_CAUSES, RECOVERY_STATUSES } from './recovery.ts';

const TrancheTask = z
  .strictObject({
    id: TrancheId,
    dossierId: DossierId,
    reference: z.string(),
    number: z.int(),
    amount: MoneySchema,
    status: z.enum(TRANCHE_STATUSES),
  })
  .meta({ id: 'TrancheTask' });
export type TrancheTask = z.output<typeof TrancheTask>;
export const TrancheTaskPage = pageOf(TrancheTask, 'TrancheTaskPage');
export type TrancheTaskPage = z.output<typeof TrancheTaskPage>;
export const TrancheTaskQuery = PageQuery.extend({
  act: z.enum(['prepare', 'verify', 'approve', 'order']),
  funderId: FunderId.optional(),
});
export type TrancheTaskQuery = z.output<typeof TrancheTaskQuery>;

const PaymentRunRow = PaymentRunView.omit({ fileSha256: true, orders: true, version: true }).meta({
  id: 'PaymentRunRow',
});
export type PaymentRunRow = z.output<typeof PaymentRunRow>;
export const PaymentRunPage = pageOf(PaymentRunRow, 'PaymentRunPage');
export type PaymentRunPage = z.output<typeof PaymentRunPage>;
export const PaymentRunQuery = PageQuery.extend({
  status: z.enum(RUN_STATUSES).optional(),
  funderId: FunderId.optional(),
});
export type PaymentRunQuery = z.output<typeof PaymentRunQuery>;

/** Orders of each funder that no run has collected yet, the most money first. */
export const WaitingOrders = z
  .strictObject({ items: z.array(z.strictObject({ funderId: FunderId, count: z.int(), amount: MoneySchema })) })
  .meta({ id: 'WaitingOrders' });
export type WaitingOrders = z.output<typeof WaitingOrders>;
export const WaitingOrdersQuery = z.strictObject({ funderId: FunderId.optional() });
export type WaitingOrdersQuery = z.output<typeof WaitingOrdersQuery>;

const RecoveryRow = z
  .strictObject({
    id: RecoveryId,
    dossierId: DossierId,
    reference: z.string(),
    cause: z.enum(RECOVERY_CAUSES),
    amount: MoneySchema,
    received: MoneySchema,
    writtenOff: MoneySchema,
    dueOn: LocalDate,
    status: z.enum(RECOVERY_STATUSES),
  })
  .meta({ id: 'RecoveryRow' });
export type RecoveryRow = z.output<typeof RecoveryRow>;
export const RecoveryPage = pageOf(RecoveryRow, 'RecoveryPage');
export type RecoveryPage = z.output<typeof RecoveryPage>;
export const RecoveryQuery = PageQuery.extend({
  status: z.enum(RECOVERY_STATUSES).optional(),
  funderId: FunderId.optional(),
  dueBefore: LocalDate.optional(),
});
export type RecoveryQuery = z.output<typeof RecoveryQuery>;
