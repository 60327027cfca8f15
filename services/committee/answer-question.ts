import type { Command, Dependencies } from '../shared/command.ts';
import type { DocumentId, DossierId } from '../shared/ids.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { openQuestion, type Answer, type Question } from './question.ts';

/** The holder answers what the committee asked: the dossier may come back to a session, with the answer. */
export const answerQuestion =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (
    command: Command,
    dossierId: DossierId,
    { text, documentIds }: { text: string; documentIds: readonly DocumentId[] },
  ): Promise<Question> =>
    transact(command, async (unit) => {
      const { access, application, processes, questions, attachments, obligations, audit, outbox, now } = unit;
      await access.requireOn('application.write', dossierId);
      await processes.requireStage(dossierId, 'committee');
      const question = openQuestion(await questions.listByDossier(dossierId), now);
      for (const id of documentIds) await attachments.attach(id, dossierId);
      const answer: Answer = { text, documentIds, answeredBy: access.person(), answeredAt: now };

      const { itemId } = question;
      await questions.answer(itemId, answer);
      await obligations.close('question', itemId);
      await audit.record({
        kind: 'committee.question_answered',
        subjectType: 'item',
        subjectId: itemId,
        dossierId,
        related: documentIds,
        after: answer,
      });
      const { reference } = await application.getDossier(dossierId);
      const to = { by: 'role', role: 'committee_secretary' } as const;
      await outbox.notify({ kind: 'committee.question_answered', to, dossierId, data: { reference } });
      await processes.bump(dossierId);
      return { ...question, answer };
    });
