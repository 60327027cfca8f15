import { notFound } from '../../services/shared/shared-errors.ts';
import type { Preparation } from '../../services/cofinancing/approval.ts';
import type { Line, Round } from '../../services/cofinancing/cofinancing.ts';
import type { LineStore, RoundStore } from '../../services/cofinancing/cofinancing-ports.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { cofinancingFactsOn } from './cofinancing-facts.ts';
import { lineViewsOn } from './line-views.ts';
import { revisionsOn } from './revisions-store.ts';
import { funderLevelsOn, levelsOn } from './levels-store.ts';

const ROUND = `select id, dossier_id as "dossierId", number, status, award_centimes as award, cover_centimes as cover,
  gap_centimes as gap, cover_gap_centimes as "coverGap", faults,
  planned_at as "plannedAt", planned_by as "plannedBy", opened_at as "openedAt", closes_at as "closesAt",
  settled_at as "settledAt", plan_due_at as "planDueAt", ending, reason, version from cofinancing.round`;

const LINE = `select l.id, l.round_id as "roundId", l.dossier_id as "dossierId", l.funder_id as "funderId",
  l.envelope_id as "envelopeId", l.instrument, l.position, l.asked_centimes as asked, l.standing_centimes as standing,
  l.raises, l.superseded_by as "supersededBy", l.status, l.levels, l.hold_id as "holdId", l.approved_centimes as approved,
  l.conditions, l.reason, l.decided_by as "decidedBy", l.decided_at as "decidedAt",
  l.asked_at as "askedAt", l.answer_by as "answerBy", l.lapses_at as "lapsesAt", l.version
  from cofinancing.line l`;

const PREPARATIONS = `select p.line_id as "lineId", p.number, p.opinion, p.proposed_centimes as "proposedAmount",
  p.note, p.prepared_by as "preparedBy", p.prepared_at as "preparedAt"
  from cofinancing.preparation p join cofinancing.line l on l.id = p.line_id
  where l.dossier_id = $1 order by p.line_id, p.number`;

/** The round of funders on one transaction. */
export const cofinancingOn = (context: Context) => ({
  rounds: roundsOn(context),
  lines: linesOn(context),
  ...lineViewsOn(context),
  funderLevels: funderLevelsOn(context.trx),
  revisions: revisionsOn(context.trx),
  ...cofinancingFactsOn(context),
});

const roundsOn = ({ trx }: Context): RoundStore => {
  const findCurrent = async (dossierId: string): Promise<Round | null> => {
    const rows = await sql<Round>(trx, `${ROUND} where dossier_id = $1 order by number desc limit 1`, [dossierId]);
    return rows[0] ?? null;
  };

  return {
    add: async (round) => {
      await sql(
        trx,
        `insert into cofinancing.round (id, dossier_id, number, status, award_centimes, planned_at, planned_by, version,
           cover_centimes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          round.id,
          round.dossierId,
          round.number,
          round.status,
          String(round.award),
          round.plannedAt,
          round.plannedBy,
          round.version,
          String(round.cover),
        ],
      );
    },
    save: async (round) => {
      await sql(
        trx,
        `update cofinancing.round set status = $2, gap_centimes = $3, opened_at = $4, closes_at = $5, settled_at = $6,
           plan_due_at = $7, ending = $8, reason = $9, version = $10, cover_gap_centimes = $11, faults = $12
         where id = $1`,
        [
          round.id,
          round.status,
          round.gap?.toString() ?? null,
          round.openedAt,
          round.closesAt,
          round.settledAt,
          round.planDueAt,
          round.ending,
          round.reason,
          round.version,
          round.coverGap?.toString() ?? null,
          JSON.stringify(round.faults),
        ],
      );
    },
    getById: async (id) => oneRow(await sql<Round>(trx, `${ROUND} where id = $1`, [id]), () => notFound('round', id)),
    findCurrent,
    getCurrent: async (dossierId) => {
      const round = await findCurrent(dossierId);
      if (!round) throw notFound('round', dossierId);
      return round;
    },
    listByDossier: (dossierId) => sql<Round>(trx, `${ROUND} where dossier_id = $1 order by number`, [dossierId]),
  };
};

const linesOn = ({ trx }: Context): LineStore => ({
  add: async (lines) => {
    for (const line of lines) await insert(trx, line);
  },
  save: async (line) => {
    await sql(
      trx,
      `update cofinancing.line set superseded_by = $2, status = $3, hold_id = $4, approved_centimes = $5,
         conditions = $6,
         reason = $7, decided_by = $8, decided_at = $9, asked_at = $10, answer_by = $11, lapses_at = $12, version = $13,
         levels = $14
       where id = $1`,
      [
        line.id,
        line.supersededBy,
        line.status,
        line.holdId,
        line.approved?.toString() ?? null,
        JSON.stringify(line.conditions),
        line.reason,
        line.decidedBy,
        line.decidedAt,
        line.askedAt,
        line.answerBy,
        line.lapsesAt,
        line.version,
        line.levels,
      ],
    );
  },
  keepHold: async (id, holdId) => {
    await sql(trx, 'update cofinancing.line set hold_id = $2 where id = $1', [id, holdId]);
  },
  getById: async (id) => oneRow(await sql<Line>(trx, `${LINE} where l.id = $1`, [id]), () => notFound('line', id)),
  listByDossier: (dossierId) =>
    sql<Line>(
      trx,
      `${LINE} join cofinancing.round r on r.id = l.round_id where l.dossier_id = $1 order by r.number, l.position`,
      [dossierId],
    ),
  addPreparation: async (preparation) => {
    await sql(
      trx,
      `insert into cofinancing.preparation (line_id, number, opinion, proposed_centimes, note, prepared_by, prepared_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        preparation.lineId,
        preparation.number,
        preparation.opinion,
        preparation.proposedAmount?.toString() ?? null,
        preparation.note,
        preparation.preparedBy,
        preparation.preparedAt,
      ],
    );
  },
  listPreparations: (dossierId) => sql<Preparation>(trx, PREPARATIONS, [dossierId]),
  ...levelsOn(trx),
});

const insert = (trx: Context['trx'], line: Line): Promise<object[]> =>
  sql(
    trx,
    `insert into cofinancing.line (id, round_id, dossier_id, funder_id, envelope_id, position, asked_centimes,
       standing_centimes, raises,
       status, hold_id, conditions, version, instrument)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      line.id,
      line.roundId,
      line.dossierId,
      line.funderId,
      line.envelopeId,
      line.position,
      String(line.asked),
      String(line.standing),
      line.raises,
      line.status,
      line.holdId,
      JSON.stringify(line.conditions),
      line.version,
      line.instrument,
    ],
  );
