import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { ApplicationUnit, ListDependencies } from './application-ports.ts';
import { decideEligibility } from './decide-eligibility.ts';
import { lapseDraft } from './lapse-draft.ts';
import { checkApplication, getDossier, getEligibility, getReceipt, listDossiers } from './read-application.ts';
import { saveSection } from './save-section.ts';
import { startApplication } from './start-application.ts';
import { submitApplication } from './submit-application.ts';

type Everything = Dependencies<ApplicationUnit> & ReadDependencies<ApplicationUnit> & ListDependencies;

export const applicationUseCases = (dependencies: Everything) => ({
  startApplication: startApplication(dependencies),
  saveSection: saveSection(dependencies),
  checkApplication: checkApplication(dependencies),
  submitApplication: submitApplication(dependencies),
  getReceipt: getReceipt(dependencies),
  getEligibility: getEligibility(dependencies),
  decideEligibility: decideEligibility(dependencies),
  lapseDraft: lapseDraft(dependencies),
  getDossier: getDossier(dependencies),
  listDossiers: listDossiers(dependencies),
});

export type ApplicationUseCases = ReturnType<typeof applicationUseCases>;
