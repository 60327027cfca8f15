import { z } from 'zod';
import { ItemId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { QuestionView } from './committee-views.ts';
import { Decision } from './decision.ts';
import { RESERVE_STATUSES } from './reserve.ts';

/** A decision in effect: what, when, and in which session and minutes it stands. */
const EffectiveDecision = z
  .strictObject({
    itemId: ItemId,
    decision: Decision,
    decidedAt: InstantSchema,
    session: z.string(),
    minutes: z.string(),
  })
  .meta({ id: 'EffectiveDecision' });
export type EffectiveDecision = z.output<typeof EffectiveDecision>;

/** A place on the reserve list, as its holder sees it. */
const ReserveStanding = z
  .strictObject({ rank: z.int(), status: z.enum(RESERVE_STATUSES), amount: MoneySchema, since: InstantSchema })
  .meta({ id: 'ReserveStanding' });
export type ReserveStanding = z.output<typeof ReserveStanding>;

export const DecisionsView = z
  .strictObject({
    /** The oldest first; a later one may correct an earlier one. */
    decisions: z.array(EffectiveDecision).readonly(),
    questions: z.array(QuestionView).readonly(),
    reserve: ReserveStanding.nullable(),
  })
  .meta({ id: 'CommitteeDecisions' });
export type DecisionsView = z.output<typeof DecisionsView>;
