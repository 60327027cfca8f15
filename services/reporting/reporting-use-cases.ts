import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { acceptReport } from './accept-report.ts';
import { closeDossier } from './close-dossier.ts';
import { planReports } from './plan-reports.ts';
import { getClosure } from './read-closure.ts';
import { listReports } from './read-reports.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import { returnReport } from './return-report.ts';
import { submitReport } from './submit-report.ts';

export const reportingUseCases = (dependencies: Dependencies<ReportingUnit> & ReadDependencies<ReportingUnit>) => ({
  planReports: planReports(dependencies),
  submitReport: submitReport(dependencies),
  acceptReport: acceptReport(dependencies),
  returnReport: returnReport(dependencies),
  closeDossier: closeDossier(dependencies),
  listReports: listReports(dependencies),
  getClosure: getClosure(dependencies),
});

export type ReportingUseCases = ReturnType<typeof reportingUseCases>;
