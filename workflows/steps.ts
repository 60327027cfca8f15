import type { UseCases } from '../services/use-cases.ts';
import { agreementLapses, agreementSteps } from './agreement/agreement-activities.ts';
import { applicationLapses } from './application/application-activities.ts';
import { cofinancingLapses, cofinancingSteps } from './cofinancing/cofinancing-activities.ts';
import { committeeLapses, committeeSteps } from './committee/committee-activities.ts';
import { disbursementLapses, disbursementSteps } from './disbursement/disbursement-activities.ts';
import { dossierLapses, type Lapse, type Step } from './dossier/dossier-activities.ts';
import { programmeLapses } from './programme/programme-activities.ts';
import { registryLapses } from './registry/registry-activities.ts';
import { reportingSteps } from './reporting/reporting-activities.ts';
import { scoringLapses, scoringSteps } from './scoring/scoring-activities.ts';

/** The automatic steps of every stage, by name. */
export const stepsOf = (useCases: UseCases): Record<string, Step> => ({
  ...scoringSteps(useCases.scoring),
  ...committeeSteps(useCases.committee),
  ...disbursementSteps(useCases.disbursement),
  ...reportingSteps(useCases.reporting),
  ...cofinancingSteps(useCases.cofinancing),
  ...agreementSteps(useCases.agreement),
});

/** The ends of every wait, by its kind. */
export const lapsesOf = (useCases: UseCases): Record<string, Lapse> => ({
  ...programmeLapses(useCases.programme),
  ...registryLapses(useCases.registry),
  ...dossierLapses(useCases.dossier),
  ...applicationLapses(useCases.application),
  ...scoringLapses(useCases.scoring),
  ...committeeLapses(useCases.committee),
  ...cofinancingLapses(useCases.cofinancing),
  ...agreementLapses(useCases.agreement),
  ...disbursementLapses(useCases.disbursement),
});
