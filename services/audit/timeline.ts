import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import { pageOf } from '../shared/page.ts';

/** One event, as the auditor reads it. Amounts inside `before` and `after` are centimes, as text. */
export const TimelineEvent = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    outcome: z.enum(['done', 'refused']),
    refusalCode: z.string().nullable(),
    subjectType: z.string(),
    subjectId: z.string(),
    /** A person's name, or `system`. */
    actor: z.string(),
    actorId: z.string(),
    knownBy: z.record(z.string(), z.unknown()),
    role: z.string().nullable(),
    onBehalfOf: z.record(z.string(), z.unknown()).nullable(),
    effectiveOn: InstantSchema,
    recordedAt: InstantSchema,
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    ruleVersion: z.string().nullable(),
    requestId: z.string().nullable(),
    commandId: z.string(),
  })
  .meta({ id: 'TimelineEvent' });
export type TimelineEvent = z.output<typeof TimelineEvent>;

export const Timeline = pageOf(TimelineEvent, 'Timeline');
