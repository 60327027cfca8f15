import { Connection } from '@temporalio/client';
import type { Knex } from 'knex';
import { asDomainError } from '../../db/shared/constraints.ts';
import { connect } from '../../db/shared/connection.ts';
import { dependenciesOn } from '../../db/unit.ts';
import { newId } from '../../services/shared/ids.ts';
import { useCasesOn } from '../../services/use-cases.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let proxy: Proxy;
let knex: Knex;
let app: TestApp;
let admin: Client;
beforeAll(async () => {
  world = await createWorld();
  proxy = await startProxy(() => world.appUrl);
  const through = new URL(world.appUrl);
  through.hostname = '127.0.0.1';
  through.port = String(proxy.port);
  knex = connect(through.href);
  app = await createApp(world, { knex, useCases: useCasesOn(dependenciesOn(knex, world.printing), world.printing) });
  admin = await app.as(await world.holding('admin', 'fund_administrator'));
});
afterEach(() => proxy.mend());
afterAll(async () => {
  await app.stop();
  await knex.destroy();
  await proxy.cut();
  await world.drop();
});

const names = { ar: 'ممول', fr: 'Financeur', en: 'Funder' };
const funder = (code: string) => ({ code, names, rib: '999360000000000000000334' });
const funders = async (code: string) => (await world.admin('programme.funder').where({ code })).length;

/** Looks, lists and writes; each must say it within two seconds. */
const askAll = async (code: string, key: string) => {
  const began = Date.now();
  const answers = await Promise.all([
    admin.get('/me'),
    admin.get('/people'),
    admin.get('/dossiers'),
    admin.post('/funders', funder(code), key),
  ]);
  return { answers, took: Date.now() - began };
};

describe('Postgres away', () => {
  it('is said as 503 within two seconds, half-does nothing, and is over by itself', async () => {
    const key = newId();
    await proxy.cut();
    const { answers, took } = await askAll('F-AWAY', key);
    for (const { status, headers, body } of answers) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('2');
      expect(body).toMatchObject({ type: '/problems/database_unavailable', title: 'database_unavailable' });
    }
    expect(took).toBeLessThan(2_000);
    expect(await funders('F-AWAY')).toBe(0);

    await proxy.mend();
    const back = await askAll('F-AWAY', key);
    expect(back.answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await funders('F-AWAY')).toBe(1);
  });

  it.each([5, 20, 40, 80, 120])(
    '%i ms into requests leaves each command done or not, and the same key says which',
    async (delay) => {
      const codes = Array.from({ length: 20 }, (_, index) => `F-MID-${String(delay)}-${String(index)}`);
      const keys = codes.map(() => newId());
      const asked = codes.map((code, index) => admin.post('/funders', funder(code), keys[index]));
      const answering = Promise.all(asked);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await proxy.cut();
      const statuses = (await answering).map(({ status }) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);

      await proxy.mend();
      for (const [index, code] of codes.entries()) {
        expect((await admin.post('/funders', funder(code), keys[index])).status).toBe(200);
        expect(await funders(code)).toBe(1);
      }
    },
  );

  it.each([
    { code: 'ECONNREFUSED', message: '' },
    { code: '57P01', message: 'terminating connection due to administrator command' },
    { code: '40P01', message: 'deadlock detected' },
    { message: 'BEGIN; - Connection terminated unexpectedly' },
    { message: 'Client has encountered a connection error and is not queryable' },
    { message: 'Query read timeout' },
    { message: 'Knex: Timeout acquiring a connection. The pool is probably full.' },
  ])('is what is meant by $code $message', (error) => {
    expect(asDomainError(error)).toMatchObject({ kind: 'unavailable', code: 'database_unavailable', cause: error });
  });

  it('is not what is meant by a value that says so', () => {
    const error = { code: '22P02', message: 'invalid input syntax for type uuid: "Connection terminated"' };
    expect(asDomainError(error)).toBe(error);
  });

  it('is seen by readiness, and not by liveness', async () => {
    expect((await app.anyone.get('/health/ready')).body).toMatchObject({ isReady: true, postgres: true });
    await proxy.cut();
    const ready = await app.anyone.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({ isReady: false, postgres: false, temporal: true });
    expect((await app.anyone.get('/health/live')).status).toBe(200);
    await proxy.mend();
    expect((await app.anyone.get('/health/ready')).status).toBe(200);
  });

  it('without a word, its connections standing, is noticed too', async () => {
    await Promise.all(Array.from({ length: 8 }, () => admin.get('/people')));
    proxy.behave('silent');
    const began = Date.now();
    const looks = await Promise.all(Array.from({ length: 12 }, () => admin.get('/people')));
    const ready = await app.anyone.get('/health/ready');
    expect(new Set([...looks, ready].map(({ status }) => status))).toEqual(new Set([503]));
    expect(Date.now() - began).toBeLessThan(2 * 2_000);
    await proxy.mend();
    expect((await admin.get('/people')).status).toBe(200);
  });
});

describe('Temporal away', () => {
  let alone: TestApp;
  beforeAll(async () => {
    const temporal = Connection.lazy({ address: '127.0.0.1:1' });
    alone = await createApp(world, {
      temporal: () => temporal.withDeadline(Date.now() + 1_500, () => temporal.workflowService.getSystemInfo({})),
    });
  });
  afterAll(() => alone.stop());

  it('stops no command, and readiness says so', async () => {
    const client = await alone.as(await world.holding('admin', 'fund_administrator'));
    expect((await client.post('/funders', funder('F-NO-TEMPORAL'))).status).toBe(200);
    const ready = await alone.anyone.get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toMatchObject({ isReady: true, postgres: true, temporal: false });
  });
});
