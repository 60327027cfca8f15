import { lettersOn } from '../../db/notification/letters-store.ts';
import { loadTexts } from '../../infra/texts.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId, type DossierId, type PersonId } from '../../services/shared/ids.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { openSite, type Site } from '../support/site.ts';
import { automatically } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: { readonly dossierId: DossierId; readonly reference: string; readonly holder: Actor };
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await eligibleDossier(world);
  await deliver();
}, 120_000);
afterAll(() => close());

const deliver = () =>
  deliverLetters({
    letters: lettersOn(world.knex),
    letterbox: { post: () => Promise.resolve() },
    texts: loadTexts(),
  });

const tell = async (actor: Actor, number: number) => {
  const id = newId();
  const to = { by: 'person', personId: actor.id as PersonId } as const;
  await world.transact(automatically('notify', id), ({ outbox }) =>
    outbox.notify({
      ...{ kind: 'programme.rulebook_changed', to, dossierId: null },
      data: { reference: 'AAP-2026-01', number },
    }),
  );
  await deliver();
};

const LETTERS = '/me/letters';
const MARK = 'name="letter_id"';

describe('one’s own letters', () => {
  it('are on a page that one’s own page leads to, with the dossier that they are about', async () => {
    const browser = await pages.browse(dossier.holder);
    expect((await browser.follow('/me')).html).toContain(`href="${LETTERS}"`);
    const { html } = await browser.follow(LETTERS);
    expect(html).toContain(`href="/dossiers/${dossier.dossierId}"`);
    expect(html).toContain(dossier.reference);
    const stranger = await pages.browse(await world.person('nobody'));
    expect((await stranger.follow(LETTERS)).html).toContain('There are no letters here.');
  });

  it('are marked as read one by one, and the unread stay to be found', async () => {
    const reader = await world.person('Amina');
    await tell(reader, 7);
    await tell(reader, 8);
    const browser = await pages.browse(reader);
    const unread = `${LETTERS}?read=false`;
    const { html } = await browser.follow(unread);
    expect(html.split(MARK)).toHaveLength(3);
    const read = await browser.fill(unread, 'mark_read', {});
    expect(read.html).toContain('The letter is marked as read.');
    expect(read.html.split(MARK)).toHaveLength(2);
    expect((await browser.follow(`${LETTERS}?read=true`)).html).toContain('Read on');
    expect((await browser.follow(`${LETTERS}?read=perhaps&after=x`)).html.split(MARK)).toHaveLength(2);
    expect((await browser.fill(unread, 'mark_read', { letter_id: 'no id' })).status).toBe(404);
  });

  it('are told on the home page as long as there are unread ones, and nobody else’s', async () => {
    const reader = await world.person('Driss');
    const browser = await pages.browse(reader);
    const lead = `href="${LETTERS}?read=false"`;
    expect((await browser.follow('/')).html).not.toContain(lead);
    for (const number of [11, 12, 13]) await tell(reader, number);
    await tell(await world.person('Elias'), 14);
    const { html } = await browser.follow('/');
    expect(html).toContain(lead);
    expect(html).toContain('3 unread letters');
    for (const left of ['2 unread letters', 'One unread letter']) {
      await browser.fill(LETTERS, 'mark_read', {});
      expect((await browser.follow('/')).html).toContain(left);
    }
    await browser.fill(LETTERS, 'mark_read', {});
    expect((await browser.follow('/')).html).not.toContain(lead);
    expect((await (await pages.browse(null)).follow('/')).html).not.toContain(lead);
    await tell(reader, 15);
    expect(await looks.at({ name: 'home-unread', address: '/', actor: reader })).toEqual([]);
  }, 60_000);

  it('are told in the language that was chosen for them, and nobody else marks them', async () => {
    const reader = await world.person('Brahim');
    await world.admin('access.person').where({ id: reader.id }).update({ language: 'ar' });
    await tell(reader, 9);
    const browser = await pages.browse(reader, 'fr');
    const { html } = await browser.follow(LETTERS);
    expect(html).toMatch(/<span lang="ar" dir="rtl">[^<]*تغير نظام/);
    const [, id = ''] = /name="letter_id" value="([^"]+)"/.exec(html) ?? [];
    const other = await world.person('Chaima');
    await tell(other, 10);
    expect((await (await pages.browse(other)).fill(LETTERS, 'mark_read', { letter_id: id })).status).toBe(404);
  });

  it('are accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'inbox', address: LETTERS, actor: dossier.holder })).toEqual([]);
  }, 60_000);
});
