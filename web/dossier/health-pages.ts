import type { Actor, Command } from '../../services/shared/command.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import { cursorIn } from '../shared/asked.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { HealthPage, type StuckStep } from './health-page.tsx';

interface HealthUseCases {
  readonly listStuckSteps: (actor: Actor, page: PageQuery) => Promise<PageOfItems<StuckStep>>;
  readonly retryStuckStep: (command: Command, id: string) => Promise<unknown>;
}

const ADDRESS = '/administration/health';

export const healthPages = ({ listStuckSteps, retryStuckStep }: HealthUseCases): Page[] => [
  page({
    path: ADDRESS,
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      stuck: await listStuckSteps(actor, { limit: 50, after: cursorIn(query) }),
    }),
    show: HealthPage,
    actions: {
      retry_step: {
        run: async ({ command, values }) => {
          await retryStuckStep(command, values['step_id'] ?? '');
          return ADDRESS;
        },
      },
    },
  }),
];
