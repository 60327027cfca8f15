import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectSound, prepareJourney, type Journey } from '../support/journey.ts';
import { newTaskQueue, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';
import { createWorld, type World } from '../support/world.ts';

const KILLS = 4;

let world: World;
let folder: string;
let workers: WorkerProcess[];
let journey: Journey;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'touiza-workers-'));
  const options = { folder, taskQueue: newTaskQueue() };
  workers = [startWorkerProcess(world, options), startWorkerProcess(world, options)];
  journey = await prepareJourney(world);
});
afterAll(async () => {
  await journey.stop();
  await Promise.all(workers.map((worker) => worker.stop()));
  await world.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a dossier served by two workers', () => {
  it('is not harmed when one after the other is killed with -9, at any moment', async () => {
    let turn = 0;
    const killing = setInterval(() => {
      turn += 1;
      if (turn === KILLS) clearInterval(killing);
      void workers[turn % workers.length]?.replace();
    }, 3_000);
    const played = await journey.play();
    clearInterval(killing);
    expect(turn).toBeGreaterThan(1);
    await expectSound(world, played);
  }, 180_000);

  it('did no automatic step twice', async () => {
    const { rows } = await world.admin.raw<{ rows: { command_id: string }[] }>(
      `select command_id, kind, subject_id from audit.event
       where known_by ->> 'by' = 'workflow' and outcome = 'done'
       group by command_id, kind, subject_id having count(*) > 1`,
    );
    expect(rows).toEqual([]);
    // Two for the dossier of the story, one for its neighbour's.
    const opened = await world.admin('cofinancing.round').select('dossier_id', 'number');
    expect(opened).toHaveLength(3);
  });
});
