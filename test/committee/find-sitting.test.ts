import type { Actor } from '../../services/shared/command.ts';
import { committee, convenedSession, decidedItem, idOfPerson, signedSession } from '../support/builders/committee.ts';
import { rankedDossier } from '../support/builders/scoring.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
beforeEach(async () => {
  ({ world, pages, looks, close } = await openSite());
});
afterEach(() => close());

const overviewOf = async (actor: Actor, dossierId: string): Promise<string> =>
  (await (await pages.browse(actor)).follow(`/dossiers/${dossierId}`)).html;

describe('the session on whose agenda a dossier is', () => {
  it('is told to staff on the dossier’s own page, and leads there whoever may see it', async () => {
    const { dossierId, sessionId, chair, secretary, itemId } = await convenedSession(world);
    const { findSitting } = world.useCases.committee;
    const sitting = { sessionId, reference: 'CRS-2026-03', sittingAt: new Date('2026-03-20T09:00:00Z') };
    const officer = await world.holding('another officer', 'desk_officer');
    const auditor = await world.holding('auditor', 'auditor');
    for (const reader of [chair, secretary, auditor]) {
      expect(await findSitting(reader, dossierId)).toEqual({ ...sitting, mayRead: true });
      expect(await overviewOf(reader, dossierId)).toContain(`href="/sessions/${sessionId}"`);
    }
    expect(await findSitting(officer, dossierId)).toEqual({ ...sitting, mayRead: false });
    const html = await overviewOf(officer, dossierId);
    expect(html).toContain('20/03/2026');
    expect(html).toContain('CRS-2026-03');
    expect(html).not.toMatch(new RegExp(`${sessionId}|${itemId}|member-1|quorum`, 'i'));
    expect(await looks.at({ name: 'dossier-on-agenda', address: `/dossiers/${dossierId}`, actor: chair })).toEqual([]);
  }, 60_000);

  it('is not told to the holder, nor to who enters the dossier for them; to a stranger the dossier is not there', async () => {
    const { dossierId, holder } = await convenedSession(world);
    const { findSitting } = world.useCases.committee;
    const agent = await world.holding('agent', 'platform_agent', { kind: 'territory', id: '05' });
    for (const reader of [holder, agent]) {
      expect(await findSitting(reader, dossierId)).toBeNull();
      expect(await overviewOf(reader, dossierId)).not.toMatch(/CRS-2026-03|20\/03\/2026|Committee session/);
    }
    const stranger = await world.holding('stranger', 'reviewer');
    await expect(findSitting(stranger, dossierId)).rejects.toMatchObject({ code: 'dossier_missing' });
  });

  it('is none before it is convened, and none once it is adjourned', async () => {
    const ranked = await rankedDossier(world);
    const { findSitting, conveneSession, adjournSession } = world.useCases.committee;
    expect(await findSitting(ranked.secretary, ranked.dossierId)).toBeNull();
    const { chair, convocation } = await committee(world);
    const sittingAt = new Date('2026-03-20T09:00:00Z');
    const { id } = await conveneSession(by(ranked.secretary), {
      ...convocation,
      ...{ callId: ranked.callId, reference: 'CRS-2026-04', sittingAt, dossierIds: [ranked.dossierId] },
    });
    expect(await findSitting(ranked.secretary, ranked.dossierId)).toMatchObject({ reference: 'CRS-2026-04' });
    await world.moveTo(sittingAt);
    await adjournSession(by(ranked.secretary), id, { presentIds: [idOfPerson(chair)] });
    expect(await findSitting(ranked.secretary, ranked.dossierId)).toBeNull();
  });

  it('is told until its minutes are signed; then the decision is', async () => {
    const session = await decidedItem(world);
    const { findSitting } = world.useCases.committee;
    expect(await findSitting(session.chair, session.dossierId)).toMatchObject({ sessionId: session.sessionId });
    await signedSession(world, session);
    expect(await findSitting(session.chair, session.dossierId)).toBeNull();
  });
});
