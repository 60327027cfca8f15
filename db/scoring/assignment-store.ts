import type { Assignment } from '../../services/scoring/scoring.ts';
import type { Assignments } from '../../services/scoring/scoring-ports.ts';
import type { AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import type { AssignmentId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const COLUMNS = `a.id, a.dossier_id as "dossierId", a.reviewer_id as "reviewerId", a.status, a.asked_at as "askedAt",
  a.due_at as "dueAt", a.conflict_kind as "conflictKind", a.reason, a.version`;

export const assignmentsOn = ({ trx }: Context): Assignments => {
  const one = async (id: AssignmentId, lock: '' | 'for update'): Promise<Assignment> => {
    const rows = await sql<Assignment>(trx, `select ${COLUMNS} from scoring.assignment a where a.id = $1 ${lock}`, [
      id,
    ]);
    return oneRow(rows, () => notFound('assignment', id));
  };

  return {
    getById: (id) => one(id, ''),
    lockById: (id) => one(id, 'for update'),
    add: async ({ id, dossierId, reviewerId, status, askedAt, dueAt }) => {
      await sql(
        trx,
        `insert into scoring.assignment (id, dossier_id, reviewer_id, status, asked_at, due_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, dossierId, reviewerId, status, askedAt, dueAt],
      );
    },
    save: async ({ id, status, conflictKind, reason }) => {
      const rows = await sql<Assignment>(
        trx,
        `update scoring.assignment a set status = $2, conflict_kind = $3, reason = $4, version = version + 1
         where id = $1 returning ${COLUMNS}`,
        [id, status, conflictKind, reason],
      );
      return oneRow(rows, () => notFound('assignment', id));
    },
    listByDossier: (dossierId) =>
      sql<Assignment>(trx, `select ${COLUMNS} from scoring.assignment a where a.dossier_id = $1 order by a.id`, [
        dossierId,
      ]),
    list: ({ reviewerId, callId }, { limit, after, status }) =>
      sql<AssignmentSummary>(
        trx,
        `select ${COLUMNS}, p.reference, p.call_id as "callId"
         from scoring.assignment a join scoring.panel p on p.dossier_id = a.dossier_id
         where ($1::uuid is null or a.reviewer_id = $1) and ($2::uuid is null or p.call_id = $2)
           and ($3::text is null or a.status = $3) and ($4::uuid is null or a.id < $4)
         order by a.id desc limit $5`,
        [reviewerId, callId, status ?? null, after ?? null, limit + 1],
      ),
    listCounted: (reviewerId, callId) =>
      sql<Assignment>(
        trx,
        `select ${COLUMNS} from scoring.assignment a join scoring.panel p on p.dossier_id = a.dossier_id
         where a.reviewer_id = $1 and ($2::uuid is null or p.call_id = $2)
           and a.status in ('asked', 'accepted', 'scored')
         order by a.dossier_id`,
        [reviewerId, callId],
      ),
  };
};
