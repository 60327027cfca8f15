import { expectSound, prepareJourney, type Journey } from '../support/journey.ts';
import { recordHistories } from '../support/histories.ts';
import { STOPS } from '../../infra/story/story.ts';
import { startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;
let journey: Journey;
let told: string[];

beforeAll(async () => {
  world = await createWorld();
  worker = await startWorker(world, { maxCachedWorkflows: 1 });
  journey = await prepareJourney(world);
});
afterAll(async () => {
  await journey.stop();
  await worker.stop();
  await world.drop();
});

describe('a dossier', () => {
  it('goes from the call to its closure as the people in the story act', async () => {
    const played = await journey.play();
    await expectSound(world, played);
    told = played.told;
    await recordHistories(worker.client, played.dossierId);
    for (const step of ['committee.voted', 'cofinancing.approval_decided', 'disbursement.settled', 'REFUSED']) {
      expect(told.join('\n')).toContain(step);
    }
  }, 120_000);

  it('can be left to its reader before any of the parts that are named', async () => {
    const titles = told.filter((line) => /^\n\d+\. /.test(line)).map((line) => line.replace(/^\n\d+\. /, ''));
    expect(titles).toEqual(expect.arrayContaining(Object.values(STOPS)));
    await journey.playUntil('eligibility');
    const token = await journey.app.issuer.tokenOf('demo:desk-officer');
    const me = await journey.app.anyone.get('/api/v1/me').set('authorization', `Bearer ${token}`).expect(200);
    expect((me.body as { waiting: unknown[] }).waiting).toHaveLength(2);
  });

  it('leaves an event for every command of a person, and names no person for an automatic step', async () => {
    const { rows } = await world.admin.raw<{ rows: { id: string }[] }>(
      `select c.id from engine.command c
       where c.actor_id <> 'system' and not exists (select from audit.event e where e.command_id = c.id)`,
    );
    expect(rows).toEqual([]);
    const automatic = await world.admin('audit.event').whereRaw(`known_by ->> 'by' = 'workflow'`).select('actor_id');
    expect(new Set(automatic.map(({ actor_id }: { actor_id: string }) => actor_id))).toEqual(new Set(['system']));
  });
});
