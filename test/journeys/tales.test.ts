import { listDifferences } from '../../db/shared/differences.ts';
import { prepareJourney, type Journey } from '../support/journey.ts';
import { startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;
let journey: Journey;

beforeAll(async () => {
  world = await createWorld();
  worker = await startWorker(world);
  journey = await prepareJourney(world);
});
afterAll(async () => {
  await journey.stop();
  await worker.stop();
  await world.drop();
});

/** What only this call's tale shows: words of its lines, each of something that was tried over HTTP. */
const SHOWN = {
  '02': [
    'quorum_above_seats',
    'one dirham more than the cap',
    'a complement is asked for once',
    'reinstates the dossier',
    'declines',
    "the chair's voice decides",
    'first of the reserve list',
    'is proposed by itself',
    'DEC-2026-',
    'withdrawn, the same hash',
    'reference_unknown',
  ],
  '03': [
    'no mandate is recorded',
    'only the regional committee may',
    'past 45 there is none',
    'the sheet is withdrawn',
    'the quorum is missing',
    'refuses the copy signed by hand',
    'the account cools off',
    'serious_finding',
    'returns it',
    'are released, none asked back',
  ],
  '04': [
    'funders_too_few',
    'instrument_over_limit',
    'a second person is asked too',
    'missing in cash 140000.00, in cover 28000.00',
    'no funder is asked again',
    'the outcome is unknown',
    'partly_paid',
    'guarantee 0.00 0.00',
  ],
} as const;

describe('the tale of each other call', () => {
  it.each(Object.entries(SHOWN))(
    '%s goes from the call to its closure, and leaves no difference',
    async (tale, shown) => {
      const { told, dossierId } = await journey.play(undefined, tale as keyof typeof SHOWN);
      const text = told.join('\n');
      for (const words of shown) expect(text).toContain(words);
      expect((await listDifferences(world.admin)).differences).toEqual([]);
      expect(await world.admin('engine.stuck_step').where({ resolved_at: null })).toEqual([]);
      const processes = world.admin<{ subject_id: string; stage: string }>('engine.process');
      expect(await processes.where({ subject_id: dossierId })).toMatchObject([{ stage: 'closed' }]);
    },
    120_000,
  );
});
