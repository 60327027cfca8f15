import type { CommitteeRule } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { callWorkflowId, newId, type CallId, type DossierId, type ItemId, type SessionId } from '../shared/ids.ts';
import type { Item } from './agenda.ts';
import {
  agendaEmpty,
  dossierNotRanked,
  notAdjournedForQuorum,
  noticeTooShort,
  notRectifiable,
  questionOpen,
  secondAgendaDiffers,
  sittingInThePast,
} from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { tellSession } from './invitations.ts';
import { isOpen } from './question.ts';
import { votersOf } from './seating.ts';
import { requireConvenable, type Convocation, type Session } from './session.ts';

/** Days after the sitting in which its minutes must be signed by both, or its items return. */
const SIGNING_DAYS = 7;

/** Calls the committee together, with an agenda in the order of the ranking. */
export const conveneSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, convocation: Convocation): Promise<Session> =>
    transact(command, async (unit) => {
      const { access, programme, sessions, agenda, audit, processes, now } = unit;
      const { callId, members, dossierIds, rectifies = [], secondOf = null, ...head } = convocation;
      await access.require('committee.convene', { callId });
      const { rulebook, rulebookHash } = await programme.getCall(callId);
      const quorum = await quorumOf(unit, convocation, rulebook.committee);
      requireConvenable(convocation, { ...rulebook.committee, quorum });
      requireNotice(convocation.sittingAt, rulebook.committee, now);
      for (const dossierId of [...dossierIds].sort()) await processes.requireStage(dossierId, 'committee');
      await requireAnswered(unit, dossierIds);
      const ranked = [...(await rankedAgenda(unit, convocation)), ...(await corrections(unit, callId, rectifies))];
      if (ranked.length === 0) throw agendaEmpty();

      const id = newId<SessionId>();
      const seated = members.map((seat) => ({ ...seat, isPresent: null }));
      const session: Session = {
        ...head,
        id,
        callId,
        secondOf,
        quorum,
        status: 'convened',
        members: seated,
        version: 1,
      };

      await sessions.add(session);
      await agenda.add(
        ranked.map((item, index) => ({ ...item, id: newId<ItemId>(), sessionId: id, position: index + 1 })),
      );
      await openWait(unit, session);
      await audit.record({
        kind: 'committee.convened',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId, ...ranked.map(({ dossierId }) => dossierId), ...(secondOf ? [secondOf] : [])],
        after: { ...session, agenda: ranked },
        ruleVersion: rulebookHash,
      });
      await invite(unit, session);
      for (const { dossierId } of ranked) await processes.bump(dossierId);
      await processes.bumpCall(callId);
      return session;
    });

const requireNotice = (sittingAt: Date, { noticeDays = 0 }: CommitteeRule, now: Date): void => {
  if (sittingAt <= now) throw sittingInThePast(sittingAt, now);
  if (daysBefore(sittingAt, noticeDays) < now) throw noticeTooShort(sittingAt, noticeDays);
};

/** A dossier that was deferred for a question comes back with its answer, or once the time for it is over. */
const requireAnswered = async ({ questions, now }: CommitteeUnit, dossierIds: readonly DossierId[]): Promise<void> => {
  const waiting: DossierId[] = [];
  for (const id of dossierIds) {
    if ((await questions.listByDossier(id)).some((question) => isOpen(question, now))) waiting.push(id);
  }
  if (waiting.length > 0) throw questionOpen(waiting);
};

/** A second convening of the same agenda may have the lower quorum that the rulebook allows, and nothing else may. */
const quorumOf = async (unit: CommitteeUnit, convocation: Convocation, rule: CommitteeRule): Promise<number> => {
  const { secondOf, callId, sittingAt, dossierIds } = convocation;
  if (secondOf === undefined) return rule.quorum;
  const first = await unit.sessions.lockById(secondOf);
  const lackedQuorum = first.status === 'adjourned' && votersOf(first).length < first.quorum;
  if (first.callId !== callId || !lackedQuorum) throw notAdjournedForQuorum(secondOf);
  const before = (await unit.agenda.listBySession(secondOf)).map(({ dossierId }) => dossierId);
  const others = dossierIds.filter((id) => !before.includes(id));
  if (others.length > 0) throw secondAgendaDiffers(others);
  const { quorum, afterDays } = rule.secondConvening ?? { quorum: rule.quorum, afterDays: 0 };
  if (daysBefore(sittingAt, afterDays) < first.sittingAt) throw noticeTooShort(sittingAt, afterDays);
  return quorum;
};

/** A decision in effect is corrected by an item of its own, which names it. */
const corrections = async (
  { agenda, application, processes }: CommitteeUnit,
  callId: CallId,
  ids: readonly ItemId[],
) => {
  const items: Pick<Item, 'dossierId' | 'rank' | 'rectifies'>[] = [];
  for (const id of [...ids].sort()) {
    const { dossierId, rank, status } = await agenda.getById(id);
    await processes.lockStage(dossierId);
    if (status !== 'settled' || (await application.getDossier(dossierId)).callId !== callId) throw notRectifiable([id]);
    items.push({ dossierId, rank, rectifies: id });
  }
  return items;
};

const rankedAgenda = async ({ scoring }: CommitteeUnit, { callId, dossierIds }: Convocation) => {
  const ranking = await scoring.listRanking(callId);
  const isOnAgenda = ({ dossierId }: { dossierId: DossierId }) => dossierIds.includes(dossierId);
  const ranked = ranking.filter(isOnAgenda).map(({ dossierId, rank }) => ({ dossierId, rank, rectifies: null }));
  const strangers = dossierIds.filter((id) => !ranked.some(({ dossierId }) => dossierId === id));
  if (strangers.length > 0) throw dossierNotRanked(strangers);
  return ranked.sort((left, right) => left.rank - right.rank);
};

const openWait = async ({ obligations }: CommitteeUnit, { id, callId, sittingAt }: Session): Promise<void> => {
  await obligations.open(callWorkflowId(callId), {
    kind: 'session',
    subjectId: id,
    owed: { by: 'role', role: 'committee_secretary' },
    rungs: [{ at: daysBefore(sittingAt, 1), act: 'remind' }],
    dueAt: endOf(addDays(localDateOf(sittingAt), SIGNING_DAYS)),
  });
};

const invite = (unit: CommitteeUnit, session: Session): Promise<void> => {
  const { reference, sittingAt, secondOf } = session;
  const kind = secondOf === null ? 'committee.convened' : 'committee.convened_again';
  return tellSession(unit, session, { kind, data: { reference, sittingAt: sittingAt.toISOString() } });
};
