import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { ApplicationUnit, ListDependencies } from './application-ports.ts';
import { decideEligibility } from './decide-eligibility.ts';
import { lapseDraft } from './lapse-draft.ts';
import {
  checkApplication,
  getDossier,
  getEligibility,
  getReceipt,
  listDocuments,
  listDossiers,
  listMandates,
} from './read-application.ts';
import { answerComplement } from './answer-complement.ts';
import { attachDocument } from './attach-document.ts';
import { decideAppeal } from './decide-appeal.ts';
import { endMandate } from './end-mandate.ts';
import { fileAppeal } from './file-appeal.ts';
import { grantWaiver } from './grant-waiver.ts';
import { lapseAppeal } from './lapse-appeal.ts';
import { lapseComplement } from './lapse-complement.ts';
import { lapseEligibility } from './lapse-eligibility.ts';
import { recordMandate } from './record-mandate.ts';
import { reissueSecret } from './reissue-secret.ts';
import { requestComplement } from './request-complement.ts';
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
  answerComplement: answerComplement(dependencies),
  attachDocument: attachDocument(dependencies),
  decideAppeal: decideAppeal(dependencies),
  endMandate: endMandate(dependencies),
  fileAppeal: fileAppeal(dependencies),
  grantWaiver: grantWaiver(dependencies),
  lapseAppeal: lapseAppeal(dependencies),
  lapseComplement: lapseComplement(dependencies),
  lapseEligibility: lapseEligibility(dependencies),
  recordMandate: recordMandate(dependencies),
  reissueSecret: reissueSecret(dependencies),
  requestComplement: requestComplement(dependencies),
  listDocuments: listDocuments(dependencies),
  listMandates: listMandates(dependencies),
  getDossier: getDossier(dependencies),
  listDossiers: listDossiers(dependencies),
});

export type ApplicationUseCases = ReturnType<typeof applicationUseCases>;
