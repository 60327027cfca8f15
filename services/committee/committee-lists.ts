import { z } from 'zod';
import { CallId, DossierId, SessionId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { NumberCursor, pageOf, PageQuery } from '../shared/page.ts';
import { RESERVE_STATUSES } from './reserve.ts';
import { SESSION_STATUSES } from './session.ts';

const SessionSummary = z
  .strictObject({
    id: SessionId,
    callId: CallId,
    reference: z.string(),
    sittingAt: InstantSchema,
    status: z.enum(SESSION_STATUSES),
    secondOf: SessionId.nullable(),
    items: z.int(),
    minutes: z.string().nullable(),
  })
  .meta({ id: 'SessionSummary' });
export type SessionSummary = z.output<typeof SessionSummary>;
const ById = PageQuery.extend({ after: z.uuid().optional() });
export const SessionQuery = ById.extend({ status: z.enum(SESSION_STATUSES).optional() });
export type SessionQuery = z.output<typeof SessionQuery>;
export const SessionPage = pageOf(SessionSummary, 'SessionPage');

/** A dossier with the committee that is on no agenda. */
const AwaitingDossier = z
  .strictObject({
    dossierId: DossierId,
    reference: z.string(),
    title: z.string(),
    rank: z.int(),
    /** How often it was on an agenda already. */
    sessions: z.int(),
    question: z.enum(['none', 'open', 'answered', 'unanswered']),
  })
  .meta({ id: 'AwaitingDossier' });
export type AwaitingDossier = z.output<typeof AwaitingDossier>;
export const AwaitingQuery = PageQuery.extend({ after: NumberCursor.optional() });
export type AwaitingQuery = z.output<typeof AwaitingQuery>;
export const AwaitingPage = pageOf(AwaitingDossier, 'AwaitingPage');

const ReserveEntry = z
  .strictObject({
    dossierId: DossierId,
    reference: z.string(),
    title: z.string(),
    rank: z.int(),
    status: z.enum(RESERVE_STATUSES),
    amount: MoneySchema,
    since: InstantSchema,
  })
  .meta({ id: 'ReserveEntry' });
export type ReserveEntry = z.output<typeof ReserveEntry>;
export const ReserveQuery = ById.extend({ status: z.enum(RESERVE_STATUSES).optional() });
export type ReserveQuery = z.output<typeof ReserveQuery>;
export const ReservePage = pageOf(ReserveEntry, 'ReservePage');
