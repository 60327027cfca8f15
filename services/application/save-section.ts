import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { ifMatchMissing } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { revise, type Section } from './application.ts';
import { requireMandate } from './mandate-in-force.ts';
import { projectOnTrail } from './project.ts';

/** Saves one part of a draft as a whole, on the version that its writer had seen; what it said before is kept. */
export const saveSection =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, section: Section): Promise<Dossier> =>
    transact(command, async (unit) => {
      const { access, programme, dossiers, audit, processes, now } = unit;
      await processes.lockStage(id);
      const draft = await dossiers.lockById(id);
      await access.requireOn('application.write', id);
      const mandateId = await requireMandate(unit, draft.organisationId);
      if (command.expectedVersion === null) throw ifMatchMissing();
      requireCurrent(command, draft);

      const revised = revise(draft, section, { call: await programme.getCall(draft.callId, draft.rulebookHash), now });

      const part = 'plan' in section ? 'plan' : 'project';
      await dossiers.save(revised);
      await dossiers.keepRevision(revised, part);
      await audit.record({
        kind: 'application.saved',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        related: mandateId === null ? [] : [mandateId],
        before: { version: draft.version, [part]: onTrail(draft)[part] },
        after: { version: revised.version, [part]: onTrail(revised)[part] },
        ruleVersion: draft.rulebookHash,
      });
      await processes.bump(id);
      return revised;
    });

const onTrail = ({ organisationId, project, plan }: Dossier) => ({
  project: projectOnTrail(organisationId, project),
  plan,
});
