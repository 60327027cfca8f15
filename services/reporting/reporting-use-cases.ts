import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { acceptReport } from './accept-report.ts';
import { answerFinding } from './answer-finding.ts';
import { cancelVisit } from './cancel-visit.ts';
import { closeDossier } from './close-dossier.ts';
import { closeFinding } from './close-finding.ts';
import { listFindings, listVisits } from './list-visits.ts';
import { listResults } from './list-results.ts';
import { planReports } from './plan-reports.ts';
import { planVisit } from './plan-visit.ts';
import { getClosure } from './read-closure.ts';
import { listReports } from './read-reports.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import { recordVisit } from './record-visit.ts';
import { returnReport } from './return-report.ts';
import { submitReport } from './submit-report.ts';
import { verifyIndicator } from './verify-indicator.ts';

export const reportingUseCases = (dependencies: Dependencies<ReportingUnit> & ReadDependencies<ReportingUnit>) => ({
  planReports: planReports(dependencies),
  submitReport: submitReport(dependencies),
  acceptReport: acceptReport(dependencies),
  returnReport: returnReport(dependencies),
  verifyIndicator: verifyIndicator(dependencies),
  listResults: listResults(dependencies),
  planVisit: planVisit(dependencies),
  cancelVisit: cancelVisit(dependencies),
  recordVisit: recordVisit(dependencies),
  answerFinding: answerFinding(dependencies),
  closeFinding: closeFinding(dependencies),
  listVisits: listVisits(dependencies),
  listFindings: listFindings(dependencies),
  closeDossier: closeDossier(dependencies),
  listReports: listReports(dependencies),
  getClosure: getClosure(dependencies),
});

export type ReportingUseCases = ReturnType<typeof reportingUseCases>;
