import type { Command, Dependencies } from '../shared/command.ts';
import { callWorkflowId, type CallId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { publish } from './programme.ts';
import type { Call, Funder } from './programme-facts.ts';
import type { Surroundings } from './call-faults.ts';
import type { Giver, ProgrammeUnit } from './programme-ports.ts';

/** Publishes a call: its rulebook is frozen, and its workflow waits for the opening day. */
export const publishCall =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: CallId): Promise<Call> =>
    transact(command, async ({ access, programme, calls, envelopes, people, audit, processes, obligations, now }) => {
      const draft = await calls.lockById(id);
      await access.require('call.publish', { callId: id });
      requireCurrent(command, draft);
      const givers = await envelopes.listGivers(draft);
      const funders: Surroundings['funders'][number][] = [];
      for (const funderId of draft.funderIds) funders.push(givingOf(await programme.getFunder(funderId), givers));
      const guarantors = givers.filter(({ instruments }) => instruments.includes('guarantee')).map(({ code }) => code);
      const reviewersKnown = (await people.listHolders('reviewer', id)).length;

      const published = publish(draft, { now, funders, guarantors, reviewersKnown });

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

const givingOf = ({ id, code }: Funder, givers: readonly Giver[]): Surroundings['funders'][number] => {
  const giver = givers.find(({ funderId }) => funderId === id);
  if (!giver) return { code, gives: 'nothing' };
  return { code, gives: giver.instruments.every((each) => each === 'guarantee') ? 'guarantees' : 'money' };
};
