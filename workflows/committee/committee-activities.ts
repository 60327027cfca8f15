import type { CommitteeUseCases } from '../../services/committee/committee-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { DossierId, ItemId, SessionId } from '../../services/shared/ids.ts';

export const committeeSteps = ({ considerReserve }: CommitteeUseCases) => ({
  considerReserve: (command: Command, dossierId: DossierId) => considerReserve(command, dossierId),
});

export const committeeLapses = ({ lapseSession, lapseHold, lapseQuestion }: CommitteeUseCases) => ({
  session: (command: Command, subjectId: string) => lapseSession(command, subjectId as SessionId),
  provisional_hold: (command: Command, subjectId: string) => lapseHold(command, subjectId as ItemId),
  question: (command: Command, subjectId: string) => lapseQuestion(command, subjectId as ItemId),
});
