import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { adjournSession } from './adjourn-session.ts';
import { answerQuestion } from './answer-question.ts';
import { considerReserve } from './consider-reserve.ts';
import { lapseHold } from './lapse-hold.ts';
import { lapseQuestion } from './lapse-question.ts';
import { promoteDossier } from './promote-dossier.ts';
import { castVote } from './cast-vote.ts';
import { closeSession } from './close-session.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { conveneSession } from './convene-session.ts';
import { decideItem } from './decide-item.ts';
import { findSitting } from './find-sitting.ts';
import { getMinutes, getSession } from './get-session.ts';
import { lapseSession } from './lapse-session.ts';
import { listAwaiting, listReserve, listSessions } from './list-sessions.ts';
import { listCommittee } from './list-committee.ts';
import { listDecisions } from './list-decisions.ts';
import { listQuestions } from './list-questions.ts';
import { openSession } from './open-session.ts';
import { recuse } from './recuse.ts';
import { replaceChair } from './replace-chair.ts';
import { signMinutes } from './sign-minutes.ts';

export const committeeUseCases = (dependencies: Dependencies<CommitteeUnit> & ReadDependencies<CommitteeUnit>) => ({
  conveneSession: conveneSession(dependencies),
  openSession: openSession(dependencies),
  adjournSession: adjournSession(dependencies),
  recuse: recuse(dependencies),
  replaceChair: replaceChair(dependencies),
  castVote: castVote(dependencies),
  decideItem: decideItem(dependencies),
  closeSession: closeSession(dependencies),
  signMinutes: signMinutes(dependencies),
  lapseSession: lapseSession(dependencies),
  answerQuestion: answerQuestion(dependencies),
  considerReserve: considerReserve(dependencies),
  lapseHold: lapseHold(dependencies),
  lapseQuestion: lapseQuestion(dependencies),
  promoteDossier: promoteDossier(dependencies),
  listQuestions: listQuestions(dependencies),
  listDecisions: listDecisions(dependencies),
  listCommittee: listCommittee(dependencies),
  listSessions: listSessions(dependencies),
  listAwaiting: listAwaiting(dependencies),
  listReserve: listReserve(dependencies),
  getSession: getSession(dependencies),
  getMinutes: getMinutes(dependencies),
  findSitting: findSitting(dependencies),
});

export type CommitteeUseCases = ReturnType<typeof committeeUseCases>;
