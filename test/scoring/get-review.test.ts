import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { newId, type DocumentId } from '../../services/shared/ids.ts';
import { draftDossier, tazartProject } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { assignByItself, whoIsAsked, type Asked } from '../support/builders/scoring.ts';
import { openLooks } from '../support/looks.ts';
import { createPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const STATUTES = {
  kind: 'statutes',
  titles: { ar: 'النظام الأساسي', fr: 'Statuts', en: 'Statutes' },
  stage: 'application' as const,
};

interface Reviewed extends Asked {
  readonly documentId: DocumentId;
  readonly others: readonly Asked[];
}

/** A dossier with its statutes, and the three who are asked to score it. */
const reviewedDossier = async (): Promise<Reviewed> => {
  const { attachDocument, submitApplication, decideEligibility } = world.useCases.application;
  const call = await openCallWorld(world, { rulebook: { ...rulebook01, documents: [STATUTES] } });
  const { dossierId, holder, officer } = await draftDossier(world, { call });
  const documentId = await storedDocument(world, holder, 'Statuts');
  await attachDocument(by(holder), dossierId, { kind: 'statutes', documentId });
  await submitApplication(by(holder), dossierId);
  await decideEligibility(by(officer), dossierId, { eligible: true, reason: null, overrides: [] });
  await whoIsAsked(world, dossierId);
  await assignByItself(world, dossierId);
  const [first, ...others] = await whoIsAsked(world, dossierId);
  return { ...first!, others, documentId };
};

describe('getReview', () => {
  it('shows who asks, for which project and with which papers, and not how to reach them', async () => {
    const { reviewer, assignment, documentId } = await reviewedDossier();
    const review = await world.useCases.scoring.getReview(reviewer, assignment.id);
    expect(review.project).toMatchObject({ title: tazartProject.title, summary: tazartProject.summary });
    expect(review.applicant).toMatchObject({ nameLatin: 'Coop. Tazart Noughbalou', members: { total: 24, women: 17 } });
    expect(review.documents).toMatchObject([{ kind: 'statutes', standing: 'attached', documentId }]);
    const told = JSON.stringify(review.applicant) + JSON.stringify(review.project);
    for (const theirs of ['phone', 'email', 'rib', 'carrierBornOn']) expect(told).not.toContain(theirs);
  });
});

describe('getReviewDocument', () => {
  it('gives a paper of the dossier to whoever scores it, and no other paper', async () => {
    const { reviewer, assignment, documentId } = await reviewedDossier();
    const { getReviewDocument } = world.useCases.scoring;
    const { document, bytes } = await getReviewDocument(reviewer, { assignmentId: assignment.id, documentId });
    expect(bytes).toHaveLength(document.size);
    const foreign = await storedDocument(world, await world.person('stranger'), 'Statuts d’une autre');
    for (const other of [foreign, newId<DocumentId>()]) {
      await expect(
        getReviewDocument(reviewer, { assignmentId: assignment.id, documentId: other }),
      ).rejects.toMatchObject({ code: 'document_missing' });
    }
  });

  it('is closed to whoever was not asked, has a conflict, or gave the dossier back', async () => {
    const { reviewer, assignment, others, documentId } = await reviewedDossier();
    const { getReviewDocument, declareConflict, declineReview } = world.useCases.scoring;
    const [second] = others;
    const asked = { assignmentId: assignment.id, documentId };
    for (const stranger of [second!.reviewer, await world.holding('reviewer-6', 'reviewer')]) {
      await expect(getReviewDocument(stranger, asked)).rejects.toMatchObject({ code: 'assignment_missing' });
    }
    await declareConflict(by(reviewer), assignment.id, { kind: 'family', reason: 'Cousin' });
    await expect(getReviewDocument(reviewer, asked)).rejects.toMatchObject({ code: 'conflict_of_interest' });
    await declineReview(by(second!.reviewer), second!.assignment.id, { reason: 'Absent' });
    await expect(
      getReviewDocument(second!.reviewer, { assignmentId: second!.assignment.id, documentId }),
    ).rejects.toMatchObject({ code: 'assignment_closed' });
  });
});

describe('the page of a review', () => {
  it('tells of the project, opens its papers, and looks right', async () => {
    const { reviewer, assignment, documentId } = await reviewedDossier();
    const pages = await createPages(world);
    const looks = await openLooks(pages);
    try {
      const browser = await pages.browse(reviewer);
      const { html } = await browser.follow(`/reviews/${assignment.id}`);
      expect(html).toContain(tazartProject.summary);
      const address = `/reviews/${assignment.id}/documents/${documentId}`;
      expect(html).toContain(`href="${address}"`);
      expect((await browser.ask(address)).headers.get('content-disposition')).toContain('attachment');
      const other = await pages.browse(await world.holding('reviewer-6', 'reviewer'));
      expect((await other.ask(address)).status).toBe(404);
      const place = { name: 'review-papers', address: `/reviews/${assignment.id}`, actor: reviewer };
      expect(await looks.at(place)).toEqual([]);
    } finally {
      await looks.close();
      await pages.stop();
    }
  }, 120_000);
});
