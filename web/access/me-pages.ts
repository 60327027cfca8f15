import { z } from 'zod';
import type { MeView, SignInList } from '../../services/access/access-views.ts';
import { Preferences } from '../../services/access/save-preferences.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { SignInId } from '../../services/shared/ids.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { NoParams } from '../shared/params.ts';
import { MePage } from './me-page.tsx';

interface MeUseCases {
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly listSignIns: (actor: Actor) => Promise<SignInList>;
  readonly savePreferences: (command: Command, input: Preferences) => Promise<unknown>;
  readonly endSignIn: (command: Command, id: SignInId) => Promise<unknown>;
}

/** What a person decides on for themselves. */
export const mePages = (useCases: MeUseCases): Page[] => [
  page({
    path: '/me',
    params: NoParams,
    load: async ({ actor }) => ({
      me: (await useCases.getMe(actor)).person,
      signIns: (await useCases.listSignIns(actor)).items,
    }),
    show: MePage,
    actions: {
      save_preferences: {
        fields: { language: 'code', email: 'code' },
        schema: Preferences.extend({ email: Preferences.shape.email.default(null) }),
        run: async ({ command, input }) => {
          await useCases.savePreferences(command, input);
          return '/me';
        },
      },
      end_sign_in: {
        schema: z.unknown(),
        run: async ({ command, values }) => {
          const id = SignInId.safeParse(values['sign_in_id']);
          if (!id.success) throw pageMissing();
          await useCases.endSignIn(command, id.data);
          return '/me';
        },
      },
    },
  }),
];
