import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { addFunder } from './add-funder.ts';
import { announceHoliday } from './announce-holiday.ts';
import { cancelCall } from './cancel-call.ts';
import { changeRulebook } from './change-rulebook.ts';
import { closeCall } from './close-call.ts';
import { cloneCall } from './clone-call.ts';
import { correctHoliday } from './correct-holiday.ts';
import { createCall } from './create-call.ts';
import { extendClosing } from './extend-closing.ts';
import { lapseSettlement } from './lapse-settlement.ts';
import { listContradictions } from './list-contradictions.ts';
import { openCall } from './open-call.ts';
import { openEnvelope } from './open-envelope.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { publishCall } from './publish-call.ts';
import { raiseEnvelope } from './raise-envelope.ts';
import { getEnvelope, listEnvelopes, listFunders } from './read-envelopes.ts';
import { getHoliday, listHolidays } from './read-holidays.ts';
import { getCall, listCalls, listRulebooks } from './read-programme.ts';
import { reviseCall } from './revise-call.ts';
import { settleCall } from './settle-call.ts';
import { withdrawHoliday } from './withdraw-holiday.ts';

export const programmeUseCases = (dependencies: Dependencies<ProgrammeUnit> & ReadDependencies<ProgrammeUnit>) => ({
  addFunder: addFunder(dependencies),
  openEnvelope: openEnvelope(dependencies),
  raiseEnvelope: raiseEnvelope(dependencies),
  announceHoliday: announceHoliday(dependencies),
  correctHoliday: correctHoliday(dependencies),
  withdrawHoliday: withdrawHoliday(dependencies),
  listHolidays: listHolidays(dependencies),
  getHoliday: getHoliday(dependencies),
  createCall: createCall(dependencies),
  cloneCall: cloneCall(dependencies),
  reviseCall: reviseCall(dependencies),
  publishCall: publishCall(dependencies),
  openCall: openCall(dependencies),
  closeCall: closeCall(dependencies),
  extendClosing: extendClosing(dependencies),
  changeRulebook: changeRulebook(dependencies),
  cancelCall: cancelCall(dependencies),
  settleCall: settleCall(dependencies),
  lapseSettlement: lapseSettlement(dependencies),
  listFunders: listFunders(dependencies),
  listEnvelopes: listEnvelopes(dependencies),
  getEnvelope: getEnvelope(dependencies),
  listCalls: listCalls(dependencies),
  getCall: getCall(dependencies),
  listContradictions: listContradictions(dependencies),
  listRulebooks: listRulebooks(dependencies),
});

export type ProgrammeUseCases = ReturnType<typeof programmeUseCases>;
