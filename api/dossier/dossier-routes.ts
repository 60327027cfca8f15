import { z } from 'zod';
import type { DossierUseCases } from '../../services/dossier/dossier-use-cases.ts';
import { Withdrawn } from '../../services/dossier/dossier-views.ts';
import { TaskList } from '../../services/dossier/task-views.ts';
import { InstantSchema } from '../../services/shared/instant.ts';
import { PageQuery, pageOf } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const StuckStep = z
  .strictObject({
    id: z.uuid(),
    workflowId: z.string(),
    step: z.string(),
    subject: z.string(),
    code: z.string(),
    since: InstantSchema,
  })
  .meta({ id: 'StuckStep' });

const MoveClock = z.strictObject({ to: InstantSchema }).meta({ id: 'MoveClock' });
const Clock = z.strictObject({ now: InstantSchema }).meta({ id: 'Clock' });

const WithdrawBody = z
  .strictObject({ reason: z.string().trim().min(1).max(2_000).nullable() })
  .meta({ id: 'WithdrawDossier' });

export const withdrawalRoutes = (useCases: DossierUseCases): Route[] => [
  writing({
    operation: 'withdrawDossier',
    method: 'post',
    path: '/dossiers/:dossierId/withdrawal',
    summary: 'Takes a dossier back, at any time before the holder has signed; every hold is released',
    params: OfDossier,
    body: WithdrawBody,
    result: Withdrawn,
    handle: ({ command, params, body }) => useCases.withdrawDossier(command, params.dossierId, body),
  }),
];

export const taskRoutes = (useCases: DossierUseCases): Route[] => [
  reading({
    operation: 'listTasks',
    path: '/me/tasks',
    summary: 'What the roles of the asker let them do now, beside what waits for them by name',
    params: NoParams,
    result: TaskList,
    handle: ({ actor }) => useCases.listTasks(actor),
  }),
];

export const operationsRoutes = (useCases: DossierUseCases): Route[] => [
  reading({
    operation: 'listStuckSteps',
    path: '/operations/stuck-steps',
    summary: 'The automatic steps that wait for an operator',
    params: NoParams,
    query: PageQuery,
    result: pageOf(StuckStep, 'StuckSteps'),
    handle: ({ actor, query }) => useCases.listStuckSteps(actor, query),
  }),
  writing({
    operation: 'retryStuckStep',
    method: 'post',
    path: '/operations/stuck-steps/:stuckStepId/retry',
    summary: 'Has the workflow try a stuck step again',
    params: z.strictObject({ stuckStepId: z.uuid() }),
    body: NoBody,
    result: StuckStep,
    handle: ({ command, params }) => useCases.retryStuckStep(command, params.stuckStepId),
  }),
];

/** Only where demo mode is on. */
export const demoRoutes = (useCases: DossierUseCases): Route[] => [
  reading({
    operation: 'readClock',
    path: '/demo/clock',
    summary: 'What time it is on the application clock',
    params: NoParams,
    result: Clock,
    handle: async ({ actor }) => ({ now: await useCases.readClock(actor) }),
  }),
  writing({
    operation: 'moveClock',
    method: 'post',
    path: '/demo/clock',
    summary: 'Moves the application clock forward',
    params: NoParams,
    body: MoveClock,
    result: Clock,
    handle: async ({ command, body }) => ({ now: await useCases.moveClock(command, body.to) }),
  }),
];
