import { findingMissing, visitMissing } from '../../services/reporting/reporting-errors.ts';
import type { Visits } from '../../services/reporting/reporting-ports.ts';
import type { Finding, Visit } from '../../services/reporting/finding.ts';
import type { FollowUp } from '../../services/reporting/visit-views.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const VISIT = `select id, dossier_id as "dossierId", purpose, planned_on as "plannedOn", planned_by as "plannedBy", status,
  done_on as "doneOn", summary, is_favourable as "isFavourable", document_ids as "documentIds", done_by as "doneBy",
  version from reporting.visit`;

const FINDING = `select id, visit_id as "visitId", dossier_id as "dossierId", number, text, severity, due_on as "dueOn",
  status, raised_by as "raisedBy", closed_by as "closedBy", closing_note as "closingNote", version
  from reporting.finding`;

export const visitsOn = (context: Context): Visits => ({ ...visitRows(context), ...findingRows(context) });

const visitRows = ({ trx }: Context): Pick<Visits, 'add' | 'save' | 'getById' | 'lockById' | 'page'> => ({
  add: async ({ id, dossierId, purpose, plannedOn, plannedBy, status, version }) => {
    await sql(
      trx,
      `insert into reporting.visit (id, dossier_id, purpose, planned_on, planned_by, status, version)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, dossierId, purpose, plannedOn, plannedBy, status, version],
    );
  },
  save: async ({ id, status, doneOn, summary, isFavourable, documentIds, doneBy, version }) => {
    await sql(
      trx,
      `update reporting.visit set status = $2, done_on = $3, summary = $4, is_favourable = $5, document_ids = $6,
         done_by = $7, version = $8 where id = $1`,
      [id, status, doneOn, summary, isFavourable, documentIds, doneBy, version],
    );
  },
  getById: async (id) => oneRow(await sql<Visit>(trx, `${VISIT} where id = $1`, [id]), () => visitMissing(id)),
  lockById: async (id) =>
    oneRow(await sql<Visit>(trx, `${VISIT} where id = $1 for no key update`, [id]), () => visitMissing(id)),
  page: async (dossierId, { status, limit, after }) => {
    const rows = await sql<Visit>(
      trx,
      `${VISIT} where dossier_id = $1 and ($2::text is null or status = $2) and ($3::uuid is null or id > $3)
       order by id limit $4`,
      [dossierId, status ?? null, after ?? null, limit],
    );
    return { items: rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
  },
});

const findingRows = ({ trx }: Context): Omit<Visits, keyof ReturnType<typeof visitRows>> => ({
  addFinding: async ({ id, visitId, dossierId, number, text, severity, dueOn, status, raisedBy, version }) => {
    await sql(
      trx,
      `insert into reporting.finding (id, visit_id, dossier_id, number, text, severity, due_on, status, raised_by,
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, visitId, dossierId, number, text, severity, dueOn, status, raisedBy, version],
    );
  },
  saveFinding: async ({ id, status, closedBy, closingNote, version }) => {
    await sql(
      trx,
      'update reporting.finding set status = $2, closed_by = $3, closing_note = $4, version = $5 where id = $1',
      [id, status, closedBy, closingNote, version],
    );
  },
  getFinding: async (id) => oneRow(await sql<Finding>(trx, `${FINDING} where id = $1`, [id]), () => findingMissing(id)),
  lockFinding: async (id) =>
    oneRow(await sql<Finding>(trx, `${FINDING} where id = $1 for no key update`, [id]), () => findingMissing(id)),
  listFindings: (dossierId) => sql<Finding>(trx, `${FINDING} where dossier_id = $1 order by number`, [dossierId]),
  pageOfFindings: async (dossierId, { status, severity, limit, after }) => {
    const rows = await sql<Finding>(
      trx,
      `${FINDING} where dossier_id = $1 and ($2::text is null or status = $2) and ($3::text is null or severity = $3)
         and number > $4 order by number limit $5`,
      [dossierId, status ?? null, severity ?? null, after ?? 0, limit],
    );
    return { items: rows, next: rows.length === limit ? String(rows.at(-1)?.number) : null };
  },
  addFollowUp: async (id, { text, documentIds, by, at }) => {
    await sql(
      trx,
      'insert into reporting.follow_up (finding_id, text, document_ids, by_person, at) values ($1, $2, $3, $4, $5)',
      [id, text, documentIds, by, at],
    );
  },
  listFollowUps: (id) =>
    sql<FollowUp>(
      trx,
      `select text, document_ids as "documentIds", by_person as by, at from reporting.follow_up
       where finding_id = $1 order by at, seq`,
      [id],
    ),
});
