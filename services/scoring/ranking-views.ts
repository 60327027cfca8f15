import { z } from 'zod';
import { CallId, DossierId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { RANKING_CAUSES } from './ranking.ts';

const Hundredths = z.int().min(0).max(10_000);

export const RankingQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(10_000).optional() });
export type RankingQuery = z.output<typeof RankingQuery>;

export const RankingView = z
  .strictObject({
    callId: CallId,
    /** Each time it is computed again it has the next one; the earlier ones stay to be read. */
    version: z.int().min(1),
    cause: z.enum(RANKING_CAUSES),
    frozenBy: PersonId.nullable(),
    frozenAt: InstantSchema,
    /** ICC(1) over the sheets that count, exactly; null where it does not exist. */
    reliability: z
      .strictObject({
        numerator: z.string(),
        denominator: z.string(),
        rounded: z.string(),
        dossiers: z.int(),
        sheets: z.int(),
      })
      .meta({ id: 'Reliability' })
      .nullable(),
    contentHash: z.string(),
    dossiers: z
      .array(
        z.strictObject({
          dossierId: DossierId,
          reference: z.string(),
          rank: z.int().min(1),
          meanHundredths: Hundredths,
          spreadHundredths: Hundredths,
          isEliminated: z.boolean(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Ranking' });
