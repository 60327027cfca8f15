import { addDays, endOf, instantAt, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId } from '../shared/ids.ts';
import type { Owed } from '../shared/obligation.ts';
import type { Assignment } from './scoring.ts';
import type { ScoringUnit } from './scoring-ports.ts';

const MORNING = '09:00';
/** Days in which a reviewer says yes or no. */
const ANSWER_DAYS = 3;
/** Days around the due day of a sheet: the first reminder, and the grace before somebody else is asked. */
const SHEET_DAYS = 3;

const owedBy = ({ reviewerId }: Assignment): Owed => ({ by: 'person', personId: reviewerId });

/** A reviewer who was asked owes an answer; silence is taken for a no. */
export const openAnswerWait = async ({ obligations, now }: ScoringUnit, assignment: Assignment): Promise<void> => {
  await obligations.open(dossierWorkflowId(assignment.dossierId), {
    kind: 'review_answer',
    subjectId: assignment.id,
    owed: owedBy(assignment),
    rungs: [],
    dueAt: endOf(addDays(localDateOf(now), ANSWER_DAYS)),
  });
};

/** A reviewer who accepted owes the sheet; in place of the answer. */
export const openSheetWait = async ({ obligations }: ScoringUnit, assignment: Assignment): Promise<void> => {
  const { id, dossierId, dueAt } = assignment;
  const dueOn = localDateOf(dueAt);
  const lastDay = addDays(dueOn, SHEET_DAYS);
  await obligations.close('review_answer', id);
  // Reviewers asked before answers were waited for owe the sheet already.
  await obligations.close('review', id);
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'review',
    subjectId: id,
    owed: owedBy(assignment),
    rungs: [
      { at: instantAt(addDays(dueOn, -SHEET_DAYS), MORNING), act: 'remind' },
      { at: instantAt(dueOn, MORNING), act: 'remind' },
      { at: instantAt(lastDay, MORNING), act: 'escalate' },
    ],
    dueAt: endOf(lastDay),
  });
};
