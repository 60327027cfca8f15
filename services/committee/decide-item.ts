import { UNSAID } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { ItemId } from '../shared/ids.ts';
import { requireFitting, requireMajority, requirePresiding, tallyOf, type Item } from './agenda.ts';
import { awaitSignature, holdLines, linesOf } from './award-lines.ts';
import type { ProposedLine } from './committee-facts.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { Decision } from './decision.ts';
import { requireFreeRank } from './reserve.ts';
import { requireRectifiable } from './rectification.ts';
import { lockItem } from './sitting.ts';

/**
 * Whoever presides states what the votes have decided. A retained amount is held on every proposed funder's envelope in
 * the same transaction: two sessions can never promise the same dirham. It takes effect with the signed minutes.
 */
export const decideItem =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: ItemId, decision: Decision): Promise<Item> =>
    transact(command, async (unit) => {
      const { access, agenda, audit, processes, application, programme, now } = unit;
      const { session, item } = await lockItem(unit, id, 'committee.sit');
      const chairId = access.person();
      requirePresiding(session, item, chairId);
      requireFitting(decision.kind, item);
      const { dossierId } = item;
      const { callId, rulebookHash } = await application.getDossier(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);
      const { castingVote = UNSAID.committee.castingVote } = rulebook.committee;
      const tally = tallyOf(session, item);
      requireMajority(decision.kind, item, { tally, chairId: castingVote ? chairId : null });

      const lines = await promise(unit, item, decision);
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

/** Only what is retained is held at once; a reserve's proposal must be as sound, and is held when money is freed. */
const promise = async (unit: CommitteeUnit, item: Item, decided: Decision): Promise<ProposedLine[]> => {
  const decision = decided.kind === 'rectified' ? await requireRectifiable(unit, item, decided.becomes) : decided;
  if (decision === null) return [];
  if (decision.kind !== 'retained' && decision.kind !== 'reserve') return [];
  const lines = await linesOf(unit, item, decision);
  if (decision.kind === 'reserve') {
    const { callId } = await unit.application.getDossier(item.dossierId);
    requireFreeRank(await unit.reserve.lockList(callId), decision.rank);
    return [];
  }
  await awaitSignature(unit, item);
  return holdLines(unit, item, lines);
};
