import { z } from 'zod';
import { GIVEN_INSTRUMENTS } from '../../services/cofinancing/cofinancing.ts';
import { FunderId, LineId, RevisionId } from '../../services/shared/ids.ts';
import { MoneySchema } from '../../services/shared/money.ts';

export const RevisionParams = z.strictObject({ revisionId: RevisionId });
export const LineParams = z.strictObject({ lineId: LineId });
export const FunderParams = z.strictObject({ funderId: FunderId });

const Instrument = z.enum(GIVEN_INSTRUMENTS);

/** What each funder is asked for above what it has already approved; together, exactly what is missing: cash for cash, and for the
 * guarantee principal to be covered. */
export const RoundPlan = z
  .strictObject({
    lines: z
      .array(z.strictObject({ funderId: FunderId, instrument: Instrument.default('grant'), amount: MoneySchema }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'RoundPlan' });

export const GivingUp = z.strictObject({ reason: z.string().trim().min(3).max(2_000) }).meta({ id: 'GivingUp' });
