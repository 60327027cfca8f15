import { z } from 'zod';
import type { DossierStore } from '../../services/application/application-ports.ts';
import type { Dossier } from '../../services/application/application-views.ts';
import { FinancingPlan, fundersAsked } from '../../services/application/financing-plan.ts';
import { Project } from '../../services/application/project.ts';
import type { CallId, DossierId, OrganisationId } from '../../services/shared/ids.ts';
import { total } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

interface Row {
  readonly id: DossierId;
  readonly reference: string;
  readonly call_id: CallId;
  readonly organisation_id: OrganisationId;
  readonly status: Dossier['status'];
  readonly project: unknown;
  readonly plan: unknown;
  readonly rulebook_hash: string;
  readonly started_at: Date;
  readonly submitted_at: Date | null;
  readonly content_hash: string | null;
  readonly version: number;
}

const ROW = `select id, reference, call_id, organisation_id, status, project, plan, rulebook_hash, started_at,
  submitted_at, content_hash, version from application.dossier where id = $1`;

export const dossierStoreOn = ({ trx, command, now }: Context): DossierStore => {
  const getBy = async (text: string, id: DossierId): Promise<Dossier> =>
    fromRow(oneRow(await sql<Row>(trx, text, [id]), () => notFound('dossier', id)));

  return {
    nextNumber: async (callId, of) => {
      const rows = await sql<{ number: number }>(trx, NEXT_NUMBER[of], [callId]);
      return oneRow(rows, () => notFound('call', callId)).number;
    },
    findReference: async (callId, organisationId) => {
      const rows = await sql<{ reference: string }>(
        trx,
        `select reference from application.dossier
         where call_id = $1 and organisation_id = $2 and status in ('draft', 'submitted')`,
        [callId, organisationId],
      );
      return rows[0]?.reference ?? null;
    },
    lockById: (id) => getBy(`${ROW} for update`, id),
    getById: (id) => getBy(ROW, id),
    insert: async (dossier) => {
      await sql(
        trx,
        `insert into application.dossier (id, reference, call_id, organisation_id, rulebook_hash, started_at,
           status, project, plan, requested_centimes, submitted_at, content_hash, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          dossier.id,
          dossier.reference,
          dossier.callId,
          dossier.organisationId,
          dossier.rulebookHash,
          dossier.startedAt,
          ...changing(dossier),
        ],
      );
    },
    save: async (dossier) => {
      await sql(
        trx,
        `update application.dossier set status = $2, project = $3, plan = $4, requested_centimes = $5,
           submitted_at = $6, content_hash = $7, version = $8 where id = $1`,
        [dossier.id, ...changing(dossier)],
      );
    },
    keepRevision: async (dossier, part) => {
      await sql(
        trx,
        `insert into application.revision (dossier_id, version, part, content, saved_by, saved_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [dossier.id, dossier.version, part, contentOf(dossier)[part], command.actor.id, now],
      );
    },
  };
};

/** The counter's row stays locked until the transaction ends, so no number is skipped and none is given twice. */
const next = (column: 'dossiers' | 'receipts'): string =>
  `insert into application.call_counter as c (call_id, ${column}) values ($1, 1)
   on conflict (call_id) do update set ${column} = c.${column} + 1 returning ${column} as number`;
const NEXT_NUMBER = { dossiers: next('dossiers'), receipts: next('receipts') };

const contentOf = ({ project, plan }: Dossier) => ({
  project: JSON.stringify(z.encode(Project, project)),
  plan: JSON.stringify(z.encode(FinancingPlan, plan)),
});

const changing = (dossier: Dossier): unknown[] => {
  const { project, plan } = contentOf(dossier);
  const requested = total(fundersAsked(dossier.plan).map(({ amount }) => amount)).toString();
  const { status, submittedAt, contentHash, version } = dossier;
  return [status, project, plan, requested, submittedAt, contentHash, version];
};

const fromRow = (row: Row): Dossier => ({
  id: row.id,
  reference: row.reference,
  callId: row.call_id,
  organisationId: row.organisation_id,
  status: row.status,
  project: Project.parse(row.project),
  plan: FinancingPlan.parse(row.plan),
  rulebookHash: row.rulebook_hash,
  startedAt: row.started_at,
  submittedAt: row.submitted_at,
  contentHash: row.content_hash,
  version: row.version,
});
