import { z } from 'zod';
import { DocumentId, FunderId, PersonId, ReportId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { Measure } from './report-content.ts';

export const VerificationRequest = z
  .strictObject({
    code: z.string().regex(/^IND-\d{2}$/),
    /** The value that was found. */
    verified: Measure,
    note: z.string().trim().min(1).max(2000),
    documentIds: z.array(DocumentId).max(20).default([]),
  })
  .meta({ id: 'VerificationRequest' });
export type VerificationRequest = z.output<typeof VerificationRequest>;

export const Verification = z
  .strictObject({
    reportId: ReportId,
    code: z.string(),
    declared: z.number(),
    verified: z.number(),
    note: z.string(),
    verifiedBy: PersonId,
    verifiedAt: InstantSchema,
  })
  .meta({ id: 'Verification' });
export type Verification = z.output<typeof Verification>;

const Result = z
  .strictObject({
    code: z.string(),
    titles: z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() }),
    unit: z.string(),
    reportId: ReportId,
    baseline: z.number(),
    target: z.number(),
    declared: z.number(),
    declaredBy: PersonId,
    verified: z.number().nullable(),
    verifiedBy: PersonId.nullable(),
    /** Each funder's part of what counts: the verified value, or the declared one until then. */
    byFunder: z.array(z.strictObject({ funderId: FunderId, value: z.number() })).readonly(),
  })
  .meta({ id: 'Result' });

/** What was spent of each use of the plan, as accepted reports tell it. */
const Spending = z
  .strictObject({ use: z.int(), label: z.string(), planned: MoneySchema, spent: MoneySchema })
  .meta({ id: 'Spending' });

export const ResultList = z
  .strictObject({ items: z.array(Result).readonly(), spending: z.array(Spending).readonly() })
  .meta({ id: 'ResultList' });
export type ResultList = z.output<typeof ResultList>;
