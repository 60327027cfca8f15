import { z } from 'zod';
import { CallId, DossierId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { ITEM_STATUSES, VOTES } from './agenda.ts';
import { Decision } from './decision.ts';
import { CAPACITIES, SESSION_STATUSES, THIRDS } from './session.ts';

const Count = z.int().min(0);

export const ItemView = z
  .strictObject({
    id: ItemId,
    sessionId: SessionId,
    dossierId: DossierId,
    position: z.int(),
    rank: z.int(),
    status: z.enum(ITEM_STATUSES),
    recusals: z.array(z.strictObject({ personId: PersonId, reason: z.string(), at: InstantSchema })).readonly(),
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
    status: z.enum(SESSION_STATUSES),
    members: z
      .array(
        z.strictObject({
          personId: PersonId,
          capacity: z.enum(CAPACITIES),
          third: z.enum(THIRDS),
          isPresent: z.boolean().nullable(),
        }),
      )
      .readonly(),
    version: z.number(),
  })
  .meta({ id: 'CommitteeSession' });

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
          /** SHA-256 of the application as it is now: what a vote names. */
          contentHash: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'CommitteeAgenda' });
export type AgendaView = z.output<typeof AgendaView>;

export const MinutesView = z
  .strictObject({
    sessionId: SessionId,
    number: z.string(),
    content: z.string(),
    contentHash: z.string(),
    signatures: z
      .array(z.strictObject({ office: z.enum(['chair', 'secretary']), personId: PersonId, signedAt: InstantSchema }))
      .readonly(),
  })
  .meta({ id: 'Minutes' });
