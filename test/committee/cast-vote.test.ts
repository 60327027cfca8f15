import { idOfPerson, openedSession, vote, type SessionWorld } from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let session: SessionWorld;

beforeEach(async () => {
  world = await createWorld();
  session = await openedSession(world);
});
afterEach(() => world.drop());

const cast = (member: number, contentHash = session.contentHash) =>
  world.useCases.committee.castVote(by(session.members[member]!), session.itemId, { vote: 'for', contentHash });

const recuse = (member: number) =>
  world.useCases.committee.recuse(by(session.members[member]!), session.itemId, { reason: 'Family' });

describe('castVote', () => {
  it('counts one voice of each member who is there', async () => {
    const { chair, members } = session;
    await vote(world, session, { voters: [chair, members[1]!], vote: 'for' });
    await vote(world, session, { voters: [members[2]!], vote: 'abstain' });
    const { items } = await world.useCases.committee.getSession(chair, session.sessionId);
    expect(items[0]!.item.votes.map((each) => each.vote)).toEqual(['for', 'for', 'abstain']);
  });

  it('is refused twice, by the code and by the database', async () => {
    await cast(1);
    await expect(cast(1)).rejects.toMatchObject({ kind: 'conflict', code: 'already_voted' });
    const again = world.admin.raw('insert into committee.vote select * from committee.vote');
    await expect(again).rejects.toMatchObject({ hint: 'already_voted' });
  });

  it('is refused to somebody who is not there, or not of this session', async () => {
    await expect(cast(5)).rejects.toMatchObject({ code: 'member_absent' });
    const stranger = await world.holding('member-9', 'committee_member');
    const { itemId, contentHash } = session;
    await expect(
      world.useCases.committee.castVote(by(stranger), itemId, { vote: 'for', contentHash }),
    ).rejects.toMatchObject({ code: 'member_absent' });
  });

  it('is refused on another content than the one that is there', async () => {
    await expect(cast(1, 'f'.repeat(64))).rejects.toMatchObject({ kind: 'refused', code: 'content_changed' });
  });

  it('is refused to whoever instructed the dossier, by the code and by the database; they leave for it instead', async () => {
    const { dossierId, itemId, sessionId, contentHash, members } = session;
    const [member] = members;
    await world.admin('application.complement').insert({
      dossier_id: dossierId,
      items: JSON.stringify(['Statuts signés']),
      asked_by: idOfPerson(member!),
      asked_at: new Date('2026-01-20T10:00:00Z'),
      due_at: new Date('2026-01-30T10:00:00Z'),
      status: 'lapsed',
    });
    await expect(cast(0)).rejects.toMatchObject({ kind: 'refused', code: 'member_instructed' });
    const bySql = world.admin('committee.vote').insert({
      item_id: itemId,
      session_id: sessionId,
      person_id: idOfPerson(member!),
      vote: 'for',
      content_hash: contentHash,
      cast_at: new Date('2026-03-20T10:00:00Z'),
    });
    await expect(bySql).rejects.toMatchObject({ hint: 'member_instructed' });
    await recuse(0);
    await cast(1);
  });

  it('is refused to the holder, for whom deliberations are not there', async () => {
    const { holder, itemId, contentHash, sessionId } = session;
    await expect(
      world.useCases.committee.castVote(by(holder), itemId, { vote: 'for', contentHash }),
    ).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(world.useCases.committee.getSession(holder, sessionId)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });
});

describe('recuse', () => {
  it('takes the vote away, in the code and in the database', async () => {
    await recuse(0);
    await expect(cast(0)).rejects.toMatchObject({ kind: 'refused', code: 'member_recused' });
    const { itemId, sessionId, members, contentHash } = session;
    const bySql = world.admin('committee.vote').insert({
      item_id: itemId,
      session_id: sessionId,
      person_id: idOfPerson(members[0]!),
      vote: 'for',
      content_hash: contentHash,
      cast_at: new Date('2026-03-20T10:00:00Z'),
    });
    await expect(bySql).rejects.toMatchObject({ hint: 'member_recused' });
  });

  it('comes before the vote or not at all', async () => {
    await cast(0);
    await expect(recuse(0)).rejects.toMatchObject({ code: 'already_voted' });
  });
});
