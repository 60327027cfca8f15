import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import { PaymentRunId, type DossierId } from '../../services/shared/ids.ts';

export const disbursementSteps = (useCases: DisbursementUseCases) => ({
  planTranches: (command: Command, dossierId: DossierId) => useCases.planTranches(command, dossierId),
  offerTranche: (command: Command, dossierId: DossierId, subject: string) =>
    useCases.offerTranche(command, dossierId, Number.parseInt(subject, 10)),
});

export const disbursementLapses = (useCases: DisbursementUseCases) => ({
  statement: (command: Command, subjectId: string) => useCases.lapseStatement(command, PaymentRunId.parse(subjectId)),
});
