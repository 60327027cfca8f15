import type { Actor } from '../../services/shared/command.ts';
import { addDays, localDateOf } from '../../services/shared/dates.ts';
import { closableDossier, firstTranchePaid, type ExecutionWorld } from '../support/builders/reporting.ts';
import { createPages, fieldsOf } from '../support/pages.ts';
import { createWorld } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let execution: ExecutionWorld;
let field: Actor;
let address: string;
let report: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  execution = await firstTranchePaid(world);
  field = await world.holding('field-officer', 'field_officer');
  address = `/dossiers/${execution.dossierId}/reports`;
  report = `${address}/${execution.reports[0].id}`;
}, 120_000);
afterAll(() => close());

const as = (actor: Actor) => pages.browse(actor);
const dayIn = async (days: number) =>
  addDays(localDateOf(await world.now()), days)
    .split('-')
    .reverse()
    .join('/');

const INDICATORS = {
  'indicators.0.baseline': '0',
  'indicators.0.target': '6',
  'indicators.0.actual': '5',
  'indicators.1.baseline': '10',
  'indicators.1.target': '10',
  'indicators.1.actual': '10',
  'indicators.2.baseline': '10',
  'indicators.2.target': '16',
  'indicators.2.actual': '١٥',
};
const CODES = { 'indicators.0.code': 'IND-01', 'indicators.1.code': 'IND-02', 'indicators.2.code': 'IND-03' };
const TOLD = {
  ...CODES,
  ...INDICATORS,
  summary: 'ركّبنا المجفف، ويشتغل فيه خمسة عشر شخصا.',
  'spent.0.label': 'المجفف',
  'spent.0.use': '1',
  'spent.0.amount': '120 000,50',
};

describe('the reports of a project', () => {
  it.each([
    { name: 'reports', at: () => address },
    { name: 'report-form', at: () => report },
    { name: 'reports-results', at: () => `${address}/results` },
    { name: 'reports-visits', at: () => `${address}/visits` },
    { name: 'reports-closure', at: () => `${address}/closure` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, at }) => {
      expect(await looks.at({ name, address: at(), actor: execution.holder })).toEqual([]);
    },
    60_000,
  );

  it('stand at home among what comes later, each with its day', async () => {
    const holder = await as(execution.holder);
    const [pressing = '', later = ''] = (await holder.follow('/')).html.split('>Later<');
    expect(pressing).not.toContain('Final report');
    for (const { dueOn } of execution.reports) expect(later).toContain(`datetime="${dueOn}"`);
    expect(later).toContain('Progress report');
    const { html } = await holder.follow(`/dossiers/${execution.dossierId}`);
    expect(html).toContain('Final report');
    expect(html).toContain('Coop. Tazart Noughbalou');
    expect(await looks.at({ name: 'home-later', address: '/', actor: execution.holder })).toEqual([]);
  });

  it('are nobody’s who does not read the dossier', async () => {
    const stranger = await as(await world.holding('stranger', 'reviewer'));
    for (const place of ['', '/results', '/visits', '/closure']) {
      expect((await stranger.follow(`${address}${place}`)).status).toBe(404);
    }
  });

  it('are told by the holder, kept as typed where they are wrong, returned, and told again', async () => {
    const holder = await as(execution.holder);
    const wrong = await holder.fill(report, 'submit_report', { ...TOLD, 'spent.0.amount': 'كثير', summary: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#submit_report-summary"');
    expect(wrong.html).toContain('href="#submit_report-spent.0.amount"');
    expect(wrong.html).toContain('كثير');
    expect(wrong.html).toContain('<input type="hidden" name="indicators.2.target" value="16"/>');
    const aimed = await holder.fill(report, 'submit_report', { ...TOLD, 'indicators.2.target': '20' });
    expect(aimed.html).toContain('The application says 16 here, and not 20.');
    const jobs = await holder.fill(report, 'submit_report', { ...TOLD, 'indicators.2.actual': '14' });
    expect(jobs.html).toContain('Some figures do not add up');
    expect(jobs.html).toContain('href="#submit_report-indicators.0.actual"');
    expect(jobs.html).toContain('id="submit_report-indicators.0.actual-error"');
    expect((await holder.fill(report, 'submit_report', TOLD)).html).toContain('The report is sent.');
    const desk = await as(execution.officer);
    expect((await desk.fill(report, 'return_report', {})).html).toContain('Ask one question at least.');
    expect(await looks.at({ name: 'report-review', address: report, actor: execution.officer })).toEqual([]);
    const returned = await desk.fill(report, 'return_report', { 'questions.0': 'كم امرأة تشتغل؟' });
    expect(returned.html).toContain('The report is returned to its holder.');
    const again = await holder.follow(report);
    expect(again.html).toContain('كم امرأة تشتغل؟');
    expect(again.html).toContain('value="120\u00a0000,50"');
    expect((await holder.fill(report, 'submit_report', TOLD)).html).toContain('The report is sent.');
    expect((await desk.fill(report, 'accept_report', {})).html).toContain('The report is accepted.');
  }, 60_000);

  it('give results whose figures somebody else verifies', async () => {
    const officer = await as(field);
    const { html } = await officer.follow(`${address}/results`);
    const [, place = ''] = /href="([^"]+figures\/IND-03)"/.exec(html) ?? [];
    expect((await officer.fill(place, 'verify_figure', { verified: 'many' })).html).toContain('Enter a number.');
    const done = await officer.fill(place, 'verify_figure', { verified: '13,5', note: 'كشوف الأجور' });
    expect(done.html).toContain('The verification is recorded.');
    expect(done.html).toContain('13,5');
    expect(await looks.at({ name: 'reports-results-told', address: `${address}/results`, actor: field })).toEqual([]);
  }, 60_000);
});

/** The findings that stand folded on the page of a visit. */
const foldsIn = (html: string): string[] =>
  [...html.matchAll(/<details[^>]*?( open)?><summary[^>]*><span[^>]*>(Finding \d)</g)].flatMap(([, open, name = '']) =>
    open === undefined ? [name] : [],
  );

describe('a visit', () => {
  it('is planned, recorded with a finding that stops payments, answered and closed by somebody else', async () => {
    const officer = await as(field);
    const visits = `${address}/visits`;
    const past = await officer.fill(visits, 'plan_visit', { plannedOn: await dayIn(-3), purpose: 'متابعة' });
    expect(past.html).toContain('A visit is planned for a day ahead.');
    const planned = await officer.fill(visits, 'plan_visit', { plannedOn: await dayIn(2), purpose: 'متابعة' });
    const [, visit = ''] = /href="([^"]+\/reports\/visits\/[0-9a-f-]{36})"/.exec(planned.html) ?? [];
    expect(await looks.at({ name: 'visit', address: visit, actor: field })).toEqual([]);
    expect(foldsIn((await officer.follow(visit)).html)).toEqual(['Finding 1', 'Finding 2', 'Finding 3']);
    await world.moveTo(new Date((await world.now()).getTime() + 3 * 86_400_000));
    const half = await officer.fill(visit, 'record_visit', {
      'findings.1.text': 'التصريح الصحي ناقص',
      'findings.1.severity': '',
    });
    expect(foldsIn(half.html)).toEqual(['Finding 1', 'Finding 3']);
    expect(half.html).toContain('href="#record_visit-findings.1.severity"');
    const recorded = await officer.fill(visit, 'record_visit', {
      doneOn: await dayIn(0),
      summary: 'المجفف بلا تصريح',
      isFavourable: 'no',
      'findings.0.text': 'التصريح الصحي ناقص',
      'findings.0.severity': 'serious',
      'findings.0.dueOn': await dayIn(20),
    });
    expect(recorded.html).toContain('The visit is recorded.');
    const [, finding = ''] = /href="([^"]+\/reports\/findings\/[0-9a-f-]{36})"/.exec(recorded.html) ?? [];
    const holder = await as(execution.holder);
    expect((await holder.follow(finding)).html).toContain('This finding stops every payment until it is closed.');
    const answered = await holder.fill(finding, 'answer_finding', { text: 'حصلنا على التصريح' });
    expect(answered.html).toContain('Your answer is sent.');
    expect(await looks.at({ name: 'finding', address: finding, actor: field })).toEqual([]);
    const closed = await officer.fill(finding, 'close_finding', { note: 'رأيت التصريح' });
    expect(closed.html).toContain('The finding is closed.');
  }, 60_000);
});

describe('closure', () => {
  it('shows what still stands open, in words', async () => {
    const desk = await as(execution.officer);
    const { html } = await desk.follow(`${address}/closure`);
    expect(html).toContain('The dossier cannot be closed before the following is settled.');
    expect(html).toContain('Tranche 2');
    expect(html).not.toContain('value="close_dossier"');
  });

  it('closes what is settled, once, with a statement to keep', async () => {
    const other = await createWorld();
    const elsewhere = await createPages(other);
    try {
      const { officer, dossierId } = await closableDossier(other);
      const desk = await elsewhere.browse(officer);
      const place = `/dossiers/${dossierId}/reports/closure`;
      expect((await desk.fill(place, 'close_dossier', {})).html).toContain('href="#close_dossier-reason"');
      const { html } = await desk.follow(place);
      const form = { ...fieldsOf(html, 'close_dossier'), reason: 'انتهى المشروع' };
      const closed = await desk.post(place, form);
      expect(closed.html).toContain('The dossier is closed.');
      const [, statement = ''] = /href="(\/documents\/[0-9a-f-]{36})"/.exec(closed.html) ?? [];
      expect((await desk.ask(statement)).headers.get('content-type')).toContain('application/pdf');
    } finally {
      await elsewhere.stop();
      await other.drop();
    }
  }, 120_000);
});
