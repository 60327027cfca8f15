import { z } from 'zod';
import { CallId, DossierId, FunderId, LineId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { pageOf, PageQuery } from '../shared/page.ts';
import { GIVEN_INSTRUMENTS, LINE_STATUSES } from './cofinancing.ts';

/** Which lines: of a funder, in a status, of a call, to be answered before an instant. */
export const LineQuery = PageQuery.extend({
  funderId: FunderId.optional(),
  status: z.enum(LINE_STATUSES).optional(),
  callId: CallId.optional(),
  dueBefore: InstantSchema.optional(),
  /** `true` keeps what still waits for an answer, `false` what has one. */
  pending: z.enum(['true', 'false']).optional(),
  after: LineId.optional(),
});
export type LineQuery = z.output<typeof LineQuery>;

const LineSummary = z
  .strictObject({
    id: LineId,
    dossierId: DossierId,
    reference: z.string().nullable(),
    callId: CallId,
    funderId: FunderId,
    instrument: z.enum(GIVEN_INSTRUMENTS),
    round: z.int(),
    status: z.enum(LINE_STATUSES),
    levels: z.int(),
    levelsDecided: z.int(),
    asked: MoneySchema,
    standing: MoneySchema,
    approved: MoneySchema.nullable(),
    askedAt: InstantSchema.nullable(),
    answerBy: InstantSchema.nullable(),
    lapsesAt: InstantSchema.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ApprovalLineSummary' });
export type LineSummary = z.output<typeof LineSummary>;

export const LinePage = pageOf(LineSummary, 'ApprovalLinePage');

const PlanOption = z
  .strictObject({
    funderId: FunderId,
    code: z.string(),
    instrument: z.enum(GIVEN_INSTRUMENTS),
    /** What it gives already, by this instrument. */
    standing: MoneySchema,
    /** What its envelope can still promise. */
    available: MoneySchema,
    /** The most that it could be asked for: within what is missing, its envelope and the call's rules. */
    most: MoneySchema,
  })
  .meta({ id: 'PlanOption' });
export type PlanOption = z.output<typeof PlanOption>;

/** Who could fill the gap. */
export const PlanOptionsView = z
  .strictObject({
    gap: MoneySchema,
    coverGap: MoneySchema,
    options: z.array(PlanOption),
  })
  .meta({ id: 'PlanOptions' });
export type PlanOptionsView = z.output<typeof PlanOptionsView>;
