import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { Question } from './question.ts';

/** What the committee has asked about a dossier, the oldest first; the holder reads it here. */
export const listQuestions =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<{ questions: Question[] }> =>
    read(actor, async ({ access, questions }) => {
      await access.requireOn('dossier.read', dossierId);
      return { questions: await questions.listByDossier(dossierId) };
    });
