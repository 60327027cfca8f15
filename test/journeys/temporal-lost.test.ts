import { setTimeout as pause } from 'node:timers/promises';
import { expectSound, prepareJourney, type Journey } from '../support/journey.ts';
import { startOwnTemporal, type OwnTemporal } from '../support/own-temporal.ts';
import type { RelaySource } from '../../workflows/shared/relay.ts';
import { startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let temporal: OwnTemporal;
let worker: RunningWorker;
let journey: Journey;

/** A relay that does not see that the namespace is another: nothing but the rows is left to go by. */
const unnoticing = (source: RelaySource): RelaySource => ({ ...source, meetNamespace: () => Promise.resolve(0n) });

/** A step that was under way when all was lost is asked again by nobody but the sweep, which looks once an hour. */
const anHourPasses = () =>
  world.admin.raw(`update engine.process set touched_at = touched_at - interval '1 h' where open`);

const begin = async (distort?: (source: RelaySource) => RelaySource) => {
  worker = await startWorker(world, { address: temporal.address, ...(distort === undefined ? {} : { distort }) });
  journey = await prepareJourney(world);
};

beforeEach(async () => {
  world = await createWorld();
  temporal = await startOwnTemporal();
});
afterEach(async () => {
  await journey.stop();
  await worker.stop();
  await temporal.stop();
  await world.drop();
});

describe('a dossier whose Temporal server', () => {
  it('is killed before every chapter, and every second time comes back with nothing, goes on from the tables', async () => {
    await begin();
    let times = 0;
    const lose = async () => {
      times += 1;
      await temporal.kill();
      if (times % 2 === 0) await temporal.wipe();
      await temporal.start();
    };
    await expectSound(world, await journey.play(lose));
  }, 180_000);

  it('has lost everything before every chapter, and nobody has noticed, goes on from the tables', async () => {
    await begin(unnoticing);
    const lose = async () => {
      await temporal.kill();
      await temporal.wipe();
      await temporal.start();
      await anHourPasses();
    };
    await expectSound(world, await journey.play(lose));
  }, 180_000);

  it('is away while people act, takes up everything when it is back', async () => {
    await begin();
    const comingBack: Promise<void>[] = [];
    const leave = async () => {
      await Promise.all(comingBack);
      await temporal.kill();
      comingBack.push(pause(1_000).then(() => temporal.start()));
    };
    await expectSound(world, await journey.play(leave));
    await Promise.all(comingBack);
  }, 180_000);
});
