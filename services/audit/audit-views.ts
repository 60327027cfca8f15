import { z } from 'zod';
import type { Command } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { pageOf, type Page, type PageQuery } from '../shared/page.ts';

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

export interface TimelineQuery {
  readonly dossierId: DossierId;
  /** Only events about one of these things; null for all of the dossier's. */
  readonly about: readonly string[] | null;
  readonly page: PageQuery;
}

/** What a reader of histories asks for; the answer is recorded as having been read. */
export interface TimelineReader {
  readonly readTimeline: (command: Command, query: TimelineQuery) => Promise<Page<TimelineEvent>>;
}
