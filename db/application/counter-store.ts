import type { ApplicationDocuments, Mandates } from '../../services/application/application-ports.ts';
import type { Mandate } from '../../services/application/mandate.ts';
import { newId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

/** What is brought to the counter: documents, and mandates to write for somebody. */
export const counterOn = (context: Context) => ({
  applicationDocuments: applicationDocumentsOn(context),
  mandates: mandatesOn(context),
});

const applicationDocumentsOn = ({ trx, command, now }: Context): ApplicationDocuments => ({
  add: async (dossierId, { kind, documentId }) => {
    await sql(
      trx,
      `insert into application.attachment (id, dossier_id, kind, document_id, added_by, added_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), dossierId, kind, documentId, command.actor.id, now],
    );
  },
});

const MANDATE = `select id, organisation_id as "organisationId", agent_id as "agentId", document_id as "documentId",
  declared_by as "declaredBy", until, recorded_at as "recordedAt", ended_at as "endedAt" from application.mandate`;

const mandatesOn = ({ trx }: Context): Mandates => ({
  insert: async ({ id, organisationId, agentId, documentId, declaredBy, until, recordedAt }) => {
    await sql(
      trx,
      `insert into application.mandate
         (id, organisation_id, agent_id, document_id, declared_by, until, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, agentId, documentId, declaredBy, until, recordedAt],
    );
  },
  lockById: async (id) =>
    oneRow(await sql<Mandate>(trx, `${MANDATE} where id = $1 for update`, [id]), () => notFound('mandate', id)),
  save: async ({ id, endedAt }) => {
    await sql(trx, 'update application.mandate set ended_at = $2 where id = $1', [id, endedAt]);
  },
  findInForce: async (organisationId, agentId, on) => {
    const rows = await sql<Mandate>(
      trx,
      `${MANDATE} where organisation_id = $1 and agent_id = $2 and until >= $3 and ended_at is null
       order by id desc limit 1`,
      [organisationId, agentId, on],
    );
    return rows[0] ?? null;
  },
  list: (organisationId) =>
    sql<Mandate>(trx, `${MANDATE} where organisation_id = $1 order by id desc`, [organisationId]),
});
