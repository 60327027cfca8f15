import { z } from 'zod';
import type { Command } from '../shared/command.ts';
import { LocalDate } from '../shared/dates.ts';
import { DossierId, FunderId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { pageOf, PageQuery, type Page } from '../shared/page.ts';

/**
 * One event, as the auditor reads it. Amounts inside `before` and `after` are centimes, as text. A personal value that
 * was erased stands as `commitment:` and 64 digits, which prove it to whoever still has it.
 */
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
    actorAr: z.string().nullable(),
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

const Seq = z.string().regex(/^\d{1,18}$/);
/** Dirhams as they are written on the wire, kept in centimes as text. */
const Dirhams = z
  .string()
  .regex(/^\d{1,13}(?:\.\d{2})?$/)
  .overwrite((text) => (text.includes('.') ? text.replace('.', '') : `${text}00`));

/** Events are walked by their number. */
export const EventPageQuery = PageQuery.extend({ after: Seq.optional() });

/** What an auditor looks for; whatever is not said is not asked. */
export const EventQuery = EventPageQuery.extend({
  dossierId: DossierId.optional(),
  /** Who acted, or whom it was about. */
  personId: PersonId.optional(),
  funderId: FunderId.optional(),
  /** `disbursement.ordered`, or all of a slice: `disbursement`. */
  kind: z
    .string()
    .regex(/^[a-z]+(?:\.[a-z_]+)?$/)
    .optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  /** An amount that the event speaks of, the bounds included. */
  amountFrom: Dirhams.optional(),
  amountTo: Dirhams.optional(),
  /** Days in Morocco, both included. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
});
export type EventQuery = z.output<typeof EventQuery>;

export interface TimelineQuery {
  readonly dossierId: DossierId;
  /** Only events about one of these things; null for all of the dossier's. */
  readonly about: readonly string[] | null;
  readonly page: PageQuery;
}

/** Of which part of the trail evidence is asked: a dossier, or the things that one payment is about. */
export interface EvidenceScope {
  readonly dossierId: DossierId;
  readonly about: readonly string[] | null;
  /** What the file is called after: the dossier, or the payment. */
  readonly name: string;
}

/** Lines of JSON, one thing a line: whoever has the trail's first public key verifies it offline. */
export interface EvidenceFile {
  readonly bytes: Uint8Array;
  readonly mediaType: 'application/jsonl';
  readonly name: string;
}

/** What a reader of histories asks for; the answer is recorded as having been read. */
export interface TimelineReader {
  readonly searchEvents: (command: Command, query: EventQuery) => Promise<Page<TimelineEvent>>;
  readonly readTimeline: (command: Command, query: TimelineQuery) => Promise<Page<TimelineEvent>>;
  readonly exportEvidence: (command: Command, scope: EvidenceScope) => Promise<EvidenceFile>;
}
