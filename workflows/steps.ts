import type { Command } from '../services/shared/command.ts';
import type { DossierId } from '../services/shared/ids.ts';
import type { UseCases } from '../services/use-cases.ts';
import { agreementLapses, agreementSteps } from './agreement/agreement-activities.ts';
import { applicationLapses } from './application/application-activities.ts';
import { cofinancingLapses, cofinancingSteps } from './cofinancing/cofinancing-activities.ts';
import { committeeLapses } from './committee/committee-activities.ts';
import { disbursementLapses, disbursementSteps } from './disbursement/disbursement-activities.ts';
import { programmeLapses } from './programme/programme-activities.ts';
import { reportingSteps } from './reporting/reporting-activities.ts';
import { scoringLapses, scoringSteps } from './scoring/scoring-activities.ts';

/** An automatic step of a dossier's life: a use case asked by the actor `system`. */
export type Step = (command: Command, dossierId: DossierId, subject: string) => Promise<unknown>;

/** What happens when a wait of this kind has come to its end unanswered. */
export type Lapse = (command: Command, subjectId: string) => Promise<unknown>;

/** The automatic steps of every stage, by name. */
export const stepsOf = (useCases: UseCases): Record<string, Step> => ({
  ...scoringSteps(useCases.scoring),
  ...disbursementSteps(useCases.disbursement),
  ...reportingSteps(useCases.reporting),
  ...cofinancingSteps(useCases.cofinancing),
  ...agreementSteps(useCases.agreement),
});

/** The ends of every wait, by its kind. */
export const lapsesOf = (useCases: UseCases): Record<string, Lapse> => ({
  ...programmeLapses(useCases.programme),
  ...applicationLapses(useCases.application),
  ...scoringLapses(useCases.scoring),
  ...committeeLapses(useCases.committee),
  ...cofinancingLapses(useCases.cofinancing),
  ...agreementLapses(useCases.agreement),
  ...disbursementLapses(useCases.disbursement),
});
