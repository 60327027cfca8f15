import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { addFunder } from './add-funder.ts';
import { closeCall } from './close-call.ts';
import { createCall } from './create-call.ts';
import { openCall } from './open-call.ts';
import { openEnvelope } from './open-envelope.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import { publishCall } from './publish-call.ts';
import { raiseEnvelope } from './raise-envelope.ts';
import { getCall, listCalls, listEnvelopes, listFunders } from './read-programme.ts';
import { reviseCall } from './revise-call.ts';

export const programmeUseCases = (dependencies: Dependencies<ProgrammeUnit> & ReadDependencies<ProgrammeUnit>) => ({
  addFunder: addFunder(dependencies),
  openEnvelope: openEnvelope(dependencies),
  raiseEnvelope: raiseEnvelope(dependencies),
  createCall: createCall(dependencies),
  reviseCall: reviseCall(dependencies),
  publishCall: publishCall(dependencies),
  openCall: openCall(dependencies),
  closeCall: closeCall(dependencies),
  listFunders: listFunders(dependencies),
  listEnvelopes: listEnvelopes(dependencies),
  listCalls: listCalls(dependencies),
  getCall: getCall(dependencies),
});

export type ProgrammeUseCases = ReturnType<typeof programmeUseCases>;
