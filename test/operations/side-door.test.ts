import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../infra/root.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from '../support/issuer.ts';
import { ownPort } from '../support/own-port.ts';
import { testServer } from '../support/servers.ts';
import { newTaskQueue, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';
import { eventually } from '../support/worker.ts';
import { createWorld, ISSUER, type World } from '../support/world.ts';
import { scrape, type Scraped } from './scraping.ts';

let world: World;
let issuer: TestIssuer;
let folder: string;
let api: ChildProcess;
let worker: WorkerProcess;
const at = { front: '', api: '', worker: '', sdk: '' };

const url = (port: number) => `http://127.0.0.1:${String(port)}`;

beforeAll(async () => {
  world = await createWorld();
  issuer = await startTestIssuer();
  folder = await mkdtemp(path.join(tmpdir(), 'touiza-measured-'));
  const [front, ofApi, ofWorker, sdk] = [await ownPort(), await ownPort(), await ownPort(), await ownPort()];
  Object.assign(at, { front: url(front), api: url(ofApi), worker: url(ofWorker), sdk: url(sdk) });
  const common = { PATH: process.env['PATH'], DATABASE_URL: world.appUrl, TEMPORAL_ADDRESS: testServer('TEMPORAL') };
  const oidc = { OIDC_ISSUER: ISSUER, OIDC_JWKS_URI: issuer.jwksUri, OIDC_AUDIENCE: AUDIENCE };
  api = spawn(process.execPath, [path.join(projectRoot, 'dist', 'api', 'main.js')], {
    stdio: 'ignore',
    env: { ...common, ...oidc, TOUIZA_FOLDER: folder, PORT: String(front), METRICS_PORT: String(ofApi) },
  });
  worker = startWorkerProcess(world, {
    folder,
    taskQueue: newTaskQueue(),
    environment: { METRICS_PORT: String(ofWorker), SDK_METRICS_PORT: String(sdk) },
  });
  await eventually(() => scrapedOrNot(`${at.api}/metrics`), isThere, 60_000);
  await eventually(() => scrapedOrNot(`${at.worker}/metrics`), isThere, 60_000);
}, 130_000);
afterAll(async () => {
  const gone = once(api, 'exit');
  api.kill();
  await Promise.all([gone, worker.stop(), issuer.stop()]);
  await world.drop();
  await rm(folder, { recursive: true, force: true });
});

const scrapedOrNot = (from: string): Promise<Scraped | null> => scrape(from).catch(() => null);
const isThere = (said: Scraped | null): boolean => said !== null;

const ask = async (asked: string, headers: Record<string, string> = {}): Promise<number> => {
  const response = await fetch(`${at.front}${asked}`, { headers });
  await response.arrayBuffer();
  return response.status;
};

describe('the side door of a running API', () => {
  it('counts requests by declared route and status, whatever was asked of them', async () => {
    await world.holding('desk', 'desk_officer');
    const authorization = `Bearer ${await issuer.tokenOf('desk')}`;
    expect([await ask('/api/v1/calls'), await ask('/api/v1/calls', { authorization })]).toEqual([401, 200]);
    for (const id of ['018f0000-0000-7000-8000-000000000000', '018f0000-0000-7000-8000-000000000001', 'x'])
      await ask(`/api/v1/dossiers/${id}`, { authorization });
    for (const path of ['/nowhere', '/.env', '/wp-admin']) expect(await ask(path)).toBe(404);
    const said = await eventually(
      () => scrape(`${at.api}/metrics`),
      (scraped) => scraped.get('touiza_http_requests_total{method="GET",route="none",status="404"}') === 3,
    );
    expect(said.get('touiza_http_requests_total{method="GET",route="/api/v1/calls",status="200"}')).toBe(1);
    expect(said.get('touiza_http_request_seconds_count{method="GET",route="/api/v1/dossiers/:dossierId"}')).toBe(3);
    expect([...said.keys()].filter((name) => /018f0000|wp-admin/.test(name))).toEqual([]);
  });

  it('says how its connections stand, and what the process takes', async () => {
    const said = await scrape(`${at.api}/metrics`);
    expect(said.get('touiza_pool_max')).toBe(20);
    expect(said.get('touiza_pool_waiting')).toBe(0);
    expect(said.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });

  it('is not the public’s', async () => {
    expect(await ask('/metrics')).toBe(404);
    expect((await fetch(`${at.api}/api/v1/calls`)).status).toBe(404);
  });
});

describe('the side door of a running worker', () => {
  it('says that it sweeps, that the books are right, and what the database holds', async () => {
    const said = await eventually(
      () => scrape(`${at.worker}/metrics`),
      (scraped) => scraped.has('touiza_check_last_timestamp_seconds'),
    );
    expect(said.get('touiza_sweep_age_seconds')).toBeLessThan(30);
    expect(said.get('touiza_check_differences{view="ledger"}')).toBe(0);
    expect(said.get('touiza_steps_stuck')).toBe(0);
    expect(said.get('touiza_audit_unsealed_seconds')).toBeLessThan(60);
    expect(said.get('touiza_unread_sources')).toBe(0);
  });

  it('says whether the worker lives and works', async () => {
    for (const path of ['/health/live', '/health/ready']) expect((await fetch(`${at.worker}${path}`)).status).toBe(200);
  });

  it('has Temporal’s own measures beside it', async () => {
    const response = await eventually(
      async () => (await fetch(`${at.sdk}/metrics`)).text(),
      (text) => text.includes('temporal_worker_task_slots_available'),
    );
    expect(response).toContain('# TYPE temporal_worker_task_slots_available gauge');
  });
});
