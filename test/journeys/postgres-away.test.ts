import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../db/shared/connection.ts';
import { dependenciesOn } from '../../db/unit.ts';
import { useCasesOn } from '../../services/use-cases.ts';
import { expectSound, prepareJourney, type Journey } from '../support/journey.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, scanningAtOnce, type World } from '../support/world.ts';

const AWAY_MS = 10_000;

let world: World;
let behind: World;
let proxy: Proxy;
let worker: RunningWorker;
let journey: Journey;

beforeAll(async () => {
  world = await createWorld();
  const url = new URL(world.appUrl);
  proxy = await startProxy(() => world.appUrl);
  url.port = String(proxy.port);
  const knex = connect(url.href, { poolMax: 20 });
  const useCases = scanningAtOnce(world, useCasesOn(dependenciesOn(knex, world.printing), world.printing));
  behind = { ...world, knex, useCases };
  worker = await startWorker(behind);
  journey = await prepareJourney(behind);
});
afterAll(async () => {
  await journey.stop();
  await worker.stop();
  await behind.knex.destroy();
  await proxy.cut();
  await world.drop();
});

describe('a dossier', () => {
  it('goes on after Postgres was away for ten seconds, in the middle of what people and workflows do', async () => {
    let chapters = 0;
    const away: Promise<void>[] = [];
    const leave = async () => {
      chapters += 1;
      if (chapters !== 4 && chapters !== 8) return;
      await proxy.cut();
      away.push(pause(AWAY_MS).then(() => proxy.mend()));
    };
    const played = await journey.play(leave);
    await Promise.all(away);
    expect(away).toHaveLength(2);
    await expectSound(world, played);
  }, 180_000);
});
