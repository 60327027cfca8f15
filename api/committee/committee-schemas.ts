import { z } from 'zod';
import { VOTES } from '../../services/committee/agenda.ts';
import { CAPACITIES, THIRDS } from '../../services/committee/seating.ts';
import { CallId, DocumentId, DossierId, ItemId, PersonId, SessionId } from '../../services/shared/ids.ts';
import { InstantSchema } from '../../services/shared/instant.ts';

const ContentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The third is said where the call's rulebook asks for thirds. */
const Seat = z.strictObject({
  personId: PersonId,
  capacity: z.enum(CAPACITIES),
  third: z.enum(THIRDS).nullable().default(null),
});

export const SessionConvocation = z
  .strictObject({
    callId: CallId,
    reference: z.string().trim().min(1).max(60),
    sittingAt: InstantSchema,
    members: z.array(Seat).min(1).max(60),
    chairId: PersonId,
    secretaryId: PersonId,
    dossierIds: z.array(DossierId).max(500),
    /** Items of earlier sessions whose decisions are to be corrected. */
    rectifies: z.array(ItemId).max(100).optional(),
    /** The session that lacked its quorum, where the same agenda is convened a second time. */
    secondOf: SessionId.optional(),
  })
  .meta({ id: 'SessionConvocation' });

export const SessionOpening = z
  .strictObject({ presentIds: z.array(PersonId).min(1).max(60) })
  .meta({ id: 'SessionOpening' });

export const SessionAdjournment = z
  .strictObject({ presentIds: z.array(PersonId).max(60) })
  .meta({ id: 'SessionAdjournment' });

export const ItemChairNaming = z.strictObject({ personId: PersonId }).meta({ id: 'ItemChairNaming' });

export const QuestionAnswer = z
  .strictObject({ text: z.string().trim().min(1).max(5000), documentIds: z.array(DocumentId).max(20).default([]) })
  .meta({ id: 'QuestionAnswer' });

/** The reason is asked for where a better rank is passed over. */
export const Promotion = z
  .strictObject({ reason: z.string().trim().min(1).max(2000).optional() })
  .meta({ id: 'Promotion' });

export const RecusalDeclaration = z
  .strictObject({ reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'RecusalDeclaration' });

export const VoteCast = z.strictObject({ vote: z.enum(VOTES), contentHash: ContentHash }).meta({ id: 'VoteCast' });

export const MinutesSigning = z.strictObject({ contentHash: ContentHash }).meta({ id: 'MinutesSigning' });

const Ids = z.array(PersonId).readonly();
export const CommitteeOfCall = z
  .strictObject({ chairIds: Ids, memberIds: Ids, secretaryIds: Ids })
  .meta({ id: 'CommitteeOfCall' });

export const OfSession = z.strictObject({ sessionId: SessionId });
export const OfItem = z.strictObject({ itemId: ItemId });
export const OfCall = z.strictObject({ callId: CallId });
