import { exposition, type Source } from '../../infra/metrics/families.ts';
import { ofDatabase } from '../../infra/metrics/database.ts';
import { watchingDrift } from '../../infra/metrics/drift.ts';
import { countingHeldBack } from '../../infra/metrics/held-back.ts';
import { countingRequests } from '../../infra/metrics/requests.ts';
import { newId } from '../../services/shared/ids.ts';
import { createWorld, type World } from '../support/world.ts';
import { eventually } from '../support/worker.ts';
import { parsed, type Scraped } from './scraping.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const read = async (...sources: Source[]): Promise<Scraped> => parsed(await exposition(sources));

const HOUR_S = 3_600;
const ago = `clock_timestamp() - interval '1 h'`;

describe('the measures of a database', () => {
  it('say nothing of a fund in which nothing has happened', async () => {
    const said = await read(ofDatabase(world.knex));
    for (const [name, value] of said)
      if (!name.startsWith('touiza_application_time')) expect([name, value]).toEqual([name, 0]);
    expect([...said.keys()].filter((name) => /bank_statement|audit_sealed/.test(name))).toEqual([]);
  });

  it('say what waits, how long, and what is stuck', async () => {
    await plantWaits(world);
    const said = await read(ofDatabase(world.knex));
    expect(said.get('touiza_outbox_notices')).toBe(1);
    expect(said.get('touiza_outbox_notice_age_seconds')).toBeGreaterThanOrEqual(HOUR_S);
    expect(said.get('touiza_processes_unseen')).toBe(1);
    expect(said.get('touiza_process_unseen_seconds')).toBeGreaterThanOrEqual(HOUR_S);
    expect(said.get('touiza_waits_open{kind="complement"}')).toBe(2);
    expect(said.get('touiza_waits_late')).toBe(1);
    expect(said.get('touiza_wait_late_seconds')).toBeGreaterThanOrEqual(HOUR_S);
    expect(said.get('touiza_steps_stuck')).toBe(1);
  });

  it('leave out a source that does not answer, and say so, rather than repeat an old number', async () => {
    const broken: Source = () => Promise.reject(new Error('away'));
    const said = await read(broken, ofDatabase(world.knex));
    expect(said.get('touiza_unread_sources')).toBe(1);
    expect(said.get('touiza_steps_stuck')).toBe(1);
  });
});

it('rows held back where no rule refused are counted from 0, so that the first one is seen, and each is logged', async () => {
  const logged: unknown[] = [];
  const { tell, source } = countingHeldBack((held) => logged.push(held));
  expect((await read(source)).get('touiza_rows_held_back_total')).toBe(0);
  const held = { code: 'dossier_missing', details: {}, actorId: 'public', requestId: 'asked' } as const;
  tell(held);
  expect((await read(source)).get('touiza_rows_held_back_total')).toBe(1);
  expect(logged).toEqual([held]);
});

describe('the measure of drift', () => {
  it('counts the differences of each schema, and when it last looked', async () => {
    const stopping = new AbortController();
    const drift = watchingDrift(world.knex, { everyMs: 50, onError: () => undefined });
    expect((await read(drift.source)).has('touiza_check_last_timestamp_seconds')).toBe(false);
    const running = drift.run(stopping.signal);
    const clean = await eventually(
      () => read(drift.source),
      (said) => said.has('touiza_check_differences{view="ledger"}'),
    );
    expect(clean.get('touiza_check_differences{view="ledger"}')).toBe(0);
    expect(Date.now() / 1000 - (clean.get('touiza_check_last_timestamp_seconds') ?? 0)).toBeLessThan(60);

    await world.admin.raw(`create schema planted`);
    await world.admin.raw(
      `create view planted.difference as select 'off' as what, gen_random_uuid() as subject_id, 'by one' as detail`,
    );
    await world.admin.raw(
      'grant usage on schema planted to touiza_app; grant select on planted.difference to touiza_app',
    );
    await eventually(
      () => read(drift.source),
      (said) => said.get('touiza_check_differences{view="planted"}') === 1,
    );
    stopping.abort();
    await running;
  });
});

describe('the count of requests', () => {
  it('is a histogram whose buckets hold one another', async () => {
    const requests = countingRequests();
    for (const seconds of [0.005, 0.2, 3, 60]) requests.count({ method: 'GET', route: '/x', status: 200, seconds });
    requests.count({ method: 'GET', route: '/x', status: 503, seconds: 0.02 });
    const said = await read(requests.source);
    const within = (le: string) => said.get(`touiza_http_request_seconds_bucket{method="GET",route="/x",le="${le}"}`);
    expect(['0.01', '0.05', '0.25', '2.5', '10', '+Inf'].map(within)).toEqual([1, 2, 3, 3, 4, 5]);
    expect(said.get('touiza_http_request_seconds_count{method="GET",route="/x"}')).toBe(5);
    expect(said.get('touiza_http_requests_total{method="GET",route="/x",status="503"}')).toBe(1);
  });

  it('writes a label so that nothing in it can end it', async () => {
    const requests = countingRequests();
    requests.count({ method: 'GET', route: 'a"b\\c\nd', status: 200, seconds: 0 });
    expect((await read(requests.source)).size).toBeGreaterThan(9);
  });
});

const plantWaits = async ({ admin }: World): Promise<void> => {
  const dossier = newId();
  const workflow = `dossier:${dossier}`;
  await admin.raw(
    `insert into engine.process (workflow_id, type, subject_id, stage, touched_at) values (?, 'dossier', ?, 'application', ${ago})`,
    [workflow, dossier],
  );
  await admin.raw(
    `insert into engine.notice (id, command_id, kind, to_by, data, created_at)
     values (gen_random_uuid(), 'c', 'planted', 'role', '{}', engine.now() - interval '1 h')`,
  );
  for (const at of [`- interval '1 h'`, `+ interval '1 day'`]) {
    await admin.raw(
      `insert into engine.obligation (id, workflow_id, kind, subject_id, owed_by, rungs, next_at, opened_at)
       values (gen_random_uuid(), ?, 'complement', gen_random_uuid(), 'role', '[]', engine.now() ${at}, engine.now())`,
      [workflow],
    );
  }
  await admin.raw(
    `insert into engine.stuck_step (id, workflow_id, step, subject, code, since)
     values (gen_random_uuid(), ?, 'receive', '', 'planted', engine.now())`,
    [workflow],
  );
};
