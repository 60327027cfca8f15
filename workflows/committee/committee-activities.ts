import type { CommitteeUseCases } from '../../services/committee/committee-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { SessionId } from '../../services/shared/ids.ts';

export const committeeLapses = ({ lapseSession }: CommitteeUseCases) => ({
  session: (command: Command, subjectId: string) => lapseSession(command, subjectId as SessionId),
});
