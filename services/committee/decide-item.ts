import { hold } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, endOf, localDateOf } from '../shared/dates.ts';
import type { ItemId } from '../shared/ids.ts';
import { requireMajority, tallyOf, type Item } from './agenda.ts';
import type { ProposedLine } from './committee-facts.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { requireSound, type Decision, type Retained } from './decision.ts';
import { requireOfficer } from './session.ts';
import { lockItem } from './sitting.ts';

/**
 * The chair states what the votes have decided. A retained amount is held on every proposed funder's envelope in
 * the same transaction: two sessions can never promise the same dirham. It takes effect with the signed minutes.
 */
export const decideItem =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId, decision: Decision): Promise<Item> =>
    transact(command, async (unit) => {
      const { access, agenda, audit, processes, application, now } = unit;
      const { session, item } = await lockItem(unit, id, 'committee.preside');
      const chairId = access.person();
      requireOfficer(session, 'chair', chairId);
      const tally = tallyOf(session, item, chairId);
      requireMajority(decision.kind, item, { tally, chairId });
      const { dossierId } = item;
      const { rulebookHash } = await application.getDossier(dossierId);

      const lines = decision.kind === 'retained' ? await holdLines(unit, item, decision) : [];
      const decided = { decision, tally, decidedBy: chairId, decidedAt: now };

      await agenda.decide(item, decided, lines);
      await audit.record({
        kind: 'committee.decided',
        subjectType: 'item',
        subjectId: id,
        dossierId,
        related: [session.id, ...lines.flatMap(({ funderId, holdId }) => [funderId, holdId])],
        after: { ...decided, lines },
        ruleVersion: rulebookHash,
      });
      await processes.bump(dossierId);
      return agenda.getById(id);
    });

const holdLines = async (unit: CommitteeUnit, item: Item, decision: Retained): Promise<ProposedLine[]> => {
  const { application, programme, ledger, access, now } = unit;
  const { dossierId, id: subjectId } = item;
  const { callId, plan } = await application.getDossier(dossierId);
  const { committee, tranches } = (await programme.getCall(callId)).rulebook;
  requireSound(decision, plan, tranches.length);

  const dueAt = endOf(addDays(localDateOf(now), committee.provisionalHoldDays));
  const lines: Omit<ProposedLine, 'holdId'>[] = [];
  for (const { funderId, amount } of decision.lines) {
    const { id: envelopeId } = await programme.getEnvelope(callId, funderId);
    await access.admitFunder(dossierId, funderId);
    lines.push({ funderId, envelopeId, amount });
  }
  const holds = lines.map(({ amount, ...share }) => hold({ ...share, dossierId }, amount, { dueAt, subjectId }));
  const holdIds = await ledger.post(holds);
  return lines.flatMap((line, index) => holdIds.slice(index, index + 1).map((holdId) => ({ ...line, holdId })));
};
