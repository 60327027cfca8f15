import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, newId, type CallId, type DossierId, type OrganisationId } from '../shared/ids.ts';
import { alreadyApplied } from './application-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { begin, draftWait, requireOpen } from './application.ts';
import { requireMandate } from './mandate-in-force.ts';

interface StartInput {
  readonly callId: CallId;
  readonly organisationId: OrganisationId;
  readonly title: string;
}

/** Starts a dossier on an open call: its reference is for life, and its rules are pinned from now on. */
export const startApplication =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, { callId, organisationId, title }: StartInput): Promise<Dossier> =>
    transact(command, async (unit) => {
      const { access, programme, registry, dossiers, obligations, audit, processes, now } = unit;
      const organisation = await registry.getOrganisation(organisationId);
      await access.require('application.write', { organisationId, territory: organisation.seat.province });
      const mandateId = await requireMandate(unit, organisationId);
      const call = await programme.getCall(callId);
      requireOpen(call, now);
      // Taken before looking for an earlier application: whoever starts one for the same call waits here.
      const number = await dossiers.nextNumber(callId, 'dossiers');
      const earlier = await dossiers.findReference(callId, organisationId);
      if (earlier !== null) throw alreadyApplied(earlier);
      const reference = `${call.reference}-${String(number).padStart(4, '0')}`;

      const dossier = begin(call, organisation, { id: newId<DossierId>(), reference, title, now });

      await dossiers.insert(dossier);
      await dossiers.keepRevision(dossier, 'project');
      const { province: territory } = organisation.seat;
      await access.register(dossier.id, { organisationId, callId, territory, reference });
      await processes.openDossier(dossier.id);
      await obligations.open(dossierWorkflowId(dossier.id), draftWait(dossier, call));
      await audit.record({
        kind: 'application.started',
        subjectType: 'dossier',
        subjectId: dossier.id,
        dossierId: dossier.id,
        related: [callId, organisationId, ...(mandateId === null ? [] : [mandateId])],
        after: dossier,
        ruleVersion: dossier.rulebookHash,
      });
      return dossier;
    });
