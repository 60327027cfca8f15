import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AccessUnit } from './access-ports.ts';
import { delegateSignature } from './delegate-signature.ts';
import { endDelegation } from './end-delegation.ts';
import { endRole } from './end-role.ts';
import { endSignIn } from './end-sign-in.ts';
import { endSignInsOf } from './end-sign-ins-of.ts';
import { erasePerson } from './erase-person.ts';
import { grantRole } from './grant-role.ts';
import { listColleagues } from './list-colleagues.ts';
import { listDelegations } from './list-delegations.ts';
import { getMe, getPerson, listPeople, listSignIns, namePeople } from './read-access.ts';
import { readErasure } from './read-erasure.ts';
import { savePreferences } from './save-preferences.ts';
import { switchOff } from './switch-off.ts';
import { switchOn } from './switch-on.ts';

export const accessUseCases = (dependencies: Dependencies<AccessUnit> & ReadDependencies<AccessUnit>) => ({
  grantRole: grantRole(dependencies),
  endRole: endRole(dependencies),
  delegateSignature: delegateSignature(dependencies),
  endDelegation: endDelegation(dependencies),
  listColleagues: listColleagues(dependencies),
  listDelegations: listDelegations(dependencies),
  getMe: getMe(dependencies),
  savePreferences: savePreferences(dependencies),
  listSignIns: listSignIns(dependencies),
  endSignIn: endSignIn(dependencies),
  endSignInsOf: endSignInsOf(dependencies),
  switchOff: switchOff(dependencies),
  switchOn: switchOn(dependencies),
  listPeople: listPeople(dependencies),
  getPerson: getPerson(dependencies),
  namePeople: namePeople(dependencies),
  readErasure: readErasure(dependencies),
  erasePerson: erasePerson(dependencies),
});

export type AccessUseCases = ReturnType<typeof accessUseCases>;
