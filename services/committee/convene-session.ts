import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { callWorkflowId, newId, type DossierId, type ItemId, type SessionId } from '../shared/ids.ts';
import type { Owed } from '../shared/obligation.ts';
import { dossierNotRanked, sittingInThePast } from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { requireConvenable, type Convocation, type Session } from './session.ts';

/** Days after the sitting in which its minutes must be signed by both, or its items return. */
const SIGNING_DAYS = 7;

/** Calls the committee together, with an agenda in the order of the ranking. */
export const conveneSession =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, convocation: Convocation): Promise<Session> =>
    transact(command, async (unit) => {
      const { access, programme, sessions, agenda, audit, processes, now } = unit;
      const { callId, sittingAt, members, dossierIds, ...head } = convocation;
      await access.require('committee.convene', { callId });
      const { rulebook, rulebookHash } = await programme.getCall(callId);
      const { quorum } = rulebook.committee;
      requireConvenable(convocation, quorum);
      if (sittingAt <= now) throw sittingInThePast(sittingAt, now);
      for (const dossierId of [...dossierIds].sort()) await processes.requireStage(dossierId, 'committee');
      const ranked = await rankedAgenda(unit, convocation);

      const id = newId<SessionId>();
      const seated = members.map((seat) => ({ ...seat, isPresent: null }));
      const session: Session = {
        ...head,
        id,
        callId,
        sittingAt,
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
        related: [callId, ...dossierIds],
        after: { ...session, agenda: ranked },
        ruleVersion: rulebookHash,
      });
      await tellMembers(unit, session);
      for (const dossierId of dossierIds) await processes.bump(dossierId);
      await processes.bumpCall(callId);
      return session;
    });

const rankedAgenda = async ({ scoring }: CommitteeUnit, { callId, dossierIds }: Convocation) => {
  const ranking = await scoring.listRanking(callId);
  const isOnAgenda = ({ dossierId }: { dossierId: DossierId }) => dossierIds.includes(dossierId);
  const ranked = ranking.filter(isOnAgenda).map(({ dossierId, rank }) => ({ dossierId, rank }));
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

const tellMembers = async ({ outbox, people }: CommitteeUnit, session: Session): Promise<void> => {
  const { members, secretaryId, reference, sittingAt } = session;
  const invited = new Set([...members.map(({ personId }) => personId), secretaryId]);
  for (const personId of invited) {
    await people.getPerson(personId);
    const to: Owed = { by: 'person', personId };
    const data = { reference, sittingAt: sittingAt.toISOString() };
    await outbox.notify({ kind: 'committee.convened', to, dossierId: null, data });
  }
};
