import { z } from 'zod';
import type { MeView } from '../../services/access/access-views.ts';
import { PUBLIC, type Actor, type Command } from '../../services/shared/command.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { STEPS_IN_DAYS } from './clock-control.tsx';
import { HomePage } from './home-page.tsx';

/** What these pages ask for: each is a use case. */
export interface HomeUseCases {
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly moveClock: (command: Command, instant: Date) => Promise<Date>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export const homePages = ({ getMe, readClock, moveClock }: HomeUseCases, isDemo: boolean): Page[] => [
  page({
    path: '/',
    params: z.strictObject({}),
    isPublic: true,
    load: async ({ actor }) => ({
      me: actor.id === PUBLIC.id ? null : await getMe(actor),
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
  }),
];
