import {
  assignedDossier,
  handIn,
  rankedDossier,
  scoredDossier,
  sheetOf,
  whoIsAsked,
  type Asked,
} from '../support/builders/scoring.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { openLooks } from '../support/looks.ts';
import { createPages, fieldsOf, type TestPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
beforeEach(async () => {
  world = await createWorld();
  pages = await createPages(world);
});
afterEach(async () => {
  await pages.stop();
  await world.drop();
});

const asked = async (): Promise<Asked & { dossierId: Awaited<ReturnType<typeof assignedDossier>>['dossierId'] }> => {
  const { dossierId } = await assignedDossier(world);
  return { dossierId, ...(await whoIsAsked(world, dossierId))[0]! };
};

/** A sheet as a form sends it. */
const typed = (then: 'draft' | 'submit', scores = sheetOf(78).scores): Record<string, string> => ({
  then,
  ...Object.fromEntries(
    scores.flatMap(({ criterion, score, comment }, place) => [
      [`scores.${place}.criterion`, criterion],
      [`scores.${place}.score`, String(score)],
      [`scores.${place}.comment`, comment],
    ]),
  ),
});

describe('a reviewer’s pages', () => {
  it('list what was asked, with load and dates, and lead to it', async () => {
    const { reviewer, assignment } = await asked();
    const browser = await pages.browse(reviewer);
    const { html } = await browser.follow('/reviews');
    expect(html).toContain('One request awaits your answer');
    expect(html).toContain(`href="/reviews/${assignment.id}"`);
    expect((await browser.follow('/reviews?status=scored')).html).not.toContain(`href="/reviews/${assignment.id}"`);
    const none = await pages.browse(await world.holding('idle', 'reviewer'));
    expect((await none.follow('/reviews')).html).toContain('You were asked to score no dossier');
  });

  it('lead from the answer over a draft, which outlives the page, to the sheet, once', async () => {
    const { reviewer, assignment } = await asked();
    const address = `/reviews/${assignment.id}`;
    const browser = await pages.browse(reviewer);
    const accepted = await browser.fill(address, 'accept_review', {});
    expect(accepted.html).toContain('Your acceptance is recorded');
    expect(accepted.html).toContain('Computed by the system');

    const draft = { ...typed('draft'), 'scores.1.score': '', 'scores.1.comment': 'وجيه' };
    const kept = await browser.fill(address, 'sheet', draft);
    expect(kept.html).toContain('The draft is kept');
    expect((await browser.follow(address)).html).toContain('وجيه');

    const short = await browser.fill(address, 'sheet', { ...typed('submit'), 'scores.1.score': '' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('href="#sheet-scores.1.score"');
    expect(short.html).toContain('Give a score from 1 to 5.');

    const done = await browser.fill(address, 'sheet', typed('submit'));
    expect(done.html).toContain('The sheet is handed in.');
    expect(done.html).toContain('They are shown once every sheet is in.');
    expect(done.html).not.toContain('value="sheet"');
  });

  it('tell a second window that the sheet was saved meanwhile, and write over nothing', async () => {
    const { reviewer, assignment } = await asked();
    const address = `/reviews/${assignment.id}`;
    const browser = await pages.browse(reviewer);
    await browser.fill(address, 'accept_review', {});
    const { html } = await browser.follow(address);
    const second = { ...fieldsOf(html, 'sheet'), ...typed('draft'), 'scores.0.comment': 'From the second window' };
    const first = { ...typed('draft'), 'scores.0.comment': 'From the first window' };
    expect((await browser.fill(address, 'sheet', first)).html).toContain('The draft is kept');
    const stale = await browser.post(address, second);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('From the second window');
    expect(stale.html).toContain('From the first window');
    const again = await browser.post(address, { ...second, ...fieldsOf(stale.html, 'sheet') });
    expect(again.html).toContain('The draft is kept');
  });

  it('show an assignment and its draft to nobody else', async () => {
    const { reviewer, assignment } = await asked();
    await world.useCases.scoring.saveDraft(by(reviewer), assignment.id, {
      scores: [{ criterion: 'relevance', comment: 'secret' }],
    });
    const other = await pages.browse(await world.holding('reviewer-6', 'reviewer'));
    expect((await other.follow(`/reviews/${assignment.id}`)).status).toBe(404);
    await expect(
      world.useCases.scoring.saveDraft(by(await world.holding('chair', 'committee_chair')), assignment.id, {
        scores: [],
      }),
    ).rejects.toMatchObject({ code: 'assignment_missing' });
    const { draft } = await world.useCases.scoring.getReview(reviewer, assignment.id);
    expect(draft?.scores).toEqual([{ criterion: 'relevance', comment: 'secret' }]);
    await world.useCases.scoring.submitSheet(by(reviewer), assignment.id, sheetOf(78));
    expect((await world.useCases.scoring.getReview(reviewer, assignment.id)).draft).toBeNull();
    await expect(world.useCases.scoring.saveDraft(by(reviewer), assignment.id, { scores: [] })).rejects.toMatchObject({
      code: 'assignment_closed',
    });
  });

  it('decline with a reason, or declare a conflict that closes the dossier', async () => {
    const { dossierId, reviewer, assignment } = await asked();
    const browser = await pages.browse(reviewer);
    const silent = await browser.fill(`/reviews/${assignment.id}`, 'decline_review', {});
    expect(silent.status).toBe(422);
    const conflict = await browser.fill(`/reviews/${assignment.id}`, 'declare_conflict', {
      kind: 'family',
      reason: 'ابن عمي عضو في التعاونية',
    });
    expect(conflict.html).toContain('The dossier is closed to you from now on');
    expect((await browser.follow(`/reviews/${assignment.id}`)).status).toBe(403);
    const [, second] = await whoIsAsked(world, dossierId);
    const declining = await pages.browse(second!.reviewer);
    const done = await declining.fill(`/reviews/${second!.assignment.id}`, 'decline_review', { reason: 'En congé' });
    expect(done.html).toContain('Your refusal is recorded');
  });
});

describe('scores and ranking', () => {
  it('show nothing of the sheets before all are in, then who said what', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    const address = `/dossiers/${dossierId}/assessment`;
    const desk = await pages.browse(officer);
    await handIn(world, dossierId, [78]);
    expect((await desk.follow(address)).html).toContain('The scores are shown once all the sheets wanted');
    await handIn(world, dossierId, [74, 72]);
    const { html } = await desk.follow(address);
    expect(html).toContain('74,67');
    expect(html).toContain('They agree');
    expect(html).toContain('reviewer-');
  });

  it('list who was asked to score what in a call, with a filter and as a file, to who freezes or audits', async () => {
    const { callId, dossierId, reference } = await assignedDossier(world);
    await handIn(world, dossierId, [78]);
    const address = `/calls/${callId}/reviews`;
    const secretary = await pages.browse(await world.holding('secretary', 'committee_secretary'));
    expect((await secretary.follow(`/calls/${callId}/ranking`)).html).toContain(`href="${address}"`);
    const rowsOf = (html: string) => html.split(`href="/dossiers/${dossierId}/assessment"`).length - 1;
    const { html } = await secretary.follow(address);
    expect(rowsOf(html)).toBe(3);
    expect(html).toContain('reviewer-');
    expect(html).toContain(reference);
    expect(rowsOf((await secretary.follow(`${address}?status=scored`)).html)).toBe(1);
    expect(rowsOf((await secretary.follow(`${address}?status=perhaps&after=x`)).html)).toBe(3);
    expect((await secretary.follow(`${address}.csv?status=scored`)).html).toContain(reference);
    for (const [role, status] of [
      ['auditor', 200],
      ['committee_chair', 403],
      ['reviewer', 403],
    ] as const) {
      const browser = await pages.browse(await world.holding(`one-${role}`, role));
      expect((await browser.follow(address)).status).toBe(status);
      expect((await browser.follow(`${address}.csv`)).status).toBe(status);
    }
  });

  it('freeze by the secretary, once the call has closed', async () => {
    const { callId, dossierId, reference } = await scoredDossier(world);
    const secretary = await pages.browse(await world.holding('secretary', 'committee_secretary'));
    const address = `/calls/${callId}/ranking`;
    const early = await secretary.fill(address, 'freeze_ranking', {});
    expect(early.status).toBe(422);
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, callId);
    const done = await secretary.fill(address, 'freeze_ranking', {});
    expect(done.html).toContain('The ranking is frozen');
    expect(done.html).toContain(reference);
    expect(done.html).toContain('68,75');
    const member = await pages.browse(await world.holding('member', 'committee_member'));
    expect((await member.follow(address)).html).not.toContain('value="freeze_ranking"');
    const recorded = await secretary.fill(`/dossiers/${dossierId}/assessment`, 'record_conflict', {
      reviewerId: (await world.useCases.scoring.getScores(await world.holding('member', 'committee_member'), dossierId))
        .assignments[0]!.reviewerId,
      kind: 'family',
      reason: 'Signalé par un membre',
    });
    expect(recorded.html).toContain('The conflict is recorded');
  });

  it('are accessible, in order and within the screen', async () => {
    const looks = await openLooks(pages);
    const first = await asked();
    const at = async (name: string, address: string, actor: typeof first.reviewer) => {
      expect(await looks.at({ name, address, actor })).toEqual([]);
    };
    await at('review-list', '/reviews', first.reviewer);
    await at('review-sheet', `/reviews/${first.assignment.id}`, first.reviewer);
    await looks.close();
  }, 90_000);

  it('are accessible, in order and within the screen, as the secretary sees them', async () => {
    const looks = await openLooks(pages);
    const { callId, dossierId, secretary } = await rankedDossier(world);
    for (const [name, address] of [
      ['assessment', `/dossiers/${dossierId}/assessment`],
      ['ranking', `/calls/${callId}/ranking`],
      ['call-reviews', `/calls/${callId}/reviews`],
    ] as const) {
      expect(await looks.at({ name, address, actor: secretary })).toEqual([]);
    }
    await looks.close();
  }, 90_000);
});
