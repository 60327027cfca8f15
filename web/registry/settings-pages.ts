import { RegistrySettings } from '../../services/registry/registry-settings.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { SettingsPage } from './settings-page.tsx';

interface SettingsUseCases {
  readonly getRegistrySettings: (actor: Actor) => Promise<RegistrySettings>;
  readonly setRegistrySettings: (command: Command, input: RegistrySettings) => Promise<unknown>;
}

const ADDRESS = '/administration/accounts';

/** How long a new account cools off: to be known by anybody, and set by the administration. */
export const settingsPages = (useCases: SettingsUseCases): Page[] => [
  page({
    path: ADDRESS,
    params: NoParams,
    load: ({ actor }) => useCases.getRegistrySettings(actor),
    show: SettingsPage,
    actions: {
      set_registry_settings: {
        fields: { coolingOffDays: 'number' },
        schema: RegistrySettings,
        run: async ({ command, input }) => {
          await useCases.setRegistrySettings(command, input);
          return ADDRESS;
        },
      },
    },
  }),
];
