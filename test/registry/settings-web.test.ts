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

const ADDRESS = '/administration/accounts';

describe('the cooling-off of a new account, on its page', () => {
  it('is set by the administration, in Arabic digits too; what cannot be is told beside the field', async () => {
    const browser = await pages.browse(admin);
    expect((await browser.follow('/administration')).html).toContain(`href="${ADDRESS}"`);
    for (const [typed, words] of [
      ['', 'href="#set_registry_settings-coolingOffDays"'],
      ['0', ' at least.'],
      ['31', ' at most.'],
      ['1,5', 'href="#set_registry_settings-coolingOffDays"'],
    ] as const) {
      const wrong = await browser.fill(ADDRESS, 'set_registry_settings', { coolingOffDays: typed });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain(words);
    }
    const set = await browser.fill(ADDRESS, 'set_registry_settings', { coolingOffDays: '٧' });
    expect(set.html).toContain('The cooling-off is set.');
    expect(set.html).toContain('The cooling-off lasts 7 working days.');
    expect(await world.useCases.registry.getRegistrySettings(admin)).toEqual({ coolingOffDays: 7 });
  });

  it('is known to others, who change nothing', async () => {
    const officer = await pages.browse(await world.holding('officer', 'desk_officer'));
    const { html, status } = await officer.follow(ADDRESS);
    expect(status).toBe(200);
    expect(html).toContain('The cooling-off lasts');
    expect(html).not.toContain('set_registry_settings');
  });

  it('is accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'accounts', address: ADDRESS, actor: admin })).toEqual([]);
  }, 60_000);
});
