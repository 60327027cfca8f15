import { z } from 'zod';
import type { Actor } from '../../services/shared/command.ts';
import { PersonId, SessionId } from '../../services/shared/ids.ts';
import { namesOf } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import type { CommitteePageUseCases } from './page-use-cases.ts';
import { SessionPage } from './session-page.tsx';
import type { Sitting } from './sitting.ts';

const OfSession = z.strictObject({ sessionId: SessionId });
/** A button says nothing but that it was pressed. */
const Pressed = z.strictObject({});
const Present = z.strictObject({ presentIds: z.array(PersonId).max(60) });
const Signed = z.strictObject({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) });

export const sessionPages = (useCases: CommitteePageUseCases): Page[] => [
  page({
    path: '/sessions/:sessionId',
    params: OfSession,
    load: ({ actor, params }) => sittingOf(useCases, actor, params.sessionId),
    show: SessionPage,
    actions: {
      open_session: {
        fields: { presentIds: 'codes' },
        schema: Present,
        run: async ({ command, params: { sessionId }, input }) => {
          await useCases.openSession(command, sessionId, input);
          return `/sessions/${sessionId}`;
        },
      },
      adjourn_session: {
        fields: { presentIds: 'codes' },
        schema: Present,
        run: async ({ command, params: { sessionId }, input }) => {
          await useCases.adjournSession(command, sessionId, input);
          return `/sessions/${sessionId}`;
        },
      },
      close_session: {
        schema: Pressed,
        run: async ({ command, params: { sessionId } }) => {
          await useCases.closeSession(command, sessionId);
          return `/sessions/${sessionId}`;
        },
      },
      sign_minutes: {
        fields: { contentHash: 'code' },
        schema: Signed,
        run: async ({ command, params: { sessionId }, input }) => {
          await useCases.signMinutes(command, sessionId, input);
          return `/sessions/${sessionId}`;
        },
      },
    },
  }),
];

const sittingOf = async (useCases: CommitteePageUseCases, actor: Actor, id: SessionId): Promise<Sitting> => {
  const agenda = await useCases.getSession(actor, id);
  const isWritten = agenda.session.status === 'closed' || agenda.session.status === 'signed';
  const { members, secretaryId } = agenda.session;
  return {
    agenda,
    minutes: isWritten ? await useCases.getMinutes(actor, id) : null,
    me: actor.id,
    names: await namesOf(useCases, actor, [secretaryId, ...members.map(({ personId }) => personId)]),
  };
};
