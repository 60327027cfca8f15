import {
  convenedSession,
  idOfPerson,
  sessionOn,
  withCommitteeRule,
  type SessionWorld,
} from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** Three of seven have come: one fewer than the quorum. */
const adjourned = async (): Promise<SessionWorld> => {
  const session = await convenedSession(world);
  await world.moveTo('2026-03-20T09:00:00Z');
  await world.useCases.committee.adjournSession(by(session.secretary), session.sessionId, {
    presentIds: three(session),
  });
  return session;
};

const three = ({ chair, members }: SessionWorld) => [chair, ...members.slice(0, 2)].map(idOfPerson);

const again = (first: SessionWorld) =>
  sessionOn(world, first, {
    reference: 'CRS-2026-03-BIS',
    sittingAt: new Date('2026-03-27T09:00:00Z'),
    secondOf: first.sessionId,
  });

describe('adjournSession', () => {
  it('records who came, returns the items, ends the wait and tells everybody', async () => {
    const { secretary, sessionId } = await adjourned();
    const { session, items } = await world.useCases.committee.getSession(secretary, sessionId);
    expect(session.status).toBe('adjourned');
    expect(session.members.filter(({ isPresent }) => isPresent)).toHaveLength(3);
    expect(items.map(({ item }) => item.status)).toEqual(['returned']);
    const told = await world.admin('engine.notice').where({ kind: 'committee.adjourned' });
    expect(told).toHaveLength(8);
    const waits = world.admin('engine.obligation').where({ kind: 'session', closed_at: null });
    expect(await waits).toEqual([]);
  });

  it('is for the secretary of the session, once the sitting has begun without its quorum', async () => {
    const session = await convenedSession(world);
    const { chair, members, secretary, sessionId } = session;
    const { adjournSession } = world.useCases.committee;
    const few = { presentIds: three(session) };
    await expect(adjournSession(by(secretary), sessionId, few)).rejects.toMatchObject({ code: 'sitting_not_begun' });
    await world.moveTo('2026-03-20T09:00:00Z');
    await expect(adjournSession(by(chair), sessionId, few)).rejects.toMatchObject({ code: 'permission_denied' });
    const other = await world.holding('secretary-2', 'committee_secretary');
    await expect(adjournSession(by(other), sessionId, few)).rejects.toMatchObject({ code: 'not_a_member' });
    const enough = { presentIds: [chair, ...members.slice(0, 3)].map(idOfPerson) };
    await expect(adjournSession(by(secretary), sessionId, enough)).rejects.toMatchObject({
      code: 'quorum_present',
      details: { present: 4, quorum: 4 },
    });
  });
});

describe('a second convening', () => {
  it('opens with the lower quorum that the rulebook allows, on the same agenda', async () => {
    const first = await adjourned();
    await withCommitteeRule(world, first.callId, { secondConvening: { quorum: 3, afterDays: 7 } });
    const second = await again(first);
    await world.moveTo('2026-03-27T09:00:00Z');
    const opened = await world.useCases.committee.openSession(by(second.chair), second.sessionId, {
      presentIds: three(second),
    });
    expect(opened).toMatchObject({ status: 'open', quorum: 3, secondOf: first.sessionId });
    const told = await world.admin('engine.notice').where({ kind: 'committee.convened_again' });
    expect(told).toHaveLength(8);
  });

  it('keeps the quorum where the rulebook allows none lower, and happens once', async () => {
    const first = await adjourned();
    const second = await again(first);
    const { session } = await world.useCases.committee.getSession(second.secretary, second.sessionId);
    expect(session.quorum).toBe(4);
    await world.admin.raw(`update committee.item set status = 'returned' where session_id = ?`, [second.sessionId]);
    await expect(sessionOn(world, first, { reference: 'CRS-TER', secondOf: first.sessionId })).rejects.toMatchObject({
      code: 'sitting_in_the_past',
    });
    await expect(
      sessionOn(world, first, {
        reference: 'CRS-TER',
        sittingAt: new Date('2026-04-10T09:00:00Z'),
        secondOf: first.sessionId,
      }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'second_already_convened' });
  });

  it('is refused of a session that was not adjourned for its quorum', async () => {
    const first = await convenedSession(world);
    await expect(again(first)).rejects.toMatchObject({ code: 'not_adjourned_for_quorum' });
    await world.moveTo('2026-03-20T09:00:00Z');
    const { secretary, members, sessionId } = first;
    const presentIds = members.map(idOfPerson);
    await world.useCases.committee.adjournSession(by(secretary), sessionId, { presentIds });
    await expect(again(first)).rejects.toMatchObject({ code: 'not_adjourned_for_quorum' });
  });

  it('is refused for a dossier that was not on the agenda', async () => {
    const first = await adjourned();
    await world.admin.raw('alter table committee.item disable trigger user');
    await world.admin.raw('update committee.item set dossier_id = gen_random_uuid()');
    await world.admin.raw('alter table committee.item enable trigger user');
    await expect(again(first)).rejects.toMatchObject({
      code: 'second_agenda_differs',
      details: { dossierIds: [first.dossierId] },
    });
  });
});

describe('the notice of a session', () => {
  it('is as long as the rulebook says', async () => {
    const first = await convenedSession(world);
    await world.admin.raw(`update committee.item set status = 'returned'`);
    await withCommitteeRule(world, first.callId, { noticeDays: 10 });
    const soon = { reference: 'CRS-SOON', sittingAt: new Date('2026-03-16T09:00:00Z') };
    await expect(sessionOn(world, first, soon)).rejects.toMatchObject({
      code: 'notice_too_short',
      details: { noticeDays: 10 },
    });
    const later = { reference: 'CRS-LATER', sittingAt: new Date('2026-03-17T09:00:00Z') };
    expect((await sessionOn(world, first, later)).sessionId).toBeDefined();
  });

  it('goes to members who make up every third', async () => {
    const first = await convenedSession(world);
    await world.admin.raw(`update committee.item set status = 'returned'`);
    await withCommitteeRule(world, first.callId, { thirds: { elected: 3, state: 3, civilSociety: 1 } });
    await expect(sessionOn(world, first, { reference: 'CRS-THIRDS' })).rejects.toMatchObject({
      code: 'third_underrepresented',
      details: { third: 'state', seats: 2, needed: 3 },
    });
  });
});
