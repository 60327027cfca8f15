import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { castVote } from './cast-vote.ts';
import { closeSession } from './close-session.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { conveneSession } from './convene-session.ts';
import { decideItem } from './decide-item.ts';
import { getMinutes, getSession } from './get-session.ts';
import { lapseSession } from './lapse-session.ts';
import { openSession } from './open-session.ts';
import { recuse } from './recuse.ts';
import { signMinutes } from './sign-minutes.ts';

export const committeeUseCases = (dependencies: Dependencies<CommitteeUnit> & ReadDependencies<CommitteeUnit>) => ({
  conveneSession: conveneSession(dependencies),
  openSession: openSession(dependencies),
  recuse: recuse(dependencies),
  castVote: castVote(dependencies),
  decideItem: decideItem(dependencies),
  closeSession: closeSession(dependencies),
  signMinutes: signMinutes(dependencies),
  lapseSession: lapseSession(dependencies),
  getSession: getSession(dependencies),
  getMinutes: getMinutes(dependencies),
});

export type CommitteeUseCases = ReturnType<typeof committeeUseCases>;
