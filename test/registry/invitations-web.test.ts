import { registeredOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import type { Actor } from '../../services/shared/command.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let tazart: OrganisationWorld;
let treasurer: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  tazart = await registeredOrganisation(world);
  treasurer = await world.person('treasurer');
}, 120_000);
beforeEach(() => world.admin('engine.quota').delete());
afterAll(() => close());

const typed = {
  name: 'فاطمة أوحسين',
  phone: '٠٦٦١ ٢٣ ٤٥ ٦٧',
  capacity: 'treasurer',
  act: 'محضر الجمع العام بتاريخ 3 يناير 2026',
  from: '05/01/2026',
};
const voices = () => `/organisations/${tazart.organisation.id}/representatives`;
const holder = () => pages.browse(tazart.holder);

/** Invites by the page; gives the address that it tells, as its reader opens it. */
const invite = async (change: Record<string, string> = {}): Promise<string> => {
  const browser = await holder();
  const { html } = await browser.fill(`${voices()}/new`, 'invite_representative', { ...typed, ...change });
  const code = /invitation\?code=([\w-]{24})/.exec(html)?.[1];
  if (code === undefined) throw new Error(`no link in ${html}`);
  return `/invitation?code=${code}`;
};

const codeIn = (address: string): string => address.split('=')[1] ?? '';

const opened = async (actor: Actor, address: string) => {
  const browser = await pages.browse(actor);
  return { browser, offer: await browser.fill(address, 'see_invitation', { code: codeIn(address) }) };
};

/** Presses a button of what was just opened. */
const press = async (actor: Actor, address: string, action: string) => {
  const { browser, offer } = await opened(actor, address);
  const code = codeIn(address);
  const id = new RegExp(`name="command_id" value="([^"]+)"/><input type="hidden" name="action" value="${action}"`);
  const token = /name="form_token" value="([^"]+)"/.exec(offer.html)?.[1] ?? '';
  const command = id.exec(offer.html)?.[1];
  if (command === undefined) return { ...offer, isOffered: false };
  const values = { action, code, form_token: token, command_id: command };
  return { ...(await browser.post('/invitation', values)), isOffered: true };
};

describe('inviting another representative', () => {
  it('leads from the organisation to a link that is told once, and to a list of who has not answered yet', async () => {
    const browser = await holder();
    const organisation = await browser.follow(`/organisations/${tazart.organisation.id}`);
    expect(organisation.html).toContain(`href="${voices()}"`);
    const sent = await browser.fill(`${voices()}/new`, 'invite_representative', {
      ...typed,
      email: 'fatima@example.org',
    });
    expect(sent.html).toContain('Pass this link on to that person alone');
    expect(sent.html).toContain('fatima@example.org');
    expect(sent.address).not.toContain('code');
    const list = await browser.follow(voices());
    expect(list.html).toContain('+212661234567');
    const off = await browser.fill(voices(), 'withdraw_invitation', {});
    expect(off.html).toContain('The invitation is called off');
    expect(off.html).toContain('No invitation waits for an answer.');
  });

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const browser = await holder();
    const wrong = await browser.fill(`${voices()}/new`, 'invite_representative', {
      ...typed,
      capacity: '',
      phone: '12',
      email: 'fatima',
      from: '31/02/2026',
      act: 'a'.repeat(200),
    });
    expect(wrong.status).toBe(422);
    for (const field of ['capacity', 'phone', 'email', 'from', 'act'])
      expect(wrong.html).toContain(`href="#invite_representative-${field}"`);
    expect(wrong.html).toContain(`value="${typed.name}"`);
    const unreachable = await browser.fill(`${voices()}/new`, 'invite_representative', { ...typed, phone: '' });
    expect(unreachable.html).toContain('Give a telephone number or an e-mail');
  });

  it('is not offered on an organisation to whoever may not name anybody', async () => {
    const auditor = await pages.browse(await world.holding('auditor', 'auditor'));
    expect((await auditor.follow(`/organisations/${tazart.organisation.id}`)).html).not.toContain(voices());
    expect((await auditor.follow(voices())).status).toBe(403);
    expect((await (await pages.browse(treasurer)).follow(`${voices()}/new`)).status).toBe(404);
  });
});

describe('being invited', () => {
  it('asks to sign in first, then shows what is offered, and leads to the organisation', async () => {
    const address = await invite();
    const nobody = await pages.browse(null);
    const asked = await nobody.ask(address);
    expect(asked.headers.get('location')).toContain(encodeURIComponent(address));
    const { offer } = await opened(treasurer, address);
    expect(offer.html).toContain(typed.name);
    expect(offer.html).toContain('Treasurer');
    expect(offer.html).toContain('You are signed in as');
    const accepted = await press(treasurer, address, 'accept_invitation');
    expect(accepted.address).toContain(`/organisations/${tazart.organisation.id}`);
    expect(accepted.html).toContain('You speak for this organisation now.');
    const again = await press(await world.person('other'), address, 'accept_invitation');
    expect(again.isOffered).toBe(false);
    expect(again.html).toContain('This invitation was accepted already');
    expect(pages.log.join('\n')).not.toContain(codeIn(address));
  });

  it('may be declined, which the one who invited hears of', async () => {
    const address = await invite();
    const declined = await press(await world.person('shy'), address, 'decline_invitation');
    expect(declined.html).toContain('You declined');
    expect(await world.admin('engine.notice').where({ kind: 'registry.invitation_declined' })).toHaveLength(1);
  });

  it('tells the one who invited that it is not for them', async () => {
    const address = await invite();
    const own = await press(tazart.holder, address, 'accept_invitation');
    expect(own.isOffered).toBe(false);
    expect(own.html).toContain('the person invited accepts it with their own account');
  });

  it('lets nobody guess a code: ten times a minute, at both doors', async () => {
    const browser = await pages.browse(treasurer);
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await browser.fill('/invitation', 'see_invitation', { code: `${count}x` })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    const asked = await fetch(`${pages.url}/api/v1/public/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'x'.repeat(24) }),
    });
    expect(asked.status).toBe(429);
  });

  it('ends by the page, too, with a reason; the last one is not offered to be ended', async () => {
    const browser = await holder();
    const short = await browser.fill(voices(), 'end_representative', { reason: 'no' });
    expect(short.html).toContain('Explain in ten letters at least.');
    const ended = await browser.fill(voices(), 'end_representative', { reason: 'Resigned at the assembly' });
    expect(ended.html).not.toContain('value="end_representative"');
  });
});

describe('the pages of representatives', () => {
  it.each([
    { name: 'representatives', at: voices },
    { name: 'representatives-invite', at: () => `${voices()}/new` },
    { name: 'invitation', at: () => '/invitation?code=wrJxQmVqsk3lGZ0T8mC4bYhD' },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, at }) => {
      const desk = await world.holding('desk-officer', 'desk_officer');
      if (name === 'representatives')
        await (await pages.browse(desk)).fill(`${voices()}/new`, 'invite_representative', typed);
      expect(await looks.at({ name, address: at(), actor: desk })).toEqual([]);
    },
    60_000,
  );
});
