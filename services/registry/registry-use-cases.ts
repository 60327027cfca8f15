import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { certifyAccount } from './certify-account.ts';
import { declareAccount } from './declare-account.ts';
import { getOrganisation, listOrganisations } from './read-registry.ts';
import { registerOrganisation } from './register-organisation.ts';
import type { RegistryUnit } from './registry-ports.ts';

export const registryUseCases = (dependencies: Dependencies<RegistryUnit> & ReadDependencies<RegistryUnit>) => ({
  registerOrganisation: registerOrganisation(dependencies),
  declareAccount: declareAccount(dependencies),
  certifyAccount: certifyAccount(dependencies),
  getOrganisation: getOrganisation(dependencies),
  listOrganisations: listOrganisations(dependencies),
});

export type RegistryUseCases = ReturnType<typeof registryUseCases>;
