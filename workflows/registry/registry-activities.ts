import type { RegistryUseCases } from '../../services/registry/registry-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { AccountId } from '../../services/shared/ids.ts';

/** What happens when the days of a new account are over. */
export const registryLapses = (useCases: RegistryUseCases) => ({
  account_cooling_off: (command: Command, accountId: string) =>
    useCases.activateAccount(command, accountId as AccountId),
});
