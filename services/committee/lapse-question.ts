import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId } from '../shared/ids.ts';
import type { CommitteeUnit } from './committee-ports.ts';

/** Automatic: the holder has not answered in time. The dossier may come to a session as it is. */
export const lapseQuestion =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, agenda, application, questions, processes, obligations, audit, outbox } = unit;
      const { dossierId } = await agenda.getById(id);
      const stage = await processes.lockStage(dossierId);
      const { reference, callId } = await application.getDossier(dossierId);
      await access.require('committee.convene', { callId });
      await obligations.close('question', id);
      const question = (await questions.listByDossier(dossierId)).find(({ itemId }) => itemId === id);
      if (stage !== 'committee' || question?.answer !== null) return;

      await audit.record({
        kind: 'committee.question_lapsed',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        after: { answerBy: question.answerBy },
      });
      const to = { by: 'role', role: 'committee_secretary' } as const;
      await outbox.notify({ kind: 'committee.question_lapsed', to, dossierId, data: { reference } });
      await processes.bump(dossierId);
    });
