import { z } from 'zod';
import type { MeView } from '../../services/access/access-views.ts';
import { ReasonInput, RunInput } from '../../services/disbursement/disbursement-inputs.ts';
import { PaymentRunPage, PaymentRunQuery, type WaitingOrders } from '../../services/disbursement/task-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { PaymentRunId, type FunderId } from '../../services/shared/ids.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import type { Values } from '../shared/fields.ts';
import { NoInput, NoParams } from '../shared/params.ts';
import { namesOf } from '../shared/naming.ts';
import { filePage, page, type Page } from '../shared/page.ts';
import { filtersIn, funderAsked } from './asking-funder.ts';
import { RunPage } from './run-page.tsx';
import { RunsPage } from './runs-page.tsx';
import type { TaskUseCases } from './tasks-asked.ts';

const OfRun = z.strictObject({ runId: PaymentRunId });
type Params = z.output<typeof OfRun>;

const placeOf = (id: PaymentRunId): string => `/payments/runs/${id}`;

/** Payment runs: collected, signed by two, sent to the bank. */
export const runPages = (useCases: TaskUseCases, csvPage: CsvPage): Page[] => [
  ...runLists(useCases, csvPage),
  page({
    path: '/payments/runs/:runId',
    params: OfRun,
    load: async ({ actor, params }) => ({
      run: await useCases.getPaymentRun(actor, params.runId),
      names: await namesOf(useCases, actor, []),
    }),
    show: RunPage,
    actions: {
      approve_run: onRun(useCases.approvePaymentRun),
      export_run: onRun(useCases.exportPaymentRun),
      print_order: {
        schema: NoInput,
        run: async ({ command, params }) => {
          const { documentId } = await useCases.printPaymentOrder(command, params.runId);
          return `/documents/${documentId}`;
        },
      },
      cancel_run: {
        fields: { reason: 'text' },
        schema: ReasonInput,
        run: async ({ command, params, input }) => {
          await useCases.cancelPaymentRun(command, params.runId, input);
          return placeOf(params.runId);
        },
      },
    },
  }),
  filePage({
    path: '/payments/runs/:runId/file',
    params: OfRun,
    load: async ({ actor, params }) => {
      const { bytes, name } = await useCases.getPaymentFile(actor, params.runId);
      return { bytes, name, mediaType: 'application/xml' };
    },
  }),
];

const runLists = (useCases: TaskUseCases, csvPage: CsvPage): Page[] => [
  page({
    path: '/payments/runs',
    params: NoParams,
    load: async ({ actor, query }) => {
      const me = await useCases.getMe(actor);
      const runs = await useCases.listPaymentRuns(actor, runsAsked(me, query));
      const waiting = await waitingFor(useCases, actor, payingFor(me));
      return { query, runs, waiting, names: await namesOf(useCases, actor, []) };
    },
    show: RunsPage,
    actions: {
      prepare_run: {
        fields: { funderId: 'code', executionDate: 'date' },
        schema: RunInput,
        run: async ({ command, input }) => placeOf((await useCases.preparePaymentRun(command, input)).id),
      },
    },
  }),
  csvPage({
    path: '/payments/runs.csv',
    params: NoParams,
    name: 'listPaymentRuns',
    list: PaymentRunPage,
    pageAfter: async ({ actor, query }, after) => {
      const asked = runsAsked(await useCases.getMe(actor), query);
      return useCases.listPaymentRuns(actor, { ...asked, limit: ROWS_A_PAGE, after });
    },
  }),
];

const runsAsked = (me: MeView, query: Values): PaymentRunQuery => {
  const funderId = funderAsked(me, query, ['payer', 'payment_approver', 'auditor']);
  const known = PaymentRunQuery.safeParse({ ...filtersIn(query, ['status', 'after']), funderId });
  return known.success ? known.data : PaymentRunQuery.parse({});
};

/** For whom the reader pays: each of their funders, or the whole fund, which is no funder's name; nobody, maybe. */
const payingFor = ({ person }: MeView): (FunderId | undefined)[] => {
  const scopes = person.roles.filter(({ role }) => role === 'payer').map(({ scope }) => scope);
  if (scopes.some(({ kind }) => kind === 'fund')) return [undefined];
  return scopes.flatMap((scope) => (scope.kind === 'funder' ? [scope.id] : []));
};

/** Whatever the list below is filtered by, every funder that one may pay for is told; null for whoever pays nobody. */
const waitingFor = async (
  useCases: TaskUseCases,
  actor: Actor,
  funderIds: readonly (FunderId | undefined)[],
): Promise<WaitingOrders | null> => {
  if (funderIds.length === 0) return null;
  const asked = funderIds.map((funderId) => useCases.listWaitingOrders(actor, { funderId }));
  const items = (await Promise.all(asked)).flatMap((each) => each.items);
  return { items: items.sort((one, other) => Number(other.amount - one.amount)) };
};

const onRun = (act: TaskUseCases['approvePaymentRun']) => ({
  schema: NoInput,
  run: async ({ command, params }: { readonly command: Command; readonly params: Params }) => {
    await act(command, params.runId);
    return placeOf(params.runId);
  },
});
