import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { complementMissing } from './application-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { complete } from './application.ts';
import { attachAll, findingsNow } from './application-papers.ts';
import { resumeDecision } from './clock-resumption.ts';
import { answerTo, type ComplementAnswer } from './complement.ts';
import { projectOnTrail } from './project.ts';

/** The holder's one answer: what was asked for and no more; the file as it then stands is what will be decided on. */
export const answerComplement =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, answer: ComplementAnswer): Promise<Dossier> =>
    transact(command, async (unit) => {
      const { access, dossiers, complements, audit, outbox, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const submitted = await dossiers.lockById(id);
      await access.requireOn('application.submit', id);
      const asked = await complements.find(id);
      if (!asked) throw complementMissing(id);
      if (stage !== 'application') throw stageNotReached(stage, 'application');

      const answered = answerTo(asked, answer, { by: access.person(), now });
      await attachAll(unit, id, answer.documents);
      const completed = complete(submitted, answer, await findingsNow(unit, { ...submitted, ...contentOf(answer) }));

      await dossiers.save(completed);
      if (answer.project) await dossiers.keepRevision(completed, 'project');
      if (answer.plan) await dossiers.keepRevision(completed, 'plan');
      await complements.save(id, answered);
      await resumeDecision(unit, completed);
      await audit.record({
        kind: 'application.complement_answered',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        related: answer.documents.map(({ documentId }) => documentId),
        before: { version: submitted.version, contentHash: submitted.contentHash },
        after: { ...answerOnTrail(completed, answer), version: completed.version, contentHash: completed.contentHash },
        ruleVersion: submitted.rulebookHash,
      });
      await outbox.notify({
        kind: 'application.complement_answered',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: id,
        data: { reference: submitted.reference },
      });
      await processes.bump(id);
      return completed;
    });

const answerOnTrail = ({ organisationId }: Dossier, { project, ...answer }: ComplementAnswer) => ({
  ...answer,
  ...(project === undefined ? {} : { project: projectOnTrail(organisationId, project) }),
});

const contentOf = ({ project, plan }: ComplementAnswer) => ({
  ...(project === undefined ? {} : { project }),
  ...(plan === undefined ? {} : { plan }),
});
