import type { ScoringUnit } from '../../services/scoring/scoring-ports.ts';
import type { ScoreSheet } from '../../services/scoring/score-sheet.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { assignmentsOn } from './assignment-store.ts';
import { conflictsOn } from './conflict-store.ts';
import { panelsOn } from './panel-store.ts';
import { rankingsOn } from './ranking-store.ts';
import { reviewersOn } from './reviewer-store.ts';
import { scoringFactsOn } from './scoring-facts.ts';
import { sheetDraftsOn } from './sheet-draft-store.ts';
import { servedTerritoriesOn } from './served-territory-store.ts';

export const scoringOn = (context: Context) => ({
  panels: panelsOn(context),
  assignments: assignmentsOn(context),
  conflicts: conflictsOn(context),
  reviewers: reviewersOn(context),
  sheets: sheetsOn(context),
  sheetDrafts: sheetDraftsOn(context),
  rankings: rankingsOn(context),
  servedTerritories: servedTerritoriesOn(context),
  ...scoringFactsOn(context),
});

const sheetsOn = ({ trx }: Context): ScoringUnit['sheets'] => ({
  add: async ({ assignmentId, scores, totalHundredths, isEliminatory, submittedAt }) => {
    await sql(
      trx,
      `insert into scoring.sheet (assignment_id, scores, total_hundredths, is_eliminatory, submitted_at)
       values ($1, $2, $3, $4, $5)`,
      [assignmentId, JSON.stringify(scores), totalHundredths, isEliminatory, submittedAt],
    );
  },
  listByDossier: (dossierId) =>
    sql<ScoreSheet>(
      trx,
      `select s.assignment_id as "assignmentId", s.scores, s.total_hundredths as "totalHundredths",
         s.is_eliminatory as "isEliminatory", s.submitted_at as "submittedAt"
       from scoring.sheet s join scoring.assignment a on a.id = s.assignment_id
       where a.dossier_id = $1 order by s.submitted_at, s.assignment_id`,
      [dossierId],
    ),
});
