import { databaseUnavailable } from '../../services/shared/shared-errors.ts';
import { newId } from '../../services/shared/ids.ts';
import { draftDossier, tazartProject, type DossierWorld } from '../support/builders/application.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let app: TestApp;
let dossier: DossierWorld;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  dossier = await draftDossier(world);
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const projectOf = (id: string) => `/dossiers/${id}/project`;
const evidenceOf = async (commandId: string): Promise<object[]> =>
  (await world.admin('audit.event').where({ command_id: commandId })) as object[];
const versionNow = async (): Promise<number | undefined> => {
  const rows = (await world.admin('application.dossier').where({ id: dossier.dossierId })) as { version: number }[];
  return rows[0]?.version;
};

describe('a write to somebody else’s dossier', () => {
  it('is answered to a stranger as if the dossier were not there, and leaves evidence', async () => {
    const person = await world.person('stranger');
    const stranger = await app.as(person);
    const [key, other] = [newId(), newId()];
    const refused = await stranger
      .put(projectOf(dossier.dossierId), tazartProject, dossier.version)
      .set({ 'idempotency-key': key, 'x-request-id': 'request-of-a-stranger' });
    const absent = await stranger.put(projectOf(other), tazartProject, 1);
    expect(refused.status).toBe(404);
    const blind = (text: string) =>
      text
        .replaceAll(dossier.dossierId, 'ID')
        .replaceAll(other, 'ID')
        .replace(/"requestId":"[^"]*"/, '');
    expect(blind(refused.text)).toBe(blind(absent.text));
    expect(await evidenceOf(key)).toMatchObject([
      {
        kind: 'request.saveProject',
        outcome: 'refused',
        refusal_code: 'dossier_missing',
        actor_id: person.id,
        dossier_id: dossier.dossierId,
        subject_type: 'dossier',
        subject_id: dossier.dossierId,
        request_id: 'request-of-a-stranger',
      },
    ]);
  });

  it('is answered to a colleague with the permission that it takes, and leaves evidence', async () => {
    const officer = await app.as(dossier.officer);
    const key = newId();
    const refused = await officer
      .put(projectOf(dossier.dossierId), tazartProject, dossier.version)
      .set({ 'idempotency-key': key, 'x-request-id': 'request-of-a-colleague' });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ title: 'permission_denied', permission: 'application.write' });
    expect(await evidenceOf(key)).toMatchObject([
      {
        outcome: 'refused',
        refusal_code: 'permission_denied',
        actor_id: dossier.officer.id,
        known_by: { by: 'token', subject: expect.stringMatching(/^commitment:[0-9a-f]{64}$/) as string },
        request_id: 'request-of-a-colleague',
      },
    ]);
  });

  it('changes nothing', async () => {
    const before = await versionNow();
    const stranger = await app.as('stranger');
    await stranger.put(projectOf(dossier.dossierId), { ...tazartProject, title: 'Mine now' }, dossier.version);
    expect(await versionNow()).toBe(before);
  });

  it('is not to be read either', async () => {
    const stranger = await app.as('stranger');
    for (const path of ['', '/findings', '/receipt', '/eligibility']) {
      const answer = await stranger.get(`/dossiers/${dossier.dossierId}${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await stranger.get('/dossiers')).body).toMatchObject({ items: [] });
  });
});

describe('a refusal', () => {
  it('by a rule leaves evidence with its code', async () => {
    const admin = await app.as(dossier.admin);
    const key = newId();
    const role = { personId: dossier.admin.id, role: 'auditor', scope: { kind: 'fund', id: null } };
    expect((await admin.post('/roles', role, key)).body).toMatchObject({ status: 422, title: 'grant_to_oneself' });
    expect(await evidenceOf(key)).toMatchObject([{ kind: 'request.grantRole', refusal_code: 'grant_to_oneself' }]);
  });

  it('of a malformed request or a stale version is no evidence', async () => {
    const holder = await app.as(dossier.holder);
    const [malformed, stale] = [newId(), newId()];
    await holder.post('/dossiers', { title: 1 }, malformed);
    await holder.put(projectOf(dossier.dossierId), tazartProject, 1).set('idempotency-key', stale);
    expect([...(await evidenceOf(malformed)), ...(await evidenceOf(stale))]).toEqual([]);
  });

  it('whose evidence the database itself will not take is not given either', async () => {
    await world.admin.raw('revoke execute on function audit.record_all from touiza_app');
    const answer = await (await app.as('stranger')).put(projectOf(dossier.dossierId), tazartProject, 1);
    await world.admin.raw('grant execute on function audit.record_all to touiza_app');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('dossier_missing');
  });
});

describe('a refusal whose evidence cannot be kept', () => {
  let other: TestApp;
  beforeAll(async () => {
    other = await createApp(world, { recorder: () => Promise.reject(databaseUnavailable()) });
  });
  afterAll(() => other.stop());

  it('is not given: 503, to be asked again', async () => {
    const answer = await (await other.as('stranger')).put(projectOf(dossier.dossierId), tazartProject, 1);
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toMatchObject({ title: 'database_unavailable' });
  });
});
