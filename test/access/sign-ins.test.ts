import { sessionsOn } from '../../db/access/session-store.ts';
import { Switching } from '../../services/access/standing.ts';
import { PUBLIC, type Actor } from '../../services/shared/command.ts';
import { idOf, newId, type PersonId, type SignInId } from '../../services/shared/ids.ts';
import type { Device } from '../../services/shared/session.ts';
import { deviceOf } from '../../web/access/device.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { rolesLetThrough } from '../support/refusing.ts';
import { by, createWorld, ISSUER, type World } from '../support/world.ts';

let world: World;
let app: TestApp;
let admin: Actor;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  admin = await world.holding('admin', 'fund_administrator');
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const access = () => world.useCases.access;
const PHONE: Device = { browser: 'firefox', system: 'android' };
const REASON = 'Le téléphone a été volé';

const signIn = (actor: Actor, { isShared = false } = {}) =>
  sessionsOn(world.knex).start({
    personId: actor.id as PersonId,
    issuer: ISSUER,
    subject: 'subject' in actor.knownBy ? actor.knownBy.subject : '',
    signedInAt: new Date(),
    isShared,
    device: PHONE,
  });
const isIn = async (id: string) => (await sessionsOn(world.knex).find(id)) !== null;
const agoAll = (actor: Actor, column: string, age: string) =>
  world.admin.raw(`update access.session set ?? = clock_timestamp() - ?::interval where person_id = ?`, [
    column,
    age,
    actor.id,
  ]);
const idOfPerson = ({ id }: Actor) => id as PersonId;
const eventsOf = async (actor: Actor) =>
  (await world.admin<{ kind: string }>('audit.event').whereRaw('subject_id = ?', [actor.id]).orderBy('seq')).map(
    ({ kind }) => kind,
  );
const noticesTo = async (actor: Actor) =>
  (await world.admin<{ kind: string }>('engine.notice').whereRaw('to_id = ?', [actor.id])).map(({ kind }) => kind);

describe('where somebody is signed in', () => {
  it('is seen by them: on what, since when, last used; and nobody else’s', async () => {
    const [me, other] = [await world.person('seer'), await world.person('seen')];
    await signIn(me);
    await signIn(me, { isShared: true });
    await signIn(other);
    const { items } = await access().listSignIns(me);
    expect(items).toMatchObject([
      { ...PHONE, isShared: true },
      { ...PHONE, isShared: false },
    ]);
    for (const { since, lastUsed } of items) expect(lastUsed.getTime()).toBeGreaterThanOrEqual(since.getTime());
    await expect(access().listSignIns(PUBLIC)).rejects.toThrow('permission_denied');
  });

  it('is not where they stood idle too long, or signed in too long ago', async () => {
    const me = await world.person('sleeper');
    await signIn(me);
    await signIn(me, { isShared: true });
    await agoAll(me, 'seen_at', '11 min');
    expect((await access().listSignIns(me)).items).toMatchObject([{ isShared: false }]);
    await agoAll(me, 'started_at', '12 h 1 min');
    expect((await access().listSignIns(me)).items).toEqual([]);
  });

  it('endSignIn ends one, at once and on record; another’s, or one that has ended, is not there', async () => {
    const [me, other] = [await world.person('ender'), await world.person('ended')];
    const [lost, kept] = [await signIn(me), await signIn(me)];
    const foreign = await signIn(other);
    await agoAll(me, 'seen_at', '2 min');
    await sessionsOn(world.knex).find(kept);
    const { id } = (await access().listSignIns(me)).items[1]!;
    expect((await access().endSignIn(by(me), id)).items).toHaveLength(1);
    expect([await isIn(lost), await isIn(kept)]).toEqual([false, true]);
    expect(await eventsOf(me)).toEqual(['access.sign_in_ended']);
    const theirs = (await access().listSignIns(other)).items[0]!.id;
    for (const none of [id, theirs, newId<SignInId>()])
      await expect(access().endSignIn(by(me), none)).rejects.toMatchObject({ code: 'sign_in_missing' });
    expect(await isIn(foreign)).toBe(true);
  });

  it('endSignInsOf ends all of a person’s, who may come again and is told', async () => {
    const person = await world.person('loser');
    const ids = [await signIn(person), await signIn(person)];
    expect(await access().getPerson(admin, idOfPerson(person))).toMatchObject({ signIns: 2, offSince: null });
    expect(await access().endSignInsOf(by(admin), idOfPerson(person))).toMatchObject({ signIns: 0 });
    for (const id of ids) expect(await isIn(id)).toBe(false);
    expect(await isIn(await signIn(person))).toBe(true);
    expect(await eventsOf(person)).toEqual(['access.sign_ins_ended']);
    expect(await noticesTo(person)).toEqual(['access.sign_ins_ended']);
    await expect(access().endSignInsOf(by(admin), idOf<PersonId>('nobody'))).rejects.toMatchObject({
      code: 'person_missing',
    });
  });
});

describe('access switched off', () => {
  it('ends every sign-in, lets nobody in at either door, leaves the roles, and is on record with its reason', async () => {
    const officer = await world.holding('officer', 'auditor');
    const client = await app.as(officer);
    const session = await signIn(officer);
    await client.get('/me').expect(200);

    const personId = idOfPerson(officer);
    const off = await access().switchOff(by(admin), { personId, reason: REASON });
    expect(off).toMatchObject({ signIns: 0, offSince: expect.any(Date) as Date, roles: [{ role: 'auditor' }] });

    expect(await isIn(session)).toBe(false);
    await expect(signIn(officer)).rejects.toMatchObject({ kind: 'forbidden', code: 'access_off' });
    const refused = await client.get('/me');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ title: 'access_off' });
    await expect(access().switchOff(by(admin), { personId, reason: REASON })).rejects.toMatchObject({
      code: 'access_already_off',
    });

    await access().switchOn(by(admin), { personId, reason: 'Retrouvé' });
    await client.get('/me').expect(200);
    expect(await isIn(session)).toBe(false);
    expect(await isIn(await signIn(officer))).toBe(true);
    await expect(access().switchOn(by(admin), { personId, reason: REASON })).rejects.toMatchObject({
      code: 'access_already_on',
    });
    expect(await eventsOf(officer)).toEqual(['access.switched_off', 'access.switched_on']);
    const events: unknown[] = await world.admin('audit.event').where({ kind: 'access.switched_off' });
    expect(events).toMatchObject([{ reason: REASON, before: { offSince: null } }]);
    expect(await noticesTo(officer)).toEqual(['access.switched_off', 'access.switched_on']);
  });

  it('leaves a session worth nothing even where the row of it was not ended', async () => {
    const person = await world.person('raced');
    const session = await signIn(person);
    await world.admin('access.person').whereRaw('id = ?', [person.id]).update({ off_since: new Date() });
    expect(await isIn(session)).toBe(false);
  });

  it('is nobody’s own doing, so that nobody locks the last administrator out', async () => {
    const own = { personId: idOfPerson(admin), reason: REASON };
    await expect(access().switchOff(by(admin), own)).rejects.toMatchObject({ kind: 'refused', code: 'own_access' });
  });

  it('is for who may manage people, and so is looking at one', async () => {
    const personId = idOfPerson(await world.person('target'));
    const tried = [
      (actor: Actor) => access().getPerson(actor, personId),
      (actor: Actor) => access().endSignInsOf(by(actor), personId),
      (actor: Actor) => access().switchOff(by(actor), { personId, reason: REASON }),
      (actor: Actor) => access().switchOn(by(actor), { personId, reason: REASON }),
    ];
    for (const act of tried) expect(await rolesLetThrough(world, act)).toEqual(['fund_administrator']);
  });

  it('needs a reason of some length', () => {
    for (const reason of ['', '  a  ', 'x'.repeat(501)]) expect(Switching.safeParse({ reason }).success).toBe(false);
    expect(Switching.safeParse({ reason: 'سرقة الهاتف' }).success).toBe(true);
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0', 'firefox', 'android'],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/129.0.0.0 Mobile Safari/537.36',
      'chrome',
      'android',
    ],
    ['Mozilla/5.0 (Linux; Android 13) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36', 'samsung', 'android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) Version/17.6 Mobile Safari/604.1', 'safari', 'ios'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/129.0 Safari/537.36 Edg/129.0', 'edge', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.6 Safari/605.1.15', 'safari', 'mac'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/129.0 Safari/537.36 OPR/114.0', 'opera', 'linux'],
    ['<script>alert(1)</script>', 'other', 'other'],
    [undefined, 'other', 'other'],
  ])('that says %s is known as %s on %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
