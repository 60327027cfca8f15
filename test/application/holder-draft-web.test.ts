import type { Actor } from '../../services/shared/command.ts';
import { changedRules, openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { certifiedOrganisation, ighrem } from '../support/builders/registry.ts';
import { type Browser } from '../support/pages.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let call: CallWorld;
let draft: DossierWorld;
let holder: Actor;
const TITLES = { ar: 'النظام الأساسي', fr: 'Statuts', en: 'Statutes' };

beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  call = await openCallWorld(world);
  draft = await draftDossier(world, { call });
  await changedRules(world, call, (rules) => {
    rules.documents = [{ kind: 'statutes', titles: TITLES, stage: 'application' }];
    rules.applicants.age = { min: 18, max: 60 };
  });
  ({ holder } = await certifiedOrganisation(world, { account: 'holder-ighrem', input: ighrem }));
}, 120_000);
afterAll(() => close());

const startAddress = () => `/dossiers/new?call=${call.callId}`;

/** Begins a draft for Ighrem, once; answers with the address of its list of tasks. */
const begun = async (browser: Browser): Promise<string> => {
  const { html } = await browser.follow(startAddress());
  const known = /href="(\/dossiers\/[0-9a-f-]{36})\/application"/.exec(html)?.[1];
  if (known !== undefined) return known;
  const organisationId = /name="organisationId" type="radio" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const { address } = await browser.fill(startAddress(), 'start', { organisationId, title: 'بيت ضيافة إغرم' });
  return new URL(address).pathname.replace('/application', '');
};

const PLAN = {
  'uses.0.category': 'fitting_out',
  'uses.0.label': 'ثلاث غرف',
  'uses.0.amount': '٢٠٠ ٠٠٠',
  'uses.1.category': 'premises',
  'uses.1.label': 'الدار',
  'uses.1.amount': '50 000,00',
  'uses.1.nature': 'in_kind',
  'own.cash': '80000',
  'own.in_kind': '50000',
};

describe('a draft', () => {
  it('is begun once, for an organisation that has not applied yet, and offered to be continued', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const { html } = await browser.follow(`${base}/application`);
    expect(html).toContain('Not sent yet');
    expect(html).toContain('بيت ضيافة إغرم');
    const again = await browser.follow(startAddress());
    expect(again.html).toContain('Continue the draft');
    expect(again.html).toContain('Each organisation applies once to this call.');
    expect((await browser.follow('/dossiers/new?call=nonsense')).status).toBe(404);
  });

  it('asks one question a page and leads to the next, back to the tasks, or back to the check', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const next = await browser.fill(`${base}/application/summary`, 'answer', { summary: 'غرف للضيوف.' });
    expect(new URL(next.address).pathname).toBe(`${base}/application/sector`);
    const jobs = `${base}/application/jobs`;
    const half = await browser.fill(jobs, 'answer', { 'jobs.before': '٢', 'jobs.target': '' });
    expect(half.status).toBe(422);
    expect(half.html).toContain('href="#answer-jobs.target"');
    const whole = await browser.fill(`${jobs}?from=check`, 'answer', { 'jobs.before': '2', 'jobs.target': '5' });
    expect(new URL(whole.address).pathname).toBe(`${base}/check`);
    expect(whole.html).toContain('غرف للضيوف.');
    const birth = await browser.fill(`${base}/application/birth`, 'answer', { carrierBornOn: '31/02/1990' });
    expect(birth.html).toContain('Enter a day that exists');
    await browser.fill(`${base}/application/birth`, 'answer', { carrierBornOn: '01/02/1990', then: 'tasks' });
    expect((await browser.follow(`${base}/check`)).html).toContain('01/02/1990');
  });

  it('shows both versions where somebody else saved meanwhile, and loses nothing', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const address = `${base}/application/summary`;
    const [first, second] = [await browser.follow(address), await browser.follow(address)];
    expect(first.html).toBeDefined();
    await browser.fill(address, 'answer', { summary: 'الأولى' });
    const version = /name="version" value="(\d+)"/.exec(second.html)?.[1] ?? '';
    const stale = await browser.fill(address, 'answer', { summary: 'الثانية', version });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('الثانية');
    expect(stale.html).toContain('Saved meanwhile: <bdi>الأولى</bdi>');
  });

  it('builds its plan line by line, says what is missing on each side, and lets a line go', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const plan = `${base}/plan`;
    const empty = await browser.follow(plan);
    const at = /name="asked\.(\d+)\.funderId" value="([^"]+)"/.exec(empty.html);
    const asked = { [`asked.${at?.[1]}.funderId`]: at?.[2] ?? '', [`asked.${at?.[1]}.instrument`]: 'grant' };
    const unbalanced = await browser.fill(plan, 'plan', { ...PLAN, ...asked, then: 'uses' });
    expect(unbalanced.html).toContain('Missing');
    expect(unbalanced.html).toContain('120\u00a0000,00');
    expect(unbalanced.html).toContain('No funder is asked: say what you ask');
    expect(unbalanced.html).toContain('name="uses.2.label"');
    const wrong = await browser.fill(plan, 'plan', { ...PLAN, 'uses.0.amount': 'many', 'uses.1.gone': 'yes' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#plan-uses.0.amount"');
    expect(wrong.html).toContain('value="many"');
    const balanced = await browser.fill(plan, 'plan', {
      ...PLAN,
      ...asked,
      [`asked.${at?.[1]}.amount`]: '120 000',
    });
    expect(balanced.html).toContain('Balanced');
    expect(balanced.html).not.toContain('Missing');
    const removed = await browser.fill(plan, 'plan', {
      ...PLAN,
      ...asked,
      [`asked.${at?.[1]}.amount`]: '120 000',
      'own.in_kind': '',
      'uses.1.gone': 'yes',
    });
    expect(removed.html).not.toContain('الدار');
    await browser.fill(plan, 'plan', { ...PLAN, ...asked, [`asked.${at?.[1]}.amount`]: '120 000' });
  });

  it('takes a document as a photo, and tells what is of another kind or too large', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const address = `${base}/documents/statutes`;
    const before = await browser.follow(`${base}/check`);
    expect(before.html).toContain(`href="${address}"`);
    expect((await upload(browser, address, { type: 'image/jpeg', bytes: Buffer.from('not a photo') })).status).toBe(
      422,
    );
    const large = await upload(browser, address, { type: 'image/jpeg', bytes: Buffer.alloc(11 * 1024 * 1024, 255) });
    expect(large.html).toContain('The file is too large');
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('photo')]);
    const sent = await upload(browser, address, { type: 'image/jpeg', bytes: photo });
    expect(sent.html).toContain('The document is sent');
    const id = /href="\/documents\/([^"]+)"/.exec((await browser.follow(address)).html)?.[1] ?? '';
    expect((await browser.ask(`/documents/${id}`)).headers.get('content-type')).toContain('image/jpeg');
    expect((await browser.follow(`${base}/documents/passport`)).status).toBe(404);
  });

  it.each([
    { name: 'start', address: () => startAddress(), of: () => holder },
    { name: 'tasks', address: () => `/dossiers/${draft.dossierId}/application`, of: () => draft.holder },
    { name: 'question-place', address: () => `/dossiers/${draft.dossierId}/application/place`, of: () => draft.holder },
    { name: 'plan', address: () => `/dossiers/${draft.dossierId}/plan`, of: () => draft.holder },
    { name: 'check', address: () => `/dossiers/${draft.dossierId}/check`, of: () => draft.holder },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, address, of }) => {
      expect(await looks.at({ name, address: address(), actor: of() })).toEqual([]);
    },
    60_000,
  );

  it('is nothing to a stranger, and changed by nobody but its holder', async () => {
    const stranger = await pages.browse(await world.person('stranger'));
    for (const place of ['application', 'plan', 'check', 'documents', 'receipt']) {
      expect((await stranger.follow(`/dossiers/${draft.dossierId}/${place}`)).status).toBe(404);
    }
    const desk = await pages.browse(draft.officer);
    const refused = await desk.fill(`/dossiers/${draft.dossierId}/application/summary`, 'answer', { summary: 'x' });
    expect(refused.status).toBe(403);
  });
});

describe('sending', () => {
  it('needs the declaration, answers with the receipt and the secret once, and keeps the receipt at its address', async () => {
    const browser = await pages.browse(draft.holder);
    const check = `/dossiers/${draft.dossierId}/check`;
    const undeclared = await browser.fill(check, 'submit', {});
    expect(undeclared.status).toBe(422);
    expect(undeclared.html).toContain('Tick the declaration');
    const sent = await browser.fill(check, 'submit', { declared: 'yes' });
    expect(sent.status).toBe(200);
    expect(sent.html).toContain('The dossier is sent');
    expect(sent.html).toContain('Your secret for tracking');
    const receipt = await browser.follow(`/dossiers/${draft.dossierId}/receipt`);
    expect(receipt.html).toContain('R-AAP-2026-01-0001');
    expect(receipt.html).not.toContain('Your secret for tracking');
    const pdf = await browser.ask(`/dossiers/${draft.dossierId}/receipt.pdf`);
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    const renewed = await browser.fill(`/dossiers/${draft.dossierId}/receipt`, 'secret', {});
    expect(renewed.html).toContain('Your secret for tracking');
    expect((await browser.follow(`/dossiers/${draft.dossierId}/application`)).html).not.toContain('Not sent yet');
  });

  it('is too late once the call is closed', async () => {
    const browser = await pages.browse(holder);
    const base = await begun(browser);
    const { closesAt } = await world.useCases.programme.getCall(call.admin, call.callId);
    const page = await browser.follow(`${base}/application/summary`);
    expect(page.html).toContain('Not sent yet');
    await world.moveTo(closesAt);
    const late = await browser.fill(`${base}/application/summary`, 'answer', { summary: 'متأخر' });
    expect(late.status).toBe(422);
    expect(late.html).toContain('The call closed');
    expect(late.html).toContain('متأخر');
  });

  it.each([
    { name: 'receipt', address: () => `/dossiers/${draft.dossierId}/receipt` },
    { name: 'application-sent', address: () => `/dossiers/${draft.dossierId}/application` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, address }) => {
      expect(await looks.at({ name, address: address(), actor: draft.holder })).toEqual([]);
    },
    60_000,
  );
});

const upload = async (browser: Browser, address: string, { type, bytes }: { type: string; bytes: Buffer }) => {
  const { html } = await browser.follow(address);
  const form = new FormData();
  const hidden = html.split('name="action" value="attach"')[0]?.split('<form ').at(-1) ?? '';
  for (const [, name = '', value = ''] of hidden.matchAll(/name="(\w+)" value="([^"]*)"/g)) form.set(name, value);
  form.set('action', 'attach');
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'صورة.jpg');
  return browser.follow(address, { method: 'POST', headers: { origin: pages.url }, body: form });
};
