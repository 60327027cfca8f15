import { z } from 'zod';
import { GIVEN_INSTRUMENTS } from '../programme/programme-facts.ts';
import { CallId, DocumentId, DossierId, EnvelopeId, FunderId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { ITEM_STATUSES, VOTES } from './agenda.ts';
import { Decision } from './decision.ts';
import { RESERVE_STATUSES } from './reserve.ts';
import { CAPACITIES, THIRDS } from './seating.ts';
import { SESSION_STATUSES } from './session.ts';

const Count = z.int().min(0);

export const ItemView = z
  .strictObject({
    id: ItemId,
    sessionId: SessionId,
    dossierId: DossierId,
    position: z.int(),
    rank: z.int(),
    rectifies: ItemId.nullable(),
    status: z.enum(ITEM_STATUSES),
    recusals: z.array(z.strictObject({ personId: PersonId, reason: z.string(), at: InstantSchema })).readonly(),
    chairs: z.array(z.strictObject({ personId: PersonId, namedBy: PersonId, at: InstantSchema })).readonly(),
    votes: z
      .array(
        z.strictObject({ personId: PersonId, vote: z.enum(VOTES), contentHash: z.string(), castAt: InstantSchema }),
      )
      .readonly(),
    decided: z
      .strictObject({
        decision: Decision,
        tally: z.strictObject({
          present: Count,
          recused: Count,
          quorum: Count,
          for: Count,
          against: Count,
          abstain: Count,
        }),
        decidedBy: PersonId,
        decidedAt: InstantSchema,
      })
      .nullable(),
  })
  .meta({ id: 'AgendaItem' });

export const SessionView = z
  .strictObject({
    id: SessionId,
    callId: CallId,
    reference: z.string(),
    sittingAt: InstantSchema,
    chairId: PersonId,
    secretaryId: PersonId,
    quorum: z.int(),
    secondOf: SessionId.nullable(),
    status: z.enum(SESSION_STATUSES),
    members: z
      .array(
        z.strictObject({
          personId: PersonId,
          capacity: z.enum(CAPACITIES),
          third: z.enum(THIRDS).nullable(),
          isPresent: z.boolean().nullable(),
        }),
      )
      .readonly(),
    version: z.number(),
  })
  .meta({ id: 'CommitteeSession' });

/** What a session has put to the holder, and the answer. */
export const QuestionView = z
  .strictObject({
    itemId: ItemId,
    dossierId: DossierId,
    text: z.string(),
    askedAt: InstantSchema,
    answerBy: InstantSchema,
    answer: z
      .strictObject({
        text: z.string(),
        documentIds: z.array(DocumentId).readonly(),
        answeredBy: PersonId,
        answeredAt: InstantSchema,
      })
      .nullable(),
  })
  .meta({ id: 'CommitteeQuestion' });

export const QuestionList = z
  .strictObject({ questions: z.array(QuestionView).readonly() })
  .meta({ id: 'QuestionList' });

/** A place on the reserve list, with what the committee proposed for it. */
export const ReservePlaceView = z
  .strictObject({
    dossierId: DossierId,
    callId: CallId,
    itemId: ItemId,
    rank: z.int(),
    status: z.enum(RESERVE_STATUSES),
    amount: MoneySchema,
    lines: z
      .array(
        z.strictObject({
          funderId: FunderId,
          envelopeId: EnvelopeId,
          instrument: z.enum(GIVEN_INSTRUMENTS),
          amount: MoneySchema,
        }),
      )
      .readonly(),
    conditions: z.array(z.strictObject({ text: z.string(), proof: z.string(), tranche: z.int() })).readonly(),
    rounds: z.int(),
    since: InstantSchema,
  })
  .meta({ id: 'ReservePlace' });

/** A session with its agenda: what each item shows, the hash to vote on included. */
export const AgendaView = z
  .strictObject({
    session: SessionView,
    items: z
      .array(
        z.strictObject({
          item: ItemView,
          reference: z.string(),
          title: z.string(),
          /** What the holder's plan asks of each funder: nothing above it can be decided. */
          asked: z
            .array(z.strictObject({ funderId: FunderId, instrument: z.enum(GIVEN_INSTRUMENTS), amount: MoneySchema }))
            .readonly(),
          questions: z.array(QuestionView).readonly(),
          /** SHA-256 of the application and the holder's answers as they are now: what a vote names. */
          contentHash: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'CommitteeAgenda' });
export type AgendaView = z.output<typeof AgendaView>;

/** The session on whose agenda a dossier is. */
export interface SittingView {
  readonly sessionId: SessionId;
  readonly reference: string;
  readonly sittingAt: Date;
  /** Whether whoever asks may read the session itself. */
  readonly mayRead: boolean;
}

export const MinutesView = z
  .strictObject({
    sessionId: SessionId,
    number: z.string(),
    content: z.string(),
    contentHash: z.string(),
    signatures: z
      .array(z.strictObject({ office: z.enum(['chair', 'secretary']), personId: PersonId, signedAt: InstantSchema }))
      .readonly(),
    /** Of the PDF; null until both have signed. */
    documentId: DocumentId.nullable(),
  })
  .meta({ id: 'Minutes' });
