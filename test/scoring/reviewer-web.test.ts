import { assignedDossier, whoIsAsked } from '../support/builders/scoring.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let dossier: Awaited<ReturnType<typeof assignedDossier>>;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  dossier = await assignedDossier(world);
}, 120_000);
afterAll(() => close());

const SAID = {
  sectors: 'crafts,services',
  territories: '05',
  provinces: '08.577',
  familyNames: ' Amine \r\n\r\nأمين',
  'home.province': '05.301',
  'home.commune': 'El Kbab',
  phone: '+212612345678',
  rib: '999780000000000000000105',
  ices: '٩٩٠٠٠٠٠٠١٠٠٠٠٤٠',
};

describe('what a reviewer says of themselves, on its page', () => {
  it('is typed and kept, what is wrong told beside its field; boards that a program wrote down stay', async () => {
    const actor = await world.holding('reviewer-of-crafts', 'reviewer');
    const browser = await pages.browse(actor);
    expect((await browser.follow('/reviews')).html).toContain('href="/reviews/profile"');
    const wrong = { ...SAID, 'home.commune': '', phone: '12', rib: '999780000000000000000106', ices: '12' };
    const refused = await browser.fill('/reviews/profile', 'save_reviewer', wrong);
    expect(refused.status).toBe(422);
    for (const field of ['home.commune', 'phone', 'rib', 'ices']) {
      expect(refused.html).toContain(`href="#save_reviewer-${field}"`);
    }
    expect(refused.html).toContain('An ICE has 15 digits.');
    expect(refused.html).toContain('This RIB is wrong');
    expect(refused.html).toMatch(/value="08.577"[^>]*checked/);

    const saved = await browser.fill('/reviews/profile', 'save_reviewer', SAID);
    expect(saved.html).toContain('What you said is saved.');
    const { getReviewer, saveReviewer } = world.useCases.scoring;
    const { personId: _person, version, ...profile } = await getReviewer(actor);
    expect(profile).toEqual({
      sectors: ['crafts', 'services'],
      territories: ['05', '08.577'],
      familyNames: ['Amine', 'أمين'],
      home: { province: '05.301', commune: 'El Kbab', address: null },
      phone: '+212612345678',
      rib: '999780000000000000000105',
      ices: ['990000001000040'],
      boards: [],
    });
    const more = { ...profile, sectors: ['beekeeping'], boards: [dossier.organisationId] };
    await saveReviewer(by(actor, { expectedVersion: version }), more);
    const stale = await browser.fill('/reviews/profile', 'save_reviewer', { ...SAID, version: String(version) });
    expect(stale.status).toBe(409);
    const { html } = await browser.follow('/reviews/profile');
    expect(html).toMatch(/value="beekeeping"[^>]*checked/);
    await browser.fill('/reviews/profile', 'save_reviewer', { sectors: 'beekeeping' });
    expect(await getReviewer(actor)).toMatchObject({
      ...{ sectors: ['beekeeping'], territories: [], familyNames: [], home: null, phone: null, rib: null, ices: [] },
      boards: [dossier.organisationId],
    });
  });

  it('is nothing for whoever reviews nothing', async () => {
    const browser = await pages.browse(await world.holding('officer', 'desk_officer'));
    expect((await browser.follow('/reviews')).html).not.toContain('declare_call_conflict');
    expect((await browser.fill('/reviews/profile', 'save_reviewer', {})).status).toBe(403);
  });

  it('closes a whole call to them for a conflict that they declare, once', async () => {
    const { reviewer, assignment } = (await whoIsAsked(world, dossier.dossierId))[0]!;
    const { callId } = dossier;
    const browser = await pages.browse(reviewer);
    const silent = await browser.fill('/reviews', 'declare_call_conflict', { callId, kind: 'family', reason: '' });
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('href="#declare_call_conflict-reason"');
    const stake = { callId, kind: 'financial', reason: 'مشروع أخي مرشح في طلب المشاريع هذا' };
    const done = await browser.fill('/reviews', 'declare_call_conflict', stake);
    expect(done.html).toContain('Every dossier of this call is closed to you');
    expect((await browser.follow(`/reviews/${assignment.id}`)).status).toBe(403);
    const twice = await browser.fill('/reviews', 'declare_call_conflict', stake);
    expect(twice.html).toContain('This conflict of interest is already on record.');
  });

  it('is accessible, in order and within the screen', async () => {
    const actor = await world.holding('reviewer-at-home', 'reviewer');
    expect(await looks.at({ name: 'reviewer', address: '/reviews/profile', actor })).toEqual([]);
  }, 60_000);
});
