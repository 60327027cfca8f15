import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { climbRung } from './climb-rung.ts';
import type { DossierUnit } from './dossier-ports.ts';
import { endCancelled } from './end-cancelled.ts';
import { getPaymentPath } from './get-payment-path.ts';
import { listStuckSteps } from './list-stuck-steps.ts';
import { listTasks } from './list-tasks.ts';
import { moveClock } from './move-clock.ts';
import { readClock } from './read-clock.ts';
import { recordStuckStep } from './record-stuck-step.ts';
import { retryStuckStep } from './retry-stuck-step.ts';
import { withdrawDossier } from './withdraw-dossier.ts';

export const dossierUseCases = (dependencies: Dependencies<DossierUnit> & ReadDependencies<DossierUnit>) => ({
  climbRung: climbRung(dependencies),
  recordStuckStep: recordStuckStep(dependencies),
  retryStuckStep: retryStuckStep(dependencies),
  listStuckSteps: listStuckSteps(dependencies),
  getPaymentPath: getPaymentPath(dependencies),
  listTasks: listTasks(dependencies),
  withdrawDossier: withdrawDossier(dependencies),
  endCancelled: endCancelled(dependencies),
  moveClock: moveClock(dependencies),
  readClock: readClock(dependencies),
});

export type DossierUseCases = ReturnType<typeof dossierUseCases>;
