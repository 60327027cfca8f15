import type { AgreementUseCases } from '../../services/agreement/agreement-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import { SignatoryId, type DossierId } from '../../services/shared/ids.ts';
import type { AgreementStep } from './agreement-procedure.ts';

type Step = (command: Command, dossierId: DossierId) => Promise<void>;

export const agreementSteps = ({ prepareAgreement }: AgreementUseCases): Record<AgreementStep, Step> => ({
  prepareAgreement: (command, dossierId) => prepareAgreement(command, dossierId),
});

export const agreementLapses = ({ lapseSignature }: AgreementUseCases) => ({
  signature: (command: Command, signatoryId: string) => lapseSignature(command, SignatoryId.parse(signatoryId)),
});
