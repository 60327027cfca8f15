import type { AccessUnit } from './access/access-ports.ts';
import { accessUseCases } from './access/access-use-cases.ts';
import type { AgreementUnit } from './agreement/agreement-ports.ts';
import { agreementUseCases } from './agreement/agreement-use-cases.ts';
import type { ApplicationUnit, ListDependencies } from './application/application-ports.ts';
import { applicationUseCases } from './application/application-use-cases.ts';
import type { AuditUnit } from './audit/audit-ports.ts';
import { auditUseCases } from './audit/audit-use-cases.ts';
import type { CofinancingUnit } from './cofinancing/cofinancing-ports.ts';
import { cofinancingUseCases } from './cofinancing/cofinancing-use-cases.ts';
import type { CommitteeUnit } from './committee/committee-ports.ts';
import { committeeUseCases } from './committee/committee-use-cases.ts';
import type { DisbursementUnit } from './disbursement/disbursement-ports.ts';
import { disbursementUseCases } from './disbursement/disbursement-use-cases.ts';
import type { DocumentsUnit, FileStore } from './documents/documents-ports.ts';
import { documentsUseCases } from './documents/documents-use-cases.ts';
import type { DossierUnit } from './dossier/dossier-ports.ts';
import { dossierUseCases } from './dossier/dossier-use-cases.ts';
import type { NotificationUnit } from './notification/notification-ports.ts';
import { notificationUseCases } from './notification/notification-use-cases.ts';
import type { ObservatoryUnit } from './observatory/observatory-ports.ts';
import { observatoryUseCases } from './observatory/observatory-use-cases.ts';
import type { ProgrammeUnit } from './programme/programme-ports.ts';
import { programmeUseCases } from './programme/programme-use-cases.ts';
import type { RegistryUnit } from './registry/registry-ports.ts';
import { registryUseCases } from './registry/registry-use-cases.ts';
import type { ReportingUnit } from './reporting/reporting-ports.ts';
import { reportingUseCases } from './reporting/reporting-use-cases.ts';
import type { ScoringUnit } from './scoring/scoring-ports.ts';
import { scoringUseCases } from './scoring/scoring-use-cases.ts';
import type { Dependencies } from './shared/command.ts';
import type { ReadDependencies } from './shared/read.ts';

/** What the composition must bring: a unit that has every part that any slice declares. */
type Everything = AuditUnit &
  AccessUnit &
  ProgrammeUnit &
  RegistryUnit &
  DocumentsUnit &
  ApplicationUnit &
  ScoringUnit &
  CommitteeUnit &
  CofinancingUnit &
  AgreementUnit &
  DisbursementUnit &
  ReportingUnit &
  DossierUnit &
  NotificationUnit &
  ObservatoryUnit;

/** What lies outside the database. */
export interface Outside {
  readonly files: FileStore;
}

/** Every slice's verbs, given what they may reach: the doors, the worker and the tests all start here. */
export const useCasesOn = (
  dependencies: Dependencies<Everything> & ReadDependencies<Everything> & ListDependencies,
  { files }: Outside,
) => ({
  audit: auditUseCases(dependencies, files),
  access: accessUseCases(dependencies),
  programme: programmeUseCases(dependencies),
  registry: registryUseCases(dependencies),
  documents: documentsUseCases(dependencies, files),
  application: applicationUseCases(dependencies),
  scoring: scoringUseCases(dependencies, files),
  committee: committeeUseCases(dependencies),
  cofinancing: cofinancingUseCases(dependencies),
  agreement: agreementUseCases(dependencies),
  disbursement: disbursementUseCases(dependencies),
  reporting: reportingUseCases(dependencies),
  dossier: dossierUseCases(dependencies),
  notification: notificationUseCases(dependencies),
  observatory: observatoryUseCases(dependencies),
});

export type UseCases = ReturnType<typeof useCasesOn>;
