import type { Actor } from '../../services/shared/command.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let admin: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  admin = await world.holding('admin', 'fund_administrator');
}, 120_000);
afterAll(() => close());

const LIST = '/administration/holidays';
const said = {
  day: '٠٥/٠٢/٢٠٢٦',
  'names.ar': 'يوم عطلة استثنائي',
  'names.fr': 'Jour chômé',
  'names.en': 'A day off',
  basis: 'Décret du 2 janvier 2026',
};

describe('the page of holidays', () => {
  it('lists those of a year, and says what an empty year means', async () => {
    const browser = await pages.browse(admin);
    const { html } = await browser.follow(LIST);
    expect(html).toContain('Amazigh New Year');
    expect(html).toContain('Provisional');
    expect((await browser.follow(`${LIST}?year=2028`)).html).toContain('is announced yet');
    expect((await browser.follow(`${LIST}?year=nonsense`)).html).toContain('Amazigh New Year');
    expect((await browser.follow('/administration')).html).toContain(`href="${LIST}"`);
  });

  it('announces one, typed in Arabic digits; what is wrong is told beside the field, and what was typed is kept', async () => {
    const browser = await pages.browse(admin);
    const wrong = await browser.fill(LIST, 'announce_holiday', { ...said, day: 'demain', basis: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#announce_holiday-day"');
    expect(wrong.html).toContain('href="#announce_holiday-basis"');
    expect(wrong.html).toContain('value="Jour chômé"');
    const done = await browser.fill(LIST, 'announce_holiday', said);
    expect(done.html).toContain('The holiday is announced.');
    expect(done.html).toContain('nothing changes for anybody');
    const twice = await browser.fill(LIST, 'announce_holiday', said);
    expect(twice.status).toBe(409);
    expect(twice.html).toContain('There is a holiday on this day already.');
    const past = await browser.fill(LIST, 'announce_holiday', { ...said, day: '02/01/2026' });
    expect(past.html).toContain('This day has passed');
  });

  it('corrects one and withdraws it, with a reason; a form of an older version overwrites nothing', async () => {
    const browser = await pages.browse(admin);
    const { html } = await browser.follow(LIST);
    const [, address = ''] = /href="(\/administration\/holidays\/[^"]+)">\s*A day off/.exec(html) ?? [];
    const reason = 'La lune a été vue un jour plus tard.';
    const corrected = await browser.fill(address, 'correct_holiday', { ...said, day: '06/02/2026', reason });
    expect(corrected.html).toContain('The holiday is corrected.');
    const stale = await browser.fill(address, 'correct_holiday', { ...said, reason, version: '1' });
    expect(stale.status).toBe(409);
    const noReason = await browser.fill(address, 'withdraw_holiday', { reason: '' });
    expect(noReason.html).toContain('href="#withdraw_holiday-reason"');
    const gone = await browser.fill(address, 'withdraw_holiday', { reason });
    expect(gone.html).toContain('The holiday is withdrawn.');
    expect(gone.html).not.toContain('A day off');
  });

  it('lets others read the list, and change nothing', async () => {
    const officer = await pages.browse(await world.holding('officer', 'desk_officer'));
    const { html, status } = await officer.follow(LIST);
    expect(status).toBe(200);
    expect(html).not.toContain('announce_holiday');
    expect((await officer.post(LIST, {})).status).toBe(403);
  });

  it('is accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'holidays', address: LIST, actor: admin })).toEqual([]);
    const { items } = await world.useCases.programme.listHolidays(admin, { year: 2027 });
    const address = `${LIST}/${items[0]!.id}`;
    expect(await looks.at({ name: 'holiday', address, actor: admin })).toEqual([]);
  }, 60_000);
});
