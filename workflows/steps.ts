import type { Command } from '../services/shared/command.ts';
import type { DossierId } from '../services/shared/ids.ts';
import type { UseCases } from '../services/use-cases.ts';

/** An automatic step of a dossier's life: a use case asked by the actor `system`. */
export type Step = (command: Command, dossierId: DossierId, subject: string) => Promise<unknown>;

/** What happens when a wait of this kind has come to its end unanswered. */
export type Lapse = (command: Command, subjectId: string) => Promise<unknown>;

/** The automatic steps of every stage, by name. */
export const stepsOf = (_useCases: UseCases): Record<string, Step> => ({
  // one line per slice: ...scoringSteps(useCases.scoring),
});

/** The ends of every wait, by its kind. */
export const lapsesOf = (_useCases: UseCases): Record<string, Lapse> => ({
  // one line per slice: ...scoringLapses(useCases.scoring),
});
