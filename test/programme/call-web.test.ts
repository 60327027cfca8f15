import { closeByCalendar, openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let call: CallWorld;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  call = await openCallWorld(world);
}, 120_000);
afterAll(() => close());

describe('the pages of calls, for anybody', () => {
  it('lists open calls with what one asks first, and leads on where there is none', async () => {
    const browser = await pages.browse(null);
    const { html } = await browser.follow('/calls');
    expect(html).toContain('AAP-2026-01');
    expect(html).toContain('300\u00a0000,00');
    expect(html).toContain('Béni Mellal-Khénifra');
    const none = await browser.follow('/calls?status=published');
    expect(none.html).toContain('There is no call here.');
    expect(none.html).toContain('href="/calls?status=open"');
    expect((await browser.follow('/calls?status=nonsense&territory=05&text=AAP&after=x')).html).toContain(
      'AAP-2026-01',
    );
    expect((await browser.follow('/calls?territory=11')).html).not.toContain('AAP-2026-01');
  });

  it('shows all that a call asks and gives, and a way to begin', async () => {
    const browser = await pages.browse(null, 'fr');
    const { html } = await browser.follow(`/calls/${call.callId}`);
    expect(html).toContain('Valorisation des chaînes de valeur locales');
    expect(html).toMatch(/artisanat/i);
    expect(html).toContain('60\u00a0%');
    expect(html).toContain('Achat de bétail');
    expect(html).toContain(`/dossiers/new?call=${call.callId}`);
    expect((await browser.follow(`/calls/${call.admin.id}`)).status).toBe(404);
  });

  it.each([
    { name: 'calls', address: () => '/calls' },
    { name: 'call', address: () => `/calls/${call.callId}` },
    { name: 'call-eligibility', address: () => `/calls/${call.callId}/eligibility` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, address }) => {
      expect(await looks.at({ name, address: address(), actor: null })).toEqual([]);
    },
    60_000,
  );
});

describe('the questions before a sign-in', () => {
  const address = () => `/calls/${call.callId}/eligibility`;
  const answers = {
    legalForm: 'cooperative',
    province: '05.301',
    sector: 'crafts',
    'members.total': '٢٤',
    'members.women': '17',
    'members.youth': '8',
    'members.youngWomen': '5',
  };

  it('say yes, and where to begin', async () => {
    const browser = await pages.browse(null);
    const { html, status } = await browser.fill(address(), 'preview', answers);
    expect(status).toBe(200);
    expect(html).toContain('Yes, you may apply');
    expect(html).toContain('value="٢٤"');
  });

  it('say no, and why', async () => {
    const browser = await pages.browse(null);
    const { html } = await browser.fill(address(), 'preview', {
      ...answers,
      legalForm: 'association',
      province: '07.211',
      sector: 'other',
    });
    expect(html).toContain('this call is not for you');
    expect(html).toContain('Legal form not admitted by the rulebook');
    expect(html).toContain('Seat or activity outside the territory');
    expect(html).toContain('Sector not admitted by the rulebook');
    expect(html).not.toContain('Share of women and youth under the minimum');
  });

  it('say beside the field what is missing or cannot be, and keep what was typed', async () => {
    const browser = await pages.browse(null);
    const { html, status } = await browser.fill(address(), 'preview', {
      ...answers,
      province: '',
      'members.women': '30',
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#preview-province"');
    const impossible = await browser.fill(address(), 'preview', { ...answers, 'members.women': '30' });
    expect(impossible.html).toContain('cannot exceed the total');
    expect(impossible.html).toContain('value="30"');
  });

  it('begin nothing once the call is closed', async () => {
    const closing = (await world.useCases.programme.getCall(call.admin, call.callId)).closesAt;
    await world.moveTo(closing);
    await closeByCalendar(world, call.callId);
    const browser = await pages.browse(null);
    const { html } = await browser.follow(`/calls/${call.callId}`);
    expect(html).toContain('takes no more applications');
    expect(html).not.toContain('/dossiers/new');
  });
});
