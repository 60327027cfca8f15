import { idOfPerson, openedSession, retained, vote, type SessionWorld } from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let session: SessionWorld;

beforeEach(async () => {
  world = await createWorld();
  session = await openedSession(world);
});
afterEach(() => world.drop());

const nameMember = (member: number) =>
  world.useCases.committee.replaceChair(by(session.secretary), session.itemId, {
    personId: idOfPerson(session.members[member]!),
  });

const leave = (actor = session.chair) =>
  world.useCases.committee.recuse(by(actor), session.itemId, { reason: 'Présidente de la fédération' });

describe('replaceChair', () => {
  it('lets another member preside over the item, whose casting vote then decides', async () => {
    const { chair, members, itemId } = session;
    const { decideItem } = world.useCases.committee;
    await leave();
    await expect(decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({ code: 'chair_recused' });
    await nameMember(0);
    await vote(world, session, { voters: members.slice(0, 2), vote: 'for' });
    await vote(world, session, { voters: members.slice(2, 4), vote: 'against' });
    await expect(decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({ code: 'not_presiding' });
    const decided = await decideItem(by(members[0]!), itemId, retained(session));
    expect(decided.decided).toMatchObject({
      decidedBy: idOfPerson(members[0]!),
      tally: { present: 5, recused: 1, quorum: 4, for: 2, against: 2 },
    });
    const { content } = await world.useCases.committee.closeSession(by(session.secretary), session.sessionId);
    expect(content).toContain('Présidence de ce point : \u2068member-1\u2069.');
  });

  it('is refused while the chair has not left, for whoever has left or is not there, and twice', async () => {
    await expect(nameMember(0)).rejects.toMatchObject({ code: 'chair_not_recused' });
    await leave();
    await expect(nameMember(5)).rejects.toMatchObject({ code: 'member_absent' });
    await nameMember(1);
    await expect(nameMember(1)).rejects.toMatchObject({ kind: 'conflict', code: 'chair_already_named' });
    await leave(session.members[1]);
    await expect(nameMember(1)).rejects.toMatchObject({ code: 'member_recused' });
  });

  it('is recorded by the secretary of the session and nobody else', async () => {
    await leave();
    const personId = idOfPerson(session.members[0]!);
    const { replaceChair } = world.useCases.committee;
    await expect(replaceChair(by(session.chair), session.itemId, { personId })).rejects.toMatchObject({
      code: 'permission_denied',
    });
    const other = await world.holding('secretary-2', 'committee_secretary');
    await expect(replaceChair(by(other), session.itemId, { personId })).rejects.toMatchObject({
      code: 'not_a_member',
    });
  });

  it('cannot be gone round by SQL: only whoever presides decides', async () => {
    await leave();
    const byMember = world.admin.raw(
      `insert into committee.decision (item_id, session_id, kind, content, present, recused, quorum, votes_for,
         votes_against, abstentions, decided_by, decided_at)
       select i.id, s.id, 'deferred', '{}', 5, 1, s.quorum, 0, 0, 0, ?, now()
       from committee.session s join committee.item i on i.session_id = s.id`,
      [idOfPerson(session.members[0]!)],
    );
    await expect(byMember).rejects.toMatchObject({ hint: 'session_mismatch' });
  });
});
