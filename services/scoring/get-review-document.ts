import type { Actor } from '../shared/command.ts';
import type { Contents } from '../shared/contents.ts';
import type { AssignmentId, DocumentId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { openReview } from './open-review.ts';
import type { ScoringUnit } from './scoring-ports.ts';

interface Asked {
  readonly assignmentId: AssignmentId;
  readonly documentId: DocumentId;
}

/** A clean file of the application that one was asked to score: the assignment opens it, and a conflict closes it. */
export const getReviewDocument =
  ({ read }: ReadDependencies<ScoringUnit>, contents: Contents) =>
  async (actor: Actor, { assignmentId, documentId }: Asked) => {
    const document = await read(actor, async (unit) => {
      const { documents } = await openReview(unit, assignmentId);
      if (!documents.some((each) => each.documentId === documentId)) throw notFound('document', documentId);
      return unit.documents.getCleanDocument(documentId);
    });
    return { document, bytes: await contents.get(document.sha256) };
  };
