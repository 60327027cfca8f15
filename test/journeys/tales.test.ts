import { listDifferences } from '../../db/shared/differences.ts';
import { clamav } from '../../infra/clamav.ts';
import { startClamdDouble, type ClamdDouble } from '../../infra/clamd-double.ts';
import { prepareJourney, type Journey } from '../support/journey.ts';
import { startLetters, type Letters } from '../support/letters.ts';
import { startWorker, type RunningWorker } from '../support/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;
let journey: Journey;
let scanner: ClamdDouble;
let letters: Letters;

beforeAll(async () => {
  scanner = await startClamdDouble();
  world = await createWorld(clamav(scanner.url));
  worker = await startWorker(world);
  letters = await startLetters(world);
  journey = await prepareJourney(world, letters);
});
afterAll(async () => {
  await journey.stop();
  await letters.stop();
  await worker.stop();
  await world.drop();
  await scanner.stop();
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
  '05': [
    'text_not_arabic (titles.ar)',
    'refused: it is registered already',
    'in quarantine: kept as evidence',
    'statutes on_file',
    'refused: above what was delegated',
    'rectified: retained',
    'gives the round up',
    'round_overdue',
    '"withdrawn"',
    'the file inside it is the one for the bank',
    'refuses to sign',
    'the CSV by region says the same',
    'letters that somebody got twice: []',
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
