import { z } from 'zod';
import { AwaitingQuery, ReserveQuery, SessionQuery } from '../../services/committee/committee-lists.ts';
import { CAPACITIES, THIRDS } from '../../services/committee/seating.ts';
import type { Actor } from '../../services/shared/command.ts';
import { CallId, DossierId, ItemId, PersonId, SessionId } from '../../services/shared/ids.ts';
import { InstantSchema } from '../../services/shared/instant.ts';
import type { Values } from '../shared/fields.ts';
import { namesOf } from '../shared/naming.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { ConvenePage, type Convening } from './convene-page.tsx';
import type { CommitteePageUseCases } from './page-use-cases.ts';
import { SessionListPage, type Sessions } from './session-list-page.tsx';

const MOST = 200;

const Seat = z
  .strictObject({
    personId: PersonId,
    capacity: z.enum(CAPACITIES).optional(),
    third: z.enum(THIRDS).nullable().default(null),
    /** The call asks for thirds. */
    hasThirds: z.literal('yes').optional(),
  })
  .refine((seat) => !seat.hasThirds || seat.third !== null || !hasVoice(seat), {
    path: ['third'],
    error: 'third_missing',
  });

const hasVoice = ({ capacity }: { readonly capacity?: string | undefined }): boolean =>
  capacity !== undefined && capacity !== 'observer';

/** Whoever has no capacity is not invited. */
const ConvocationTyped = z
  .strictObject({
    callId: CallId,
    rectifies: z.array(ItemId).max(100),
    secondOf: SessionId.optional(),
    reference: z.string().trim().min(1).max(60),
    sittingAt: InstantSchema,
    chairId: PersonId,
    secretaryId: PersonId,
    members: z.array(Seat).max(60),
    dossierIds: z.array(DossierId).max(500),
  })
  .transform(({ members, ...convocation }) => ({
    ...convocation,
    members: members.flatMap(({ personId, capacity, third }) =>
      capacity === undefined ? [] : [{ personId, capacity, third }],
    ),
  }));

export const convenePages = (useCases: CommitteePageUseCases): Page[] => [
  page({
    path: '/sessions',
    params: NoParams,
    load: ({ actor, query }) => sessionsOf(useCases, actor, query),
    show: SessionListPage,
  }),
  page({
    path: '/sessions/new',
    params: NoParams,
    load: ({ actor, query }) => conveningOf(useCases, actor, query),
    show: ConvenePage,
    actions: {
      convene_session: {
        fields: {
          callId: 'code',
          rectifies: 'codes',
          secondOf: 'code',
          reference: 'text',
          sittingAt: 'instant',
          chairId: 'code',
          secretaryId: 'code',
          'members.*.personId': 'code',
          'members.*.capacity': 'code',
          'members.*.third': 'code',
          'members.*.hasThirds': 'kept',
          dossierIds: 'codes',
        },
        schema: ConvocationTyped,
        run: async ({ command, input }) => `/sessions/${(await useCases.conveneSession(command, input)).id}`,
      },
    },
  }),
];

const sessionsOf = async (useCases: CommitteePageUseCases, actor: Actor, query: Values): Promise<Sessions> => {
  const { items: calls } = await useCases.listCalls(actor, { limit: MOST });
  const call = calls.find(({ id }) => id === query['callId']) ?? calls[0];
  if (!call) return { query, calls, chosen: null };
  const after = z.uuid().safeParse(query['after']);
  const sessions = SessionQuery.parse(after.success ? { after: after.data } : {});
  return {
    query,
    calls,
    chosen: {
      call,
      sessions: await useCases.listSessions(actor, call.id, sessions),
      awaiting: (await useCases.listAwaiting(actor, call.id, AwaitingQuery.parse({ limit: MOST }))).items,
      reserve: (await useCases.listReserve(actor, call.id, ReserveQuery.parse({ limit: MOST }))).items,
    },
  };
};

/** Sessions of a call are counted, whatever the earlier ones were called. */
const nextReference = (call: string, sessions: readonly { readonly reference: string }[]): string => {
  const taken = new Set(sessions.map(({ reference }) => reference));
  let number = sessions.length + 1;
  while (taken.has(`${call}/${number}`)) number += 1;
  return `${call}/${number}`;
};

const conveningOf = async (useCases: CommitteePageUseCases, actor: Actor, query: Values): Promise<Convening> => {
  const callId = CallId.safeParse(query['callId']);
  if (!callId.success) throw pageMissing();
  const committee = await useCases.listCommittee(actor, callId.data);
  const call = await useCases.getCall(actor, callId.data);
  const sessions = await useCases.listSessions(actor, callId.data, SessionQuery.parse({ limit: MOST }));
  return {
    call,
    committee,
    reference: nextReference(call.reference, sessions.items),
    names: await namesOf(useCases, actor, Object.values<readonly PersonId[]>({ ...committee }).flat()),
    awaiting: (await useCases.listAwaiting(actor, callId.data, AwaitingQuery.parse({ limit: MOST }))).items,
    rectifies: query['rectifies'] ?? '',
    secondOf: query['secondOf'] ?? '',
  };
};
