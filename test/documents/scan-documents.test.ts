import { scanQueueOn } from '../../db/documents/scan-queue-store.ts';
import { clamav } from '../../infra/clamav.ts';
import { startClamdDouble, type ClamdDouble } from '../../infra/clamd-double.ts';
import { workerSettings } from '../../infra/settings.ts';
import { scannerUnavailable } from '../../services/documents/documents-errors.ts';
import type { Scanner } from '../../services/documents/documents-ports.ts';
import { scanDocuments } from '../../services/documents/scan-documents.ts';
import { UNSCANNED_MAX } from '../../services/documents/scan.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { useCasesOn, type UseCases } from '../../services/use-cases.ts';
import { scanning } from '../../workflows/documents/scanning.ts';
import { refused, rowsOf } from '../application/asking.ts';
import { EICAR } from '../support/eicar.ts';
import { by, createWorld, type World } from '../support/world.ts';

const text = (words: string) => new TextEncoder().encode(words);

let world: World;
let documents: UseCases['documents'];
let double: ClamdDouble;
let holder: Actor;
let desk: Actor;
beforeAll(async () => {
  double = await startClamdDouble();
});
afterAll(() => double.stop());
beforeEach(async () => {
  world = await createWorld();
  // As they are: those of the world scan at once.
  ({ documents } = useCasesOn(world, world.printing));
  holder = await world.person('holder');
  desk = await world.holding('desk', 'desk_officer');
});
afterEach(() => world.drop());

const scanWith = (scanner: Scanner) =>
  scanDocuments(world, { queue: scanQueueOn(world.knex), files: world.printing.files, scanner });
const away: Scanner = { scan: () => Promise.reject(scannerUnavailable('ECONNREFUSED')) };
const handIn = (bytes: Uint8Array, name = 'facture.txt') =>
  documents.storeDocument(by(holder), { name, mediaType: 'text/plain', bytes });
const statusOf = async (id: DocumentId) => (await documents.getDocument(holder, id)).status;
/** As if the wait for the next try were over. */
const wait = () => world.admin.raw(`update documents.scan set due_at = now() - interval '1 s'`);

describe('scanDocuments', () => {
  it('makes a file clean through the real path, and tells who asks afterwards', async () => {
    const { id } = await handIn(text('figues'));
    expect(await scanWith(clamav(double.url))()).toEqual({ scanned: 1, failures: [] });
    expect(await statusOf(id)).toBe('clean');
    expect((await documents.getDocumentContent(desk, id)).bytes.length).toBe(6);
    expect(await rowsOf(world, `select after from audit.event where kind = 'documents.scanned'`)).toEqual([
      { after: { status: 'clean', finding: null } },
    ]);
  });

  it('puts an infected file in quarantine: shown to nobody, not even its sender, who is told', async () => {
    const { id } = await handIn(EICAR);
    await scanWith(clamav(double.url))();
    expect(await statusOf(id)).toBe('infected');
    for (const reader of [holder, desk]) {
      expect(await refused(documents.getDocumentContent(reader, id))).toMatchObject({ code: 'document_quarantined' });
    }
    expect(await rowsOf(world, `select to_id, data from engine.notice where kind = 'documents.not_clean'`)).toEqual([
      { to_id: holder.id, data: { name: 'facture.txt', verdict: 'infected' } },
    ]);
  });

  it('shows what could not be scanned to its sender only', async () => {
    const { id } = await handIn(text('chiffré'));
    const finding = 'Heuristics.Encrypted.PDF';
    await scanWith({ scan: () => Promise.resolve({ verdict: 'unscannable', finding }) })();
    expect(await statusOf(id)).toBe('unscannable');
    expect((await documents.getDocumentContent(holder, id)).document.id).toBe(id);
    expect(await refused(documents.getDocumentContent(desk, id))).toEqual({
      code: 'document_not_clean',
      details: { id, state: 'unscannable' },
    });
  });

  it('never takes an absent scanner for a yes: the file waits, and is clean when the scanner is back', async () => {
    const { id } = await handIn(text('figues'));
    const round = await scanWith(away)();
    expect(round).toMatchObject({ scanned: 0, failures: [{ code: 'scanner_unavailable' }] });
    expect(await statusOf(id)).toBe('received');
    expect(await refused(documents.getDocumentContent(desk, id))).toMatchObject({ code: 'document_not_clean' });
    expect(await scanWith(clamav(double.url))()).toEqual({ scanned: 0, failures: [] });
    await wait();
    expect(await scanWith(clamav(double.url))()).toEqual({ scanned: 1, failures: [] });
    expect(await statusOf(id)).toBe('clean');
  });

  it('waits longer after each try, a minute at most, and holds up no other file', async () => {
    await handIn(text('première'));
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await wait();
      await scanWith(away)();
      const [row] = await rowsOf<{ s: string }>(
        world,
        'select extract(epoch from due_at - clock_timestamp()) as s from documents.scan',
      );
      waits.push(Math.round(Number(row?.s)));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    const { id } = await handIn(text('seconde'));
    await scanWith(clamav(double.url))();
    expect(await statusOf(id)).toBe('clean');
  });

  it('says that it is scanning while it is, and lets another worker finish what one left behind', async () => {
    const { id } = await handIn(text('figues'));
    let left: (reason: Error) => void = () => undefined;
    const stuck = scanWith({ scan: () => new Promise((_, reject) => (left = reject)) })();
    for (let status = ''; status !== 'scanning';) status = await statusOf(id);
    expect(await scanWith(clamav(double.url))()).toEqual({ scanned: 0, failures: [] });
    await wait();
    await scanWith(clamav(double.url))();
    expect(await statusOf(id)).toBe('clean');
    left(new Error('killed'));
    await stuck;
    expect(await statusOf(id)).toBe('clean');
  });

  it('scans each file once with two workers at it', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => handIn(text(`facture ${index}`))));
    const rounds = await Promise.all([1, 2].map(() => scanWith(clamav(double.url))()));
    expect(rounds.reduce((sum, { scanned }) => sum + scanned, 0)).toBe(12);
    expect(await rowsOf(world, `select from audit.event where kind = 'documents.scanned'`)).toHaveLength(12);
  });

  it('is done by a loop of the worker, which ends when told to', async () => {
    const { id } = await handIn(text('figues'));
    const stopping = new AbortController();
    const errors: unknown[] = [];
    const running = scanning(
      { scan: scanWith(clamav(double.url)), onError: (error) => errors.push(error) },
      stopping.signal,
    );
    for (let status = ''; status !== 'clean';) status = await statusOf(id);
    stopping.abort();
    await running;
    expect(errors).toEqual([]);
  });
});

describe('a file that no scan has cleared', () => {
  it('cannot be called clean in the database either', async () => {
    const { id } = await handIn(text('figues'));
    await expect(world.knex.raw(`update documents.document set status = 'clean' where id = ?`, [id])).rejects.toThrow(
      /no scan says/,
    );
  });

  it('is one of a hundred of the same person at most', async () => {
    const { id } = await handIn(text('première'));
    await world.admin.raw(
      `insert into documents.document (id, sha256, name, media_type, size, uploaded_by, status, received_at)
       select gen_random_uuid(), sha256, name, media_type, size, uploaded_by, status, received_at
       from documents.document, generate_series(2, ${UNSCANNED_MAX}) where id = ?`,
      [id],
    );
    await world.admin.raw(
      'insert into documents.scan (document_id) select id from documents.document on conflict do nothing',
    );
    expect(await refused(handIn(text('une de trop')))).toEqual({
      code: 'too_many_unscanned',
      details: { most: UNSCANNED_MAX },
    });
    const other = await world.person('other');
    const upload = { name: 'a.txt', mediaType: 'text/plain', bytes: text('a') };
    expect((await documents.storeDocument(by(other), upload)).status).toBe('received');
  });
});

describe('the worker', () => {
  it('does not start in production without a scanner', () => {
    const before = process.env;
    process.env = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres:///x',
      TEMPORAL_ADDRESS: 'localhost:7233',
      WORKFLOW_BUNDLE: 'x',
    };
    expect(() => workerSettings()).toThrow(/CLAMAV_URL/);
    process.env['CLAMAV_URL'] = 'tcp://localhost:3310';
    expect(workerSettings().CLAMAV_URL).toBe('tcp://localhost:3310');
    process.env['CLAMAV_URL'] = 'clamav:3310';
    expect(() => workerSettings()).toThrow(/CLAMAV_URL/);
    process.env = before;
  });
});
