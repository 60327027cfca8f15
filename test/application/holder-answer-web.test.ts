import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { type Browser } from '../support/pages.ts';
import { by } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: SubmittedWorld;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await submittedDossier(world);
}, 120_000);
afterAll(() => close());

const address = () => `/dossiers/${dossier.dossierId}/answer`;

describe('what the desk asks of a holder', () => {
  it('is nothing at first, and says so', async () => {
    const browser = await pages.browse(dossier.holder);
    expect((await browser.follow(address())).html).toContain('The desk has asked nothing');
    const stranger = await pages.browse(await world.person('stranger'));
    expect((await stranger.follow(address())).status).toBe(404);
  });

  it('is answered at once: documents first, then everything, a corrected plan too', async () => {
    const items = [
      { about: 'document' as const, kind: 'statutes', text: 'النظام الأساسي المحين' },
      { about: 'plan' as const, text: 'صححوا ثمن التكوين' },
      { about: 'project' as const, text: 'Précisez la commune' },
      { about: 'words' as const, text: 'Qui tient la caisse ?' },
    ];
    await world.useCases.application.requestComplement(by(dossier.officer), dossier.dossierId, { items });
    const browser = await pages.browse(dossier.holder);
    const home = await browser.follow('/');
    expect(home.html).toContain(`href="${address()}"`);
    const wrongKind = await upload(browser, address(), Buffer.from('<html>'));
    expect(wrongKind.status).toBe(422);
    const brought = await upload(browser, address(), Buffer.from('%PDF-1.7\nstatuts\n%%EOF\n'));
    expect(brought.html).toContain('The document is here.');
    const at = new URL(brought.address);
    const typed = valuesOf(brought.html, 'answer_complement');
    const unbalanced = await browser.post(`${at.pathname}${at.search}`, { ...typed, 'own.cash': '1' });
    expect(unbalanced.status).toBe(422);
    expect(unbalanced.html).toContain('The application is incomplete or wrong');
    const done = await browser.post(`${at.pathname}${at.search}`, {
      ...typed,
      'project.commune': 'El Kbab, Noughbalou',
      text: 'أمينة المال، بتوقيعين.',
    });
    expect(done.html).toContain('Your answer is sent.');
    expect(done.html).toContain('أمينة المال');
    const { project, complement } = await world.useCases.application.getDossier(dossier.holder, dossier.dossierId);
    expect(project.commune).toBe('El Kbab, Noughbalou');
    expect(complement?.status).toBe('answered');
  });

  it('tells a no with its reasons, takes an appeal once, and tells its outcome', async () => {
    const no = { eligible: false, reason: 'La commune est hors zone.', overrides: [] };
    await world.useCases.application.decideEligibility(by(dossier.officer), dossier.dossierId, no);
    const browser = await pages.browse(dossier.holder);
    const shown = await browser.follow(address());
    expect(shown.html).toContain('Not eligible');
    expect(shown.html).toContain('La commune est hors zone.');
    expect((await browser.fill(address(), 'appeal', { grounds: '' })).html).toContain('Fill this in.');
    const filed = await browser.fill(address(), 'appeal', { grounds: 'الجماعة داخل المنطقة.' });
    expect(filed.html).toContain('The appeal is filed.');
    expect(filed.html).toContain('somebody else');
    const other = await world.holding('desk-officer-2', 'desk_officer');
    const back = { outcome: 'reinstated' as const, reason: 'Vérifié sur la carte.' };
    await world.useCases.application.decideAppeal(by(other), dossier.dossierId, back);
    expect((await browser.follow(address())).html).toContain('The dossier is reinstated');
  });
});

describe('the page of the answer', () => {
  it('is accessible, in order and within the screen, with all that can be asked', async () => {
    const other = await submittedDossier(world, { call: dossier, account: 'holder-ighrem', input: ighrem });
    const items = [
      { about: 'document' as const, kind: 'statutes', text: 'Les statuts à jour' },
      { about: 'plan' as const, text: 'صححوا ثمن التكوين' },
      { about: 'project' as const, text: 'Précisez la commune' },
    ];
    await world.useCases.application.requestComplement(by(other.officer), other.dossierId, { items });
    const asked = { name: 'answer', address: `/dossiers/${other.dossierId}/answer`, actor: other.holder };
    expect(await looks.at(asked)).toEqual([]);
    expect(await looks.at({ name: 'answer-decided', address: address(), actor: dossier.holder })).toEqual([]);
  }, 90_000);
});

/** Everything that stands in a form, as a browser would send it. */
const valuesOf = (html: string, action: string): Record<string, string> => {
  const form = html.split('<form ').find((part) => part.includes(`name="action" value="${action}"`)) ?? '';
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].map(([, tag = '']) => tag);
  const attribute = (tag: string, name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(tag)?.[1];
  return Object.fromEntries([
    ...inputs
      .filter((tag) => attribute(tag, 'type') !== 'checkbox' || tag.includes(' checked'))
      .map((tag) => [attribute(tag, 'name') ?? '', plain(attribute(tag, 'value') ?? '')]),
    ...[...form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', text = '']) => [
      name,
      plain(text),
    ]),
    ...[...form.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', options = '']) => [
      name,
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ]),
  ]) as Record<string, string>;
};

const upload = async (browser: Browser, at: string, bytes: Buffer) => {
  const { html } = await browser.follow(at);
  const form = new FormData();
  for (const [name, value] of Object.entries(valuesOf(html, 'bring'))) if (name !== 'file') form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'statuts.pdf');
  return browser.follow(at, { method: 'POST', headers: { origin: pages.url }, body: form });
};
