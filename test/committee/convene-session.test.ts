import {
  committee,
  convenedSession,
  decidedItem,
  idOfPerson,
  openedSession,
  signedSession,
} from '../support/builders/committee.ts';
import { rankedDossier, scoredDossier } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const convocationOf = async (ranked: Awaited<ReturnType<typeof rankedDossier>>) => ({
  ...(await committee(world)).convocation,
  callId: ranked.callId,
  reference: 'CRS-2026-04',
  sittingAt: new Date('2026-04-02T09:00:00Z'),
  dossierIds: [ranked.dossierId],
});

describe('conveneSession', () => {
  it('invites members and secretary, and waits until a week after the sitting', async () => {
    const { sessionId } = await convenedSession(world);
    const { rows: invited } = await world.admin.raw<{ rows: object[] }>(
      `select to_id from engine.notice where kind = 'committee.convened'`,
    );
    expect(invited).toHaveLength(8);
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      'select owed_role, due_at from engine.obligation where kind = ? and subject_id = ?',
      ['session', sessionId],
    );
    expect(rows).toEqual([{ owed_role: 'committee_secretary', due_at: new Date('2026-03-27T22:59:59.999Z') }]);
  });

  it('is refused for a dossier that is not with the committee, and for a sitting in the past', async () => {
    const scored = await scoredDossier(world);
    const { secretary } = await committee(world);
    const { conveneSession } = world.useCases.committee;
    const early = await convocationOf({ ...scored, secretary, ranking: { dossiers: [] } as never });
    await expect(conveneSession(by(secretary), early)).rejects.toMatchObject({ code: 'stage_mismatch' });
    const past = { ...early, sittingAt: new Date('2026-01-01T09:00:00Z') };
    await expect(conveneSession(by(secretary), past)).rejects.toMatchObject({ code: 'sitting_in_the_past' });
  });

  it('is refused for a dossier that the ranking does not name', async () => {
    const ranked = await rankedDossier(world);
    const { conveneSession } = world.useCases.committee;
    await world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx.raw('delete from scoring.ranked');
    });
    await expect(conveneSession(by(ranked.secretary), await convocationOf(ranked))).rejects.toMatchObject({
      kind: 'refused',
      code: 'dossier_not_ranked',
    });
  });

  it('puts a dossier on one agenda at a time', async () => {
    const session = await convenedSession(world);
    const again = await convocationOf(session);
    await expect(world.useCases.committee.conveneSession(by(session.secretary), again)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'already_on_agenda',
    });
  });

  it('is refused under the reference of another session', async () => {
    const session = await convenedSession(world);
    const { conveneSession, getSession } = world.useCases.committee;
    const { session: first } = await getSession(session.secretary, session.sessionId);
    const again = { ...(await convocationOf(session)), reference: first.reference };
    await expect(conveneSession(by(session.secretary), again)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'session_reference_taken',
    });
  });
});

describe('openSession', () => {
  it('is refused below the quorum, and without the chair of this session', async () => {
    const { chair, members, sessionId } = await convenedSession(world);
    const { openSession } = world.useCases.committee;
    await world.moveTo('2026-03-20T09:00:00Z');
    const presentIds = [chair, ...members.slice(0, 2)].map(idOfPerson);
    await expect(openSession(by(chair), sessionId, { presentIds })).rejects.toMatchObject({
      kind: 'refused',
      code: 'quorum_missing',
      details: { present: 3, quorum: 4 },
    });
    await expect(openSession(by(members[0]!), sessionId, { presentIds })).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });
});

describe('closeSession', () => {
  it('returns what was left undecided, for a later session', async () => {
    const session = await openedSession(world);
    const { secretary, chair, sessionId } = session;
    const { closeSession, conveneSession, getSession } = world.useCases.committee;
    await expect(closeSession(by(chair), sessionId)).rejects.toMatchObject({ code: 'permission_denied' });
    const { content } = await closeSession(by(secretary), sessionId);
    expect(content).toContain('Aucune décision');
    expect((await getSession(secretary, sessionId)).items[0]!.item.status).toBe('returned');
    const later = await conveneSession(by(secretary), await convocationOf(session));
    expect(later.status).toBe('convened');
  });
});

describe('lapseSession', () => {
  it('returns the items of a session that was not signed in time, and frees what they held', async () => {
    const session = await decidedItem(world);
    const { chair, dossierId, sessionId } = session;
    const { lapseSession, getSession } = world.useCases.committee;
    await lapseSession(automatically('lapse', '1'), sessionId);
    await lapseSession(automatically('lapse', '2'), sessionId);
    const lapsed = await getSession(chair, sessionId);
    expect(lapsed.session.status).toBe('lapsed');
    expect(lapsed.items[0]!.item.status).toBe('returned');
    expect(await world.read(chair, ({ ledger }) => ledger.openHolds(dossierId))).toEqual([]);
  });

  it('changes nothing once the minutes are signed', async () => {
    const session = await decidedItem(world);
    await signedSession(world, session);
    await world.useCases.committee.lapseSession(automatically('lapse', '1'), session.sessionId);
    const { session: after } = await world.useCases.committee.getSession(session.chair, session.sessionId);
    expect(after.status).toBe('signed');
    expect(await world.read(session.chair, ({ ledger }) => ledger.openHolds(session.dossierId))).toHaveLength(2);
  });
});
