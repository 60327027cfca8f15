import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId, type FunderId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { publish } from './programme.ts';
import type { Call } from './programme-facts.ts';
import type { Envelopes, ProgrammeUnit } from './programme-ports.ts';

/** Publishes a call: its rulebook is frozen, and its workflow waits for the opening day. */
export const publishCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async ({ access, calls, envelopes, people, audit, processes, obligations, now }) => {
      const draft = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, draft);
      const fundersWithoutEnvelope = await withoutEnvelope(envelopes, draft);
      const reviewersKnown = (await people.listHolders('reviewer', id)).length;

      const published = publish(draft, { now, fundersWithoutEnvelope, reviewersKnown });

      await calls.save(published);
      await processes.openCall(id);
      await obligations.open(callWorkflowId(id), {
        kind: 'call_opening',
        subjectId: id,
        owed: { by: 'system' },
        rungs: [],
        dueAt: published.opensAt,
      });
      await audit.record({
        kind: 'programme.call_published',
        subjectType: 'call',
        subjectId: id,
        dossierId: null,
        before: { status: draft.status },
        after: { status: published.status, rulebookHash: published.rulebookHash },
        ruleVersion: published.rulebookHash,
      });
      return published;
    });

const withoutEnvelope = async (envelopes: Envelopes, { id, funderIds }: Call): Promise<FunderId[]> => {
  const absent: FunderId[] = [];
  for (const funderId of funderIds) if ((await envelopes.find(id, funderId)) === null) absent.push(funderId);
  return absent;
};
