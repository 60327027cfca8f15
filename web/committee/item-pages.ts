import { z } from 'zod';
import { VOTES } from '../../services/committee/agenda.ts';
import { ItemId, PersonId, SessionId } from '../../services/shared/ids.ts';
import type { Asked } from '../shared/asked.ts';
import { namesOf } from '../shared/naming.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { page, type Page } from '../shared/page.ts';
import { DECISION_FIELDS, DecisionTyped } from './decision-typed.ts';
import { ItemPage } from './item-page.tsx';
import type { ItemCase } from './sitting.ts';
import type { CommitteePageUseCases } from './page-use-cases.ts';

const OfItem = z.strictObject({ sessionId: SessionId, itemId: ItemId });
const Vote = z.strictObject({ vote: z.enum(VOTES), contentHash: z.string().regex(/^[0-9a-f]{64}$/) });
const Why = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
const Named = z.strictObject({ personId: PersonId });

const placeOf = ({ sessionId, itemId }: z.output<typeof OfItem>): string => `/sessions/${sessionId}/items/${itemId}`;

export const itemPages = (useCases: CommitteePageUseCases): Page[] => [
  page({
    path: '/sessions/:sessionId/items/:itemId',
    params: OfItem,
    load: (asked) => itemOf(useCases, asked),
    show: ItemPage,
    actions: {
      cast_vote: {
        fields: { vote: 'code', contentHash: 'code' },
        schema: Vote,
        run: async ({ command, params, input }) => {
          await useCases.castVote(command, params.itemId, input);
          return placeOf(params);
        },
      },
      recuse: {
        fields: { reason: 'text' },
        schema: Why,
        run: async ({ command, params, input }) => {
          await useCases.recuse(command, params.itemId, input);
          return placeOf(params);
        },
      },
      name_chair: {
        fields: { personId: 'code' },
        schema: Named,
        run: async ({ command, params, input }) => {
          await useCases.replaceChair(command, params.itemId, input);
          return placeOf(params);
        },
      },
      decide_item: {
        fields: DECISION_FIELDS,
        schema: DecisionTyped,
        run: async ({ command, params, input }) => {
          await useCases.decideItem(command, params.itemId, input);
          return placeOf(params);
        },
      },
    },
  }),
];

const itemOf = async (
  useCases: CommitteePageUseCases,
  { actor, params, query }: Asked<typeof OfItem>,
): Promise<ItemCase> => {
  const { session, items } = await useCases.getSession(actor, params.sessionId);
  const listed = items.find(({ item }) => item.id === params.itemId);
  if (!listed) throw pageMissing();
  const call = await useCases.getCall(actor, session.callId);
  const envelopes = (await useCases.listEnvelopes(actor, { limit: 200 })).items;
  return {
    session,
    listed,
    call,
    names: await namesOf(
      useCases,
      actor,
      session.members.map(({ personId }) => personId),
    ),
    envelopes: envelopes.filter(
      ({ funderId, callId }) => call.funderIds.includes(funderId) && (callId === null || callId === call.id),
    ),
    query,
    me: actor.id,
  };
};
