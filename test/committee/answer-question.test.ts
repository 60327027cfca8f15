import {
  decidedItem,
  opened,
  retained,
  sessionOn,
  signedSession,
  vote,
  type SessionWorld,
} from '../support/builders/committee.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;
let session: SessionWorld;

beforeEach(async () => {
  world = await createWorld();
  session = await decidedItem(world, () => ({ kind: 'deferred', question: 'Qui entretient la pompe ?' }));
  await signedSession(world, session);
});
afterEach(() => world.drop());

const answer = (text = 'Un contrat avec l’installateur, pour cinq ans.') =>
  world.useCases.committee.answerQuestion(by(session.holder), session.dossierId, { text, documentIds: [] });

const LATER = { reference: 'CRS-2026-04', sittingAt: new Date('2026-04-10T09:00:00Z') };
const later = () => sessionOn(world, session, LATER);

describe('a dossier that is deferred for a question', () => {
  it('tells its holder, who has fifteen days', async () => {
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      `select owed_by, due_at, rungs -> 0 ->> 'act' as act from engine.obligation where kind = 'question'`,
    );
    expect(rows).toEqual([{ owed_by: 'organisation', due_at: new Date('2026-04-04T22:59:59.999Z'), act: 'remind' }]);
    const told = await world.admin('engine.notice').where({ kind: 'committee.deferred' });
    expect(told[0]).toMatchObject({ data: { question: 'Qui entretient la pompe ?' } });
    await expect(later()).rejects.toMatchObject({
      code: 'question_open',
      details: { dossierIds: [session.dossierId] },
    });
  });

  it('comes back to a later session with the answer, which is part of what is voted on', async () => {
    const documentIds = [await storedDocument(world, session.holder, 'contrat')];
    const { answerQuestion, listQuestions } = world.useCases.committee;
    const given = { text: 'Un contrat', documentIds };
    await answerQuestion(by(session.holder), session.dossierId, given);
    expect((await listQuestions(session.holder, session.dossierId)).questions).toMatchObject([{ answer: given }]);

    const second = await opened(world, await later());
    expect(second.contentHash).not.toBe(session.contentHash);
    const { members, chair, itemId } = second;
    const stale = { ...second, contentHash: session.contentHash };
    await expect(vote(world, stale, { voters: [members[1]!], vote: 'for' })).rejects.toMatchObject({
      code: 'content_changed',
    });
    await vote(world, second, { voters: [chair, ...members.slice(0, 3)], vote: 'for' });
    const { decideItem, getSession } = world.useCases.committee;
    await decideItem(by(chair), itemId, retained(second));
    const { items } = await getSession(chair, second.sessionId);
    expect(items[0]).toMatchObject({ item: { status: 'decided' }, questions: [{ answer: given }] });
  });

  it('comes back as it is once the time for an answer is over', async () => {
    const { itemId } = session;
    await world.moveTo('2026-04-05T00:00:00Z');
    await world.useCases.committee.lapseQuestion(automatically('lapse', '1'), itemId);
    await world.useCases.committee.lapseQuestion(automatically('lapse', '2'), itemId);
    expect(await world.admin('engine.notice').where({ kind: 'committee.question_lapsed' })).toHaveLength(2);
    await expect(answer()).rejects.toMatchObject({ kind: 'refused', code: 'no_open_question' });
    expect((await later()).itemId).not.toBe(itemId);
  });
});

describe('answerQuestion', () => {
  it('ends the wait, so that its end changes nothing', async () => {
    await answer();
    expect(await world.admin('engine.obligation').where({ kind: 'question', closed_at: null })).toEqual([]);
    await world.useCases.committee.lapseQuestion(automatically('lapse', '1'), session.itemId);
    expect(await world.admin('engine.notice').where({ kind: 'committee.question_lapsed' })).toEqual([]);
  });

  it('happens once, and is the holder’s', async () => {
    const { secretary, dossierId } = session;
    const stranger = await world.person('stranger');
    const { answerQuestion } = world.useCases.committee;
    const given = { text: 'x', documentIds: [] };
    await expect(answerQuestion(by(secretary), dossierId, given)).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(answerQuestion(by(stranger), dossierId, given)).rejects.toMatchObject({ code: 'dossier_missing' });
    await answer();
    await expect(answer()).rejects.toMatchObject({ code: 'no_open_question' });
    const again = world.admin.raw('insert into committee.answer select * from committee.answer');
    await expect(again).rejects.toMatchObject({ constraint: 'answer_once_per_question' });
  });
});
