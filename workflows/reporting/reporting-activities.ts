import type { ReportingUseCases } from '../../services/reporting/reporting-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';

export const reportingSteps = (useCases: ReportingUseCases) => ({
  planReports: (command: Command, dossierId: DossierId) => useCases.planReports(command, dossierId),
});
