import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { extend, type ExtendClosing } from './programme.ts';
import { draftReminders, type Call } from './programme-facts.ts';
import type { CallDossier, ProgrammeUnit } from './programme-ports.ts';

/** Moves a closing later, before it has come: its wait, and the wait of every draft, whose owner is told. */
export const extendClosing =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId, { closesAt, reason }: ExtendClosing): Promise<Call> =>
    transact(command, async (unit) => {
      const { access, calls, callDossiers, obligations, audit, outbox, processes, now } = unit;
      const call = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, call);

      const extended = extend(call, closesAt, now);

      await calls.save(extended);
      await obligations.move('call_closing', id, { rungs: [], dueAt: closesAt });
      const drafts = (await callDossiers.list(id)).filter(({ isDraft }) => isDraft);
      for (const draft of drafts) await follow(unit, extended, draft);
      await audit.record({
        kind: 'programme.closing_extended',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        related: drafts.map((draft) => draft.id),
        before: { closesAt: call.closesAt },
        after: { closesAt },
        reason,
        ruleVersion: extended.rulebookHash,
      });
      await outbox.notify({
        kind: 'programme.closing_extended',
        to: { by: 'role', role: 'desk_officer' },
        dossierId: null,
        data: { reference: extended.reference, closesAt: closesAt.toISOString() },
      });
      await processes.bumpCall(id);
      return extended;
    });

/** Whoever submits at this very moment was first: there is no wait left to move, and the news does no harm. */
const follow = async (
  { obligations, outbox, processes }: ProgrammeUnit,
  { closesAt, reference }: Call,
  { id, organisationId }: CallDossier,
): Promise<void> => {
  await processes.lockStage(id);
  await obligations.move('draft', id, { rungs: draftReminders(closesAt), dueAt: closesAt });
  await outbox.notify({
    kind: 'programme.closing_extended',
    to: { by: 'organisation', organisationId },
    dossierId: id,
    data: { reference, closesAt: closesAt.toISOString() },
  });
  await processes.bump(id);
};
