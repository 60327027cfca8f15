import type { ApplicationUseCases } from '../../services/application/application-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';

/** What happens when a wait of this stage has come to its end. */
export const applicationLapses = (useCases: ApplicationUseCases) => ({
  draft: (command: Command, subjectId: string) => useCases.lapseDraft(command, subjectId),
  eligibility: (command: Command, subjectId: string) => useCases.lapseEligibility(command, subjectId),
  complement: (command: Command, subjectId: string) => useCases.lapseComplement(command, subjectId),
  appeal: (command: Command, subjectId: string) => useCases.lapseAppeal(command, subjectId),
});
