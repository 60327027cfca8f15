import type { MeView } from '../../services/access/access-views.ts';
import {
  RecoveryPage,
  RecoveryQuery,
  TrancheTaskPage,
  TrancheTaskQuery,
} from '../../services/disbursement/task-views.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import type { Values } from '../shared/fields.ts';
import { NoParams } from '../shared/params.ts';
import { namesOf } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { filtersIn, funderAsked } from './asking-funder.ts';
import { RecoveriesPage } from './recoveries-page.tsx';
import { runPages } from './run-pages.ts';
import { statementPages } from './statement-pages.ts';
import { ACTS, TasksPage } from './tasks-page.tsx';
import type { TaskUseCases } from './tasks-asked.ts';
import { unmatchedPages } from './unmatched-pages.ts';

/** What waits in payments, whichever dossier it is of. */
export const paymentTaskPages = (useCases: TaskUseCases, csvPage: CsvPage): Page[] => [
  page({
    path: '/payments',
    params: NoParams,
    load: async ({ actor, query }) => {
      const me = await useCases.getMe(actor);
      const asked = tasksAsked(me, query);
      return {
        acts: actsOf(me),
        act: asked?.act ?? null,
        query,
        tasks: asked && (await useCases.listTrancheTasks(actor, asked)),
        names: await namesOf(useCases, actor, []),
      };
    },
    show: TasksPage,
  }),
  csvPage({
    path: '/payments.csv',
    params: NoParams,
    name: 'listTrancheTasks',
    list: TrancheTaskPage,
    pageAfter: async ({ actor, query }, after) => {
      const asked = tasksAsked(await useCases.getMe(actor), query);
      return asked ? useCases.listTrancheTasks(actor, { ...asked, limit: ROWS_A_PAGE, after }) : NOTHING;
    },
  }),
  page({
    path: '/payments/recoveries',
    params: NoParams,
    load: async ({ actor, query }) => {
      const asked = recoveriesAsked(await useCases.getMe(actor), query);
      return {
        query,
        recoveries: await useCases.listAllRecoveries(actor, asked),
        names: await namesOf(useCases, actor, []),
      };
    },
    show: RecoveriesPage,
  }),
  csvPage({
    path: '/payments/recoveries.csv',
    params: NoParams,
    name: 'listAllRecoveries',
    list: RecoveryPage,
    pageAfter: async ({ actor, query }, after) => {
      const asked = recoveriesAsked(await useCases.getMe(actor), query);
      return useCases.listAllRecoveries(actor, { ...asked, limit: ROWS_A_PAGE, after });
    },
  }),
  ...runPages(useCases, csvPage),
  ...statementPages(useCases),
  ...unmatchedPages(useCases),
];

const NOTHING = { items: [], next: null };

const actsOf = (me: MeView) => ACTS.filter(({ role }) => holds(me, role));

/** The step that is asked for, else the first that the reader does; null where they do none. */
const tasksAsked = (me: MeView, query: Values): TrancheTaskQuery | null => {
  const acts = actsOf(me);
  const act = acts.find((each) => each.act === query['act']) ?? acts[0];
  if (act === undefined) return null;
  const asked = { ...filtersIn(query, ['after']), act: act.act, funderId: funderAsked(me, query, [act.role]) };
  const known = TrancheTaskQuery.safeParse(asked);
  return known.success ? known.data : TrancheTaskQuery.parse({ act: act.act });
};

const recoveriesAsked = (me: MeView, query: Values): RecoveryQuery => {
  const roles = ['payer', 'funder_approver', 'desk_officer', 'auditor'];
  const filters = filtersIn(query, ['status', 'after']);
  const known = RecoveryQuery.safeParse({ ...filters, funderId: funderAsked(me, query, roles) });
  return known.success ? known.data : RecoveryQuery.parse({});
};

const holds = ({ person }: MeView, role: string): boolean => person.roles.some((held) => held.role === role);
