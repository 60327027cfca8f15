import type { Command, Dependencies } from '../shared/command.ts';
import type { AssignmentId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { complete, lockOwn, reassess, requireUntied } from './assigned-panel.ts';
import { evaluate, type Score, type ScoreSheet } from './score-sheet.ts';
import { move } from './scoring.ts';
import { computedScores } from './computed-scores.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** Hands in a reviewer's sheet, for good. The last one wanted completes the scoring, or shows it discordant. */
export const submitSheet =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, id: AssignmentId, { scores }: { scores: readonly Score[] }): Promise<ScoreSheet> =>
    transact(command, async (unit) => {
      const { application, assignments, sheets, programme, obligations, audit, processes, now } = unit;
      const before = await lockOwn(unit, id);
      requireCurrent(command, before);
      await requireUntied(unit, before);
      const { dossierId } = before;
      const { callId, rulebookHash } = await application.getDossier(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);

      const computed = await computedScores(unit, dossierId, rulebook);

      const scored = move(before, 'scored');
      const sheet = { assignmentId: id, scores, ...evaluate(scores, rulebook.rubric, computed), submittedAt: now };

      await sheets.add(sheet);
      await assignments.save(scored);
      await obligations.close('review_answer', id);
      await obligations.close('review', id);
      await audit.record({
        kind: 'scoring.sheet_submitted',
        subjectType: 'assignment',
        subjectId: id,
        dossierId,
        after: { ...sheet, computed },
        ruleVersion: rulebookHash,
      });
      const panel = await reassess(unit, dossierId);
      if (panel.completedAt !== null) await complete(unit, panel);
      await processes.bump(dossierId);
      return sheet;
    });
