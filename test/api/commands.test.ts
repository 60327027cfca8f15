import { request as httpRequest } from 'node:http';
import { z } from 'zod';
import { writing } from '../../api/shared/route.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { draftDossier, tazartProject, type DossierWorld } from '../support/builders/application.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

const Same = z.strictObject({}).meta({ id: 'TestSame' });

/** Two operations that differ in nothing but what they are. */
const twins = ['first', 'second'].map((name) =>
  writing({
    operation: `${name}TestCommand`,
    method: 'post',
    path: `/test/${name}`,
    summary: 'Does nothing',
    params: z.strictObject({}),
    body: Same,
    result: Same,
    handle: ({ command }) => world.transact(command, () => Promise.resolve({})),
  }),
);

let world: World;
let app: TestApp;
let actor: Actor;
let admin: Client;
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world, { routes: twins });
  actor = await world.holding('admin', 'fund_administrator');
  admin = await app.as(actor);
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

const names = { ar: 'ممول', fr: 'Financeur', en: 'Funder' };
let count = 0;
const newFunder = () => ({ code: `F-${String((count += 1))}`, names, rib: '999360000000000000000334' });
const funders = async (code: string) => (await world.admin('programme.funder').where({ code })).length;

describe('an idempotency key', () => {
  it('is needed for every write', async () => {
    const answer = await admin.post('/funders', newFunder()).unset('idempotency-key');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: 'idempotency_key_missing' });
  });

  it.each(['', 'short', 'x'.repeat(101), 'with space', 'call:1234567890', 'a/b/c/d/e/f', 'émile-émile'])(
    'written as "%s" is refused',
    async (key) => {
      const input = newFunder();
      const answer = await admin.post('/funders', input, Buffer.from(key).toString('latin1'));
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ title: 'idempotency_key_malformed' });
      expect(await funders(input.code)).toBe(0);
    },
  );

  it('sent twice in one request is refused', async () => {
    const token = await app.issuer.tokenOf('admin');
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': [newId(), newId()],
    };
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${app.url}/api/v1/funders`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(JSON.stringify(newFunder()));
    });
    expect(status).toBe(400);
  });

  it('used again with the same input gives the first answer, byte for byte', async () => {
    const [input, key] = [newFunder(), newId()];
    const first = await admin.post('/funders', input, key);
    const again = await admin.post('/funders', input, key);
    expect(first.status).toBe(200);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect(await funders(input.code)).toBe(1);
  });

  it('used again for another operation is a conflict', async () => {
    const key = newId();
    expect((await admin.post('/test/first', {}, key)).status).toBe(200);
    expect((await admin.post('/test/second', {}, key)).body).toMatchObject({ status: 409, title: 'command_reused' });
    expect((await admin.post('/test/first', undefined, key)).status).toBe(200);
  });

  it('used again with another body is a conflict', async () => {
    const [input, key] = [newFunder(), newId()];
    expect((await admin.post('/funders', input, key)).status).toBe(200);
    const answer = await admin.post('/funders', { ...input, names: { ...names, en: 'Other' } }, key);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ title: 'command_reused', id: key });
  });

  it('used again for the same bytes under another name is a conflict', async () => {
    const key = newId();
    const send = (name: string) =>
      admin.post(`/documents?name=${name}`, undefined, key).type('application/pdf').send('%PDF-1.7 one');
    expect((await send('one.pdf')).status).toBe(200);
    expect((await send('two.pdf')).status).toBe(409);
    expect((await send('one.pdf')).status).toBe(200);
  });

  it('used again by another person is a conflict', async () => {
    const [input, key] = [newFunder(), newId()];
    expect((await admin.post('/funders', input, key)).status).toBe(200);
    const other = await app.as(await world.holding('second-admin', 'fund_administrator'));
    expect((await other.post('/funders', input, key)).body).toMatchObject({ status: 409, title: 'command_reused' });
  });

  it('sent by several requests at once has one effect and one answer', async () => {
    const [input, key] = [newFunder(), newId()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post('/funders', input, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await funders(input.code)).toBe(1);
  });

  it('of a refused command is free again', async () => {
    const [input, key] = [newFunder(), newId()];
    const stranger = await app.as('stranger');
    expect((await stranger.post('/funders', input, key)).status).toBe(403);
    expect((await admin.post('/funders', input, key)).status).toBe(200);
  });
});

describe('a version', () => {
  let dossier: DossierWorld;
  let holder: Client;
  beforeAll(async () => {
    dossier = await draftDossier(world);
    holder = await app.as(dossier.holder);
  });
  const path = () => `/dossiers/${dossier.dossierId}/project`;
  const title = (text: string) => ({ ...tazartProject, title: text });
  const current = async () => {
    const answer = await holder.get(`/dossiers/${dossier.dossierId}`);
    return z.object({ version: z.int() }).parse(answer.body).version;
  };

  it('is carried by the answer, and moves with each write', async () => {
    const before = await current();
    const answer = await holder.put(path(), title('One'), before);
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBe(`"${String(before + 1)}"`);
    const shown = await holder.get(`/dossiers/${dossier.dossierId}`);
    expect(shown.headers['etag']).toBe(`"${String(before + 1)}"`);
  });

  it('that is stale is a conflict that says both', async () => {
    const version = await current();
    expect((await holder.put(path(), title('Two'), version)).status).toBe(200);
    const answer = await holder.put(path(), title('Three'), version);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ title: 'version_stale', expected: version, current: version + 1 });
  });

  it('claimed by two writers at once goes to one of them', async () => {
    const version = await current();
    const answers = await Promise.all(['A', 'B', 'C'].map((text) => holder.put(path(), title(text), version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('that is missing where one is needed is refused', async () => {
    const answer = await holder.put(path(), title('Four'));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: 'if_match_missing' });
  });

  it.each(['1', '"one"', '"-1"', '"1.5"', '"1", "2"', '"9999999999999999"', 'W/1', '""'])(
    'written as %s is refused',
    async (value) => {
      const answer = await holder.put(path(), title('Five')).set('if-match', value);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ title: 'if_match_malformed' });
    },
  );
});
