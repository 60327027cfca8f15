import { z } from 'zod';
import type { MeView } from '../../services/access/access-views.ts';
import type { TaskList } from '../../services/dossier/task-views.ts';
import type { SittingView } from '../../services/committee/committee-views.ts';
import { DossierListQuery, DossierPage, type DossierView } from '../../services/application/application-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { PUBLIC, type Actor, type Command } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import { typedIn, type Values } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { STEPS_IN_DAYS } from './clock-control.tsx';
import { NoParams, OfDossier } from '../shared/params.ts';
import { DossierListPage } from './dossier-list-page.tsx';
import { HomePage } from './home-page.tsx';
import { OverviewPage } from './overview-page.tsx';

interface DossierUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly findSitting: (actor: Actor, id: DossierId) => Promise<SittingView | null>;
  readonly withdrawDossier: (command: Command, id: DossierId, why: { reason: string | null }) => Promise<unknown>;
  readonly listDossiers: (actor: Actor, query: DossierListQuery) => Promise<string>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
}

/** What these pages ask for: each is a use case. */
export interface HomeUseCases {
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly listTasks: (actor: Actor) => Promise<TaskList>;
  readonly countUnread: (actor: Actor) => Promise<number>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly moveClock: (command: Command, instant: Date) => Promise<Date>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const Withdrawal = z.strictObject({ reason: z.string().max(2_000).nullable().default(null) });

export const dossierPages = (
  useCases: HomeUseCases & DossierUseCases,
  { isDemo, csvPage }: { readonly isDemo: boolean; readonly csvPage: CsvPage },
): Page[] => [
  homePage(useCases, isDemo),
  page({
    path: '/dossiers',
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      page: await dossiersOf(useCases, actor, dossierQuery(query)),
      funders: (await useCases.listFunders(actor)).items,
    }),
    show: DossierListPage,
  }),
  csvPage({
    path: '/dossiers.csv',
    params: NoParams,
    name: 'listDossiers',
    list: DossierPage,
    pageAfter: ({ actor, query }, after) =>
      dossiersOf(useCases, actor, {
        ...dossierQuery(query),
        limit: ROWS_A_PAGE,
        after: after as DossierId | undefined,
      }),
  }),
  page({
    path: '/dossiers/:dossierId',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => ({
      dossier: await useCases.getDossier(actor, dossierId),
      sitting: await useCases.findSitting(actor, dossierId),
    }),
    show: OverviewPage,
    actions: {
      withdraw: {
        fields: { reason: 'text' },
        schema: Withdrawal,
        run: async ({ command, params, input }) => {
          await useCases.withdrawDossier(command, params.dossierId, input);
          return `/dossiers/${params.dossierId}`;
        },
      },
    },
  }),
];

const dossierQuery = (query: Values): DossierListQuery => {
  const asked = DossierListQuery.safeParse(typedIn(query, DossierListQuery));
  return asked.success ? asked.data : DossierListQuery.parse({});
};

const dossiersOf = async ({ listDossiers }: DossierUseCases, actor: Actor, query: DossierListQuery) =>
  z.decode(DossierPage, JSON.parse(await listDossiers(actor, query)) as z.input<typeof DossierPage>);

const homePage = ({ getMe, listTasks, countUnread, readClock, moveClock }: HomeUseCases, isDemo: boolean): Page =>
  page({
    path: '/',
    params: z.strictObject({}),
    isPublic: true,
    load: async ({ actor }) => ({
      me: actor.id === PUBLIC.id ? null : await getMe(actor),
      tasks: actor.id === PUBLIC.id ? [] : (await listTasks(actor)).items,
      unread: actor.id === PUBLIC.id ? 0 : await countUnread(actor),
      now: await readClock(actor),
    }),
    show: HomePage,
    actions: {
      move_clock: {
        run: async ({ actor, command, values }) => {
          const days = STEPS_IN_DAYS.find((step) => String(step) === values['days']);
          if (!isDemo || days === undefined || actor.id === PUBLIC.id) throw pageMissing();
          await moveClock(command, new Date((await readClock(actor)).getTime() + days * DAY_MS));
          return '/';
        },
      },
    },
  });
