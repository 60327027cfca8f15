import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import { delegateSignature } from './delegate-signature.ts';
import { endDelegation } from './end-delegation.ts';
import { endRole } from './end-role.ts';
import { grantRole } from './grant-role.ts';
import { listColleagues } from './list-colleagues.ts';
import { listDelegations } from './list-delegations.ts';
import { getMe, listPeople, namePeople } from './read-access.ts';
import { savePreferences } from './save-preferences.ts';

export const accessUseCases = (dependencies: Dependencies<AccessUnit> & ReadDependencies<AccessUnit>) => ({
  grantRole: grantRole(dependencies),
  endRole: endRole(dependencies),
  delegateSignature: delegateSignature(dependencies),
  endDelegation: endDelegation(dependencies),
  listColleagues: listColleagues(dependencies),
  listDelegations: listDelegations(dependencies),
  getMe: getMe(dependencies),
  savePreferences: savePreferences(dependencies),
  listPeople: listPeople(dependencies),
  namePeople: namePeople(dependencies),
});

export type AccessUseCases = ReturnType<typeof accessUseCases>;
