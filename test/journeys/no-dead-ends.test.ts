import { ROLES } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { orderedTranche } from '../support/builders/disbursement.ts';
import { assignByItself } from '../support/builders/scoring.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
let holder: Actor;
beforeAll(async () => {
  world = await createWorld();
  ({ holder } = await orderedTranche(world));
  pages = await createPages(world);
}, 120_000);
afterAll(async () => {
  await pages.stop();
  await world.drop();
});

/** Pages of one kind are alike: so many of each are opened. */
const OF_A_KIND = 2;
const NOT_FOLLOWED = /^\/(?:assets|language|sign-in|sign-out|api)\b/;
const KEY = /\b(?:page|error|obligation|event|finding)\.[a-z_]+(?:\.[a-z_]+)*/;

const kindOf = (address: string): string => address.replace(/\?.*/, '').replace(/[0-9a-f-]{36}|AAP-[\w-]+/g, '…');

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, link = '']) => link.replaceAll('&amp;', '&'))
    .filter((link) => !NOT_FOLLOWED.test(link));

/** Follows every link from the home page on: where one leads to a page that says no, or has no words. */
const deadEnds = async (actor: Actor | null, { browse } = pages): Promise<{ ends: string[]; kinds: number }> => {
  const browser = await browse(actor);
  const opened = new Map<string, number>();
  const seen = new Set<string>();
  const ends: string[] = [];
  const open = async (address: string, from: string): Promise<void> => {
    const kind = kindOf(address);
    const count = opened.get(kind) ?? 0;
    if (seen.has(address) || count >= OF_A_KIND) return;
    seen.add(address);
    opened.set(kind, count + 1);
    const { status, html } = await browser.follow(address);
    const wordless = KEY.exec(html.replaceAll(/<[^>]*>/g, ' '))?.[0];
    if (status >= 400) ends.push(`${from} leads to ${kind}: ${status}`);
    if (wordless !== undefined) ends.push(`${kind} says ${wordless}`);
    for (const link of linksIn(html)) await open(link, kind);
  };
  await open('/', '');
  return { ends, kinds: opened.size };
};

describe('the pages', () => {
  it.each(ROLES.filter((role) => role !== 'project_holder'))(
    'lead a %s nowhere that is closed to them',
    async (role) => {
      const { ends, kinds } = await deadEnds(await world.holding(`reader-${role}`, role));
      expect(ends).toEqual([]);
      expect(kinds).toBeGreaterThan(1);
    },
    60_000,
  );

  it('lead a project holder, and who is not signed in, nowhere that is closed to them', async () => {
    expect(await deadEnds(holder)).toMatchObject({ ends: [] });
    expect(await deadEnds(null)).toMatchObject({ ends: [] });
  }, 60_000);

  it('lead an administrator who lacks reviewers to where they are named', async () => {
    const short = await createWorld();
    const { admin, dossierId } = await eligibleDossier(short);
    await short.admin('access.role_grant').update({ to_at: '2020-01-02T00:00:00Z' }).where({ role: 'reviewer' });
    await assignByItself(short, dossierId);
    const site = await createPages(short);
    const { ends } = await deadEnds(admin, site);
    const { html } = await (await site.browse(admin)).follow('/');
    await site.stop();
    await short.drop();
    expect(html).toContain('href="/administration/people"');
    expect(ends).toEqual([]);
  }, 60_000);
});
