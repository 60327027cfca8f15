import { z } from 'zod';
import type { CallQuery } from '../../services/programme/read-programme.ts';
import type { CallItem, FunderSummary, RulebookVersionView } from '../../services/programme/programme-views.ts';
import { CALL_STATUSES } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { Actor } from '../../services/shared/command.ts';
import { CallId } from '../../services/shared/ids.ts';
import { PageQuery, type Page as ListPage } from '../../services/shared/page.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { CallListPage } from './call-list-page.tsx';
import { CallPage } from './call-page.tsx';

/** What these pages ask for: each is a use case. */
interface CallUseCases {
  readonly listCalls: (actor: Actor, query: CallQuery) => Promise<ListPage<CallItem>>;
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listRulebooks: (actor: Actor, id: CallId) => Promise<{ items: RulebookVersionView[] }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: Territory[] }>;
}

/** Open ones, unless something else is asked for. */
const Asked = PageQuery.extend({
  after: CallId.optional().catch(undefined),
  status: z.enum(CALL_STATUSES).catch('open'),
  territory: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .catch(undefined),
  text: z.string().trim().min(1).max(100).optional().catch(undefined),
});

/** Calls, for anybody: which are open, and everything that one of them asks and gives. */
export const callPages = (useCases: CallUseCases): Page[] => [
  page({
    path: '/calls',
    params: NoParams,
    isPublic: true,
    load: async ({ actor, query: { status, territory, text, after } }) => {
      const query = Asked.parse({ status, territory, text, after });
      const calls = await useCases.listCalls(actor, query);
      return { query, calls, territories: (await useCases.listTerritories(actor)).items };
    },
    show: CallListPage,
  }),
  page({
    path: '/calls/:callId',
    params: z.strictObject({ callId: CallId }),
    isPublic: true,
    load: async ({ actor, params }) => ({
      call: await useCases.getCall(actor, params.callId),
      versions: (await useCases.listRulebooks(actor, params.callId)).items,
      funders: (await useCases.listFunders(actor)).items,
      territories: (await useCases.listTerritories(actor)).items,
    }),
    show: CallPage,
  }),
];
