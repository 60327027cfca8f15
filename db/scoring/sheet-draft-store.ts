import type { SheetDrafts } from '../../services/scoring/scoring-ports.ts';
import type { DraftScores } from '../../services/scoring/sheet-draft.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

export const sheetDraftsOn = ({ trx, now }: Context): SheetDrafts => ({
  save: async (assignmentId, scores) => {
    await sql(
      trx,
      `insert into scoring.sheet_draft (assignment_id, scores, saved_at) values ($1, $2, $3)
       on conflict (assignment_id) do update set scores = excluded.scores, saved_at = excluded.saved_at`,
      [assignmentId, JSON.stringify(scores), now],
    );
  },
  find: async (assignmentId) => {
    const rows = await sql<{ scores: DraftScores; savedAt: Date }>(
      trx,
      'select scores, saved_at as "savedAt" from scoring.sheet_draft where assignment_id = $1',
      [assignmentId],
    );
    return rows[0] ?? null;
  },
});
