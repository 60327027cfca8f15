import { z } from 'zod';
import { FunderId, LineId } from '../../services/shared/ids.ts';
import { MoneySchema } from '../../services/shared/money.ts';

export const LineParams = z.strictObject({ lineId: LineId });
export const FunderParams = z.strictObject({ funderId: FunderId });

/** What each funder is asked for above what it has already approved; together, exactly the gap. */
export const RoundPlan = z
  .strictObject({
    lines: z
      .array(z.strictObject({ funderId: FunderId, amount: MoneySchema }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'RoundPlan' });

export const GivingUp = z.strictObject({ reason: z.string().trim().min(3).max(2_000) }).meta({ id: 'GivingUp' });
