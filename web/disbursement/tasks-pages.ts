import type { MeView } from '../../services/access/access-views.ts';
import { RecoveryQuery, TrancheTaskQuery } from '../../services/disbursement/task-views.ts';
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
export const paymentTaskPages = (useCases: TaskUseCases): Page[] => [
  page({
    path: '/payments',
    params: NoParams,
    load: async ({ actor, query }) => {
      const me = await useCases.getMe(actor);
      const acts = ACTS.filter(({ role }) => holds(me, role));
      const act = acts.find((each) => each.act === query['act']) ?? acts[0];
      const names = await namesOf(useCases, actor, []);
      if (act === undefined) return { acts, act: null, query, tasks: null, names };
      const asked = { ...filtersIn(query, ['after']), act: act.act, funderId: funderAsked(me, query, [act.role]) };
      const known = TrancheTaskQuery.safeParse(asked);
      const tasks = await useCases.listTrancheTasks(actor, known.success ? known.data : { act: act.act, limit: 50 });
      return { acts, act: act.act, query, tasks, names };
    },
    show: TasksPage,
  }),
  page({
    path: '/payments/recoveries',
    params: NoParams,
    load: async ({ actor, query }) => {
      const me = await useCases.getMe(actor);
      const roles = ['payer', 'funder_approver', 'desk_officer', 'auditor'];
      const filters = filtersIn(query, ['status', 'after']);
      const known = RecoveryQuery.safeParse({ ...filters, funderId: funderAsked(me, query, roles) });
      const asked = known.success ? known.data : RecoveryQuery.parse({});
      return {
        query,
        recoveries: await useCases.listAllRecoveries(actor, asked),
        names: await namesOf(useCases, actor, []),
      };
    },
    show: RecoveriesPage,
  }),
  ...runPages(useCases),
  ...statementPages(useCases),
  ...unmatchedPages(useCases),
];

const holds = ({ person }: MeView, role: string): boolean => person.roles.some((held) => held.role === role);
