import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { complementAlreadyAsked } from './application-errors.ts';
import type { ApplicationUnit } from './application-ports.ts';
import { requireSubmitted } from './application.ts';
import { askFor, complementWait, type Complement, type MissingItems } from './complement.ts';
import { stopClock } from './legal-clock.ts';

/** Where the rulebook says nothing. */
const WORKING_DAYS = 10;

/** The desk asks for everything that is missing, once; the legal clock stands still until the answer. */
export const requestComplement =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  (command: Command, id: DossierId, { items }: { readonly items: MissingItems }): Promise<Complement> =>
    transact(command, async (unit) => {
      const { access, dossiers, programme, complements, legalClocks, obligations, processes, now } = unit;
      const stage = await processes.lockStage(id);
      const dossier = await dossiers.lockById(id);
      await access.requireOn('eligibility.decide', id);
      if (stage !== 'application') throw stageNotReached(stage, 'application');
      requireSubmitted(dossier);
      const earlier = await complements.find(id);
      if (earlier) throw complementAlreadyAsked(earlier.askedAt);
      const { rulebook } = await programme.getCall(dossier.callId, dossier.rulebookHash);
      const workingDays = rulebook.eligibility.complementWorkingDays ?? WORKING_DAYS;
      const holidays = await programme.holidays();

      const complement = askFor(items, { by: access.person(), now, workingDays, holidays });

      await complements.insert(id, complement);
      await legalClocks.save(id, stopClock(await legalClocks.get(id), now));
      await obligations.close('eligibility', id);
      await obligations.open(dossierWorkflowId(id), complementWait(dossier, complement));
      await unit.audit.record({
        kind: 'application.complement_requested',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        after: complement,
        ruleVersion: dossier.rulebookHash,
      });
      await unit.outbox.notify({
        kind: 'application.complement_requested',
        to: { by: 'organisation', organisationId: dossier.organisationId },
        dossierId: id,
        data: {
          reference: dossier.reference,
          items: items.map(({ text }) => text).join(' · '),
          dueAt: complement.dueAt.toISOString(),
        },
      });
      await processes.bump(id);
      return complement;
    });
