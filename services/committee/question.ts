import { canonical, sha256Of } from '../shared/canonical.ts';
import type { DocumentId, DossierId, ItemId, PersonId } from '../shared/ids.ts';
import { noOpenQuestion } from './committee-errors.ts';

export interface Answer {
  readonly text: string;
  readonly documentIds: readonly DocumentId[];
  readonly answeredBy: PersonId;
  readonly answeredAt: Date;
}

/** What a session put to the holder when it deferred a dossier. */
export interface Question {
  readonly itemId: ItemId;
  readonly dossierId: DossierId;
  readonly text: string;
  readonly askedAt: Date;
  /** Then the dossier may come to a session without an answer. */
  readonly answerBy: Date;
  readonly answer: Answer | null;
}

export const isOpen = ({ answer, answerBy }: Question, now: Date): boolean => answer === null && now <= answerBy;

export const openQuestion = (questions: readonly Question[], now: Date): Question => {
  const open = questions.find((question) => isOpen(question, now));
  if (!open) throw noOpenQuestion();
  return open;
};

/** What a member sees and votes on: the application, and what the holder has answered since. */
export const shownHash = (contentHash: string | null, questions: readonly Question[]): string | null => {
  const answers = questions.flatMap(({ itemId, text, answer }) => (answer ? [{ itemId, text, answer }] : []));
  return contentHash === null || answers.length === 0 ? contentHash : sha256Of(canonical({ contentHash, answers }));
};
