import type { Command, Dependencies } from '../shared/command.ts';
import type { RegistryUnit } from './registry-ports.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** Sets how long a new account cools off; changes that are cooling off already keep their day. */
export const setRegistrySettings =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, after: RegistrySettings): Promise<RegistrySettings> =>
    transact(command, async ({ access, registrySettings, audit }) => {
      await access.require('programme.manage', {});
      const before = await registrySettings.get();
      await registrySettings.save(after);
      await audit.record({
        kind: 'registry.settings_changed',
        subjectType: 'registry_settings',
        subjectId: 'registry',
        dossierId: null,
        before,
        after,
      });
      return after;
    });
