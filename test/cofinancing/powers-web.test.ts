import type { Actor } from '../../services/shared/command.ts';
import { openedRound, type RoundWorld } from '../support/builders/cofinancing.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let round: RoundWorld;
let head: Actor;
let second: Actor;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  round = await openedRound(world);
  const scope = { kind: 'funder', id: round.funders.indh } as const;
  head = await world.holding('indh-head', 'funder_head', scope);
  second = await world.holding('indh-second', 'funder_approver', scope);
}, 120_000);
afterAll(() => close());

const reason = 'Décision du gouverneur n° 12';
const asked = { from: '01/06/2026 08:00', to: '30/06/2026 18:00', act: 'Décision n° 7 du 20 mai 2026' };

describe('who decides for a funder, on its page', () => {
  it('is found from the lines, and says what an empty page means', async () => {
    const browser = await pages.browse(head);
    expect((await browser.follow('/lines')).html).toContain('href="/powers"');
    const { html } = await browser.follow('/powers');
    expect(html).toContain('Your body has no rule of its own');
    expect(html).toContain('Nobody decides in another’s place.');
    const reviewer = await pages.browse(await world.holding('reviewer', 'reviewer'));
    expect((await reviewer.follow('/powers')).html).toContain('You work for no funder');
  });

  it('lets the head say how many decide above an amount; what is wrong is told, and what was typed is kept', async () => {
    const browser = await pages.browse(head);
    const rows = { 'levels.0.above': '١٠٠ ٠٠٠', 'levels.0.approvers': '2' };
    const wrong = await browser.fill('/powers', 'set_levels', { ...rows, 'levels.0.approvers': 'deux', reason });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#set_levels-levels.0.approvers"');
    expect(wrong.html).toContain('Enter a number from 1 to 4.');
    expect(wrong.html).toContain('value="deux"');
    const falling = { ...rows, 'levels.1.above': '50 000', 'levels.1.approvers': '3', reason };
    expect((await browser.fill('/powers', 'set_levels', falling)).status).toBe(422);
    const done = await browser.fill('/powers', 'set_levels', { ...rows, reason });
    expect(done.html).toContain('The rule is set.');
    expect(done.html).toMatch(/Above .*100\u00a0000,00.*2 people/s);
    const none = await browser.fill('/powers', 'set_levels', {
      reason,
      'levels.0.above': '',
      'levels.0.approvers': '',
    });
    expect(none.html).toContain('Earlier rules');
    const levels = await world.useCases.cofinancing.listFunderLevels(head, round.funders.indh);
    expect(levels.items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('offers the rule to no approver, and refuses it to the head of another funder', async () => {
    const approver = await pages.browse(second);
    expect((await approver.follow('/powers')).html).not.toContain('value="set_levels"');
    const other = await world.holding('region-head', 'funder_head', { kind: 'funder', id: round.funders.region05 });
    const browser = await pages.browse(other);
    const refused = await browser.fill('/powers', 'set_levels', { funderId: round.funders.indh, reason });
    expect(refused.status).toBe(403);
    expect((await browser.follow(`/powers?funderId=${round.funders.indh}`)).html).not.toContain('INDH');
  });

  it('has a colleague decide between two dates, and ends that', async () => {
    const browser = await pages.browse(second);
    const open = await browser.fill('/powers', 'delegate', { ...asked, delegateId: String(head.id), to: 'demain' });
    expect(open.html).toContain('href="#delegate-to"');
    const backwards = { ...asked, delegateId: String(head.id), to: '01/05/2026 08:00' };
    expect((await browser.fill('/powers', 'delegate', backwards)).status).toBe(422);
    const delegated = { ...asked, delegateId: String(head.id), amountMax: '200 000' };
    const done = await browser.fill('/powers', 'delegate', delegated);
    expect(done.html).toContain('The decision is delegated.');
    expect(done.html).toMatch(/indh-head.*in place of.*indh-second/s);
    expect(done.html).toContain('To come');
    const ended = await browser.fill('/powers', 'end_delegation', {});
    expect(ended.html).toContain('The delegation has ended.');
  });

  it('lists the colleagues of a funder to its own people, and to no others', async () => {
    const { listColleagues, delegateSignature } = world.useCases.access;
    const { items } = await listColleagues(second, round.funders.indh);
    expect(items).toContainEqual({ id: head.id, name: 'indh-head', nameAr: null, roles: ['funder_head'] });
    const { region05 } = round.funders;
    await expect(listColleagues(second, region05)).rejects.toMatchObject({ code: 'permission_denied' });
    const dates = { from: await world.now(), to: new Date('2026-12-31T12:00:00Z'), amountMax: null };
    const act = { funderId: region05, delegateId: second.id as never, act: 'Décision n° 8', ...dates };
    await expect(delegateSignature(by(second), act)).rejects.toMatchObject({ code: 'permission_denied' });
  });

  it('is accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'powers', address: '/powers', actor: head })).toEqual([]);
  }, 60_000);
});
