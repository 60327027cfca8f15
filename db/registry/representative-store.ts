import { representativeMissing } from '../../services/registry/registry-errors.ts';
import type { Representative } from '../../services/registry/registry-facts.ts';
import type { Attestations, Representatives } from '../../services/registry/registry-ports.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const REPRESENTATIVE = `select id, organisation_id as "organisationId", person_id as "personId", capacity, act,
  document_id as "documentId", from_on as "from", until_on as "until", ended_on as "endedOn", named_by as "namedBy"
  from registry.representative`;

export const representativesOn = ({ trx }: Context): Representatives => ({
  insert: async (named) => {
    await trx('registry.representative').insert({
      id: named.id,
      organisation_id: named.organisationId,
      person_id: named.personId,
      capacity: named.capacity,
      act: named.act,
      document_id: named.documentId,
      from_on: named.from,
      until_on: named.until,
      ended_on: named.endedOn,
      named_by: named.namedBy,
    });
  },
  save: async ({ id, endedOn }) => {
    await sql(trx, 'update registry.representative set ended_on = $2 where id = $1', [id, endedOn]);
  },
  getById: async (id) => {
    const rows = await sql<Representative>(trx, `${REPRESENTATIVE} where id = $1`, [id]);
    return oneRow(rows, () => representativeMissing(id));
  },
  list: (organisationId) =>
    sql<Representative>(trx, `${REPRESENTATIVE} where organisation_id = $1 order by id`, [organisationId]),
});

export const attestationsOn = ({ trx }: Context): Attestations => ({
  insert: async ({ id, organisationId, kind, documentId, issuedOn, expiresOn, addedBy }) => {
    await sql(
      trx,
      `insert into registry.attestation (id, organisation_id, kind, document_id, issued_on, expires_on, added_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, kind, documentId, issuedOn, expiresOn, addedBy],
    );
  },
});
