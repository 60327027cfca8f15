import { sha256Of } from '../../services/shared/canonical.ts';
import { withoutSmallNumbers } from '../../services/observatory/small-numbers.ts';
import { namesOf } from '../../services/observatory/names.ts';
import { loadTexts } from '../../infra/texts.ts';
import { publishedAward } from '../../services/observatory/published-award.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import type { Client } from '../support/app.ts';
import { acceptedReport, plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { by, createWorld, type World } from '../support/world.ts';

const WOMEN = expect.objectContaining({ en: 'women: half of the members or more' }) as object;
const PLACE = { ar: 'الشرق', fr: 'Oriental', en: 'Oriental' };

interface Row {
  readonly funder: string;
  readonly awarded: { readonly amount: string };
  readonly organisation: object | null;
}

let world: World;
let dossier: ReportsWorld;
let anybody: Client;
beforeAll(async () => {
  world = await createWorld();
  dossier = await plannedReports(world);
  anybody = apiOf(world)(null);
});
afterAll(() => world.drop());

const bodyOf = async <Body>(path: string): Promise<Body> =>
  ((await anybody.get(path).expect(200)) as { body: Body }).body;
const itemsOf = async <Item>(path: string): Promise<Item[]> => (await bodyOf<{ items: Item[] }>(path)).items;
const sumOf = (rows: readonly { awarded: { amount: string } }[]) =>
  rows.reduce((sum, { awarded }) => sum + BigInt(awarded.amount.replace('.', '')), 0n);

describe('the public pages', () => {
  it('show the calls that were published, in three languages, without a sign-in', async () => {
    expect(await itemsOf('/public/calls')).toMatchObject([
      {
        reference: 'AAP-2026-01',
        status: 'closed',
        titles: { ar: expect.any(String) as string },
        regions: ['05', '08'],
        regionNames: [{ fr: 'Béni Mellal-Khénifra', ar: 'بني ملال-خنيفرة' }, { fr: 'Drâa-Tafilalet' }],
      },
    ]);
  });

  it('show each award by funder, and its amounts are the ledger’s to the centime', async () => {
    const awards = await itemsOf<Row>('/public/awards');
    expect(awards.map(({ funder, awarded }) => [funder, awarded.amount]).sort()).toEqual([
      ['CDG', '30000.00'],
      ['INDH', '180000.00'],
      ['REGION-05', '90000.00'],
    ]);
    const { rows } = await world.admin.raw<{ rows: { sum: string }[] }>(
      `select sum(posted)::text as sum from ledger.account where nature = 'funder' and dossier_id is not null`,
    );
    expect(sumOf(awards).toString()).toBe(rows[0]?.sum);
    expect(sumOf(awards)).toBe(dirhams(300_000));
  });

  it.each(['funder', 'region', 'sector', 'call', 'year'])('add up by %s', async (dimension) => {
    expect(sumOf(await itemsOf(`/public/figures?by=${dimension}`))).toBe(dirhams(300_000));
  });

  it('show no number of a target group so small that one could be told from it', async () => {
    expect(await itemsOf('/public/figures?by=target_group')).toEqual([
      { key: 'women_half_or_more', names: WOMEN, dossiers: null, awarded: null, paid: null },
      {
        key: 'youth_three_in_ten_or_more',
        names: expect.any(Object) as object,
        dossiers: null,
        awarded: null,
        paid: null,
      },
    ]);
    const five = { key: 'x', names: null, dossiers: 5, awarded: dirhams(1), paid: dirhams(1) };
    expect(withoutSmallNumbers(five)).toEqual(five);
  });

  it('are filtered, and paged by a cursor', async () => {
    expect(await itemsOf('/public/awards?funder=INDH')).toHaveLength(1);
    expect(await itemsOf('/public/awards?region=08')).toEqual([]);
    const { items, next } = await bodyOf<{ items: Row[]; next: string }>('/public/awards?limit=2');
    const rest = await itemsOf<Row>(`/public/awards?limit=2&after=${encodeURIComponent(next)}`);
    expect([...items, ...rest].map(({ funder }) => funder)).toEqual(['CDG', 'INDH', 'REGION-05']);
  });

  it('are CSV too, of exactly what is shown', async () => {
    const shown = await itemsOf<Row>('/public/awards');
    const { text } = await anybody.get('/public/awards').set('accept', 'text/csv').expect(200);
    const [header, ...lines] = text.trim().split('\r\n');
    expect(header).toContain('awarded.amount');
    expect(lines).toHaveLength(shown.length);
    for (const { awarded } of shown) expect(text).toContain(awarded.amount);
  });

  it('count the jobs of accepted reports towards 50,000', async () => {
    expect(await bodyOf('/public/jobs')).toEqual({
      target: 50_000,
      created: 0,
      maintained: 0,
      dossiers: 0,
      byFunder: [],
    });
    await acceptedReport(world, dossier, dossier.reports[0]);
    const jobs = await bodyOf<{ byFunder: { funder: string; created: number; maintained: number }[] }>('/public/jobs');
    expect(jobs).toMatchObject({ target: 50_000, created: 5, maintained: 10, dossiers: 1 });
    // 180,000, 90,000 and 30,000 promised, and nothing paid yet.
    expect(jobs.byFunder.map(({ funder, created, maintained }) => [funder, created, maintained])).toEqual([
      ['CDG', 0.5, 1],
      ['INDH', 3, 6],
      ['REGION-05', 1.5, 3],
    ]);
  });

  it('name regions, provinces, sectors, funders and calls beside their codes', async () => {
    expect(await itemsOf('/public/awards?limit=1')).toMatchObject([
      {
        region: '05',
        regionNames: { ar: 'بني ملال-خنيفرة', fr: 'Béni Mellal-Khénifra' },
        provinceNames: { fr: 'Khénifra' },
        sectorNames: { ar: 'تثمين المنتجات الفلاحية', en: 'farm produce processing' },
      },
    ]);
    for (const dimension of ['funder', 'region', 'sector', 'call', 'target_group']) {
      for (const { names } of await itemsOf<{ names: object }>(`/public/figures?by=${dimension}`)) {
        expect([dimension, Object.keys(names).sort()]).toEqual([dimension, ['ar', 'en', 'fr']]);
      }
    }
    expect(await itemsOf('/public/figures?by=year')).toMatchObject([{ names: null }]);
    expect(namesOf(loadTexts(), 'sector', 'unheard_of')).toBeNull();
  });

  it.each(['/public/calls', '/public/awards', '/public/figures?by=region', '/public/jobs'])(
    'let anybody keep %s for five minutes, then ask whether it has changed',
    async (path) => {
      const first = await anybody.get(path).expect(200);
      expect(first.headers['cache-control']).toBe('public, max-age=300');
      const etag = first.headers['etag'] ?? '';
      expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
      const again = await anybody.get(path).set('if-none-match', etag).expect(304);
      expect(again.text).toBe('');
      const other = await anybody.get(path).set('if-none-match', '"other"').expect(200);
      expect(other.body).toEqual(first.body);
    },
  );

  it('let nobody keep a refusal, a progress or what is asked after a sign-in', async () => {
    for (const path of ['/public/figures?by=person', '/me'])
      expect((await anybody.get(path)).headers['cache-control']).toBe('no-store');
    const progress = await anybody.post('/public/progress', { reference: 'AAP-2026-01-0001', secret: '0123456789' });
    expect(progress.headers['cache-control']).toBe('no-store');
  });

  it('ask for no secret in an address', async () => {
    const { text } = await anybody.get('/public/progress?reference=AAP-2026-01-0001&secret=0123456789').expect(405);
    expect(text).toContain('method_not_allowed');
  });

  it('publish nothing about a person', async () => {
    const paths = ['/public/calls', '/public/awards', '/public/jobs', '/public/figures?by=funder'];
    const texts: string[] = [];
    for (const path of paths) texts.push((await anybody.get(path).expect(200)).text);
    const all = texts.join('\n');
    const people = await world.admin<{ id: string; name: string }>('access.person').select('id', 'name');
    for (const { id, name } of people) expect([all.includes(id), all.includes(name)]).toEqual([false, false]);
    expect(all).not.toMatch(/\d{24}/);
    expect(all).not.toMatch(/[\w.]+@[\w.]+/);
    expect(all).not.toMatch(/\+212\d{9}/);
  });

  it('give the award of a natural person without the name', () => {
    const award = {
      agreement: 'DEC-2026-0001',
      dossier: 'AAP-2026-03-0001',
      call: 'AAP-2026-03',
      awardedOn: LocalDate.parse('2026-06-01'),
      legalForm: 'auto_entrepreneur' as const,
      region: '02',
      province: '02.251',
      sector: 'crafts',
      regionNames: PLACE,
      provinceNames: PLACE,
      funder: 'INDH',
      funderNames: PLACE,
      awarded: dirhams(90_000),
      paid: dirhams(0),
    };
    const names = { nameAr: 'فلان', nameLatin: 'Somebody' };
    expect(publishedAward({ ...award, ...names }).organisation).toBeNull();
    expect(publishedAward({ ...award, ...names, legalForm: 'association' }).organisation).toEqual(names);
  });
});

describe('the progress of a dossier', () => {
  const progressOf = (secret: string, reference = dossier.reference) =>
    anybody.post('/public/progress', { reference, secret });

  it('is told to whoever has the reference and the secret, with dated steps and no names', async () => {
    const answer = (await progressOf(dossier.trackingSecret ?? '').expect(200)) as {
      body: { steps: { step: string }[] };
    };
    expect(answer.body).toMatchObject({
      reference: dossier.reference,
      stage: 'execution',
      isOpen: true,
      decisionBy: null,
    });
    const steps = answer.body.steps.map(({ step }) => step);
    expect(steps[0]).toBe('application.submitted');
    expect(steps.at(-1)).toBe('agreement.took_effect');
  });

  it('answers a wrong secret and a wrong reference alike', async () => {
    const wrong = await progressOf('x'.repeat(24)).expect(404);
    expect(wrong.body).toMatchObject({ title: 'progress_missing' });
    const other = await progressOf(dossier.trackingSecret ?? '', 'AAP-2026-01-9999').expect(404);
    expect(other.body).toMatchObject({ title: 'progress_missing' });
  });

  it('opens to the newest secret only', async () => {
    const { reissueSecret } = world.useCases.application;
    const { trackingSecret } = await reissueSecret(by(dossier.holder), dossier.dossierId);
    await progressOf(dossier.trackingSecret ?? '').expect(404);
    await progressOf(trackingSecret ?? '').expect(200);
    expect(sha256Of(trackingSecret ?? '')).not.toBe(sha256Of(dossier.trackingSecret ?? ''));
  });

  it('is guessed at ten times a minute at most', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) statuses.push((await progressOf('y'.repeat(24))).status);
    expect(statuses).toContain(429);
  });
});
