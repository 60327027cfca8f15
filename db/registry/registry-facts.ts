import type { Account } from '../../services/registry/account.ts';
import { standingsOn, type Attestation } from '../../services/registry/attestation.ts';
import type { RegistryFacts, Representative } from '../../services/registry/registry-facts.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { ACCOUNT } from './account-store.ts';
import { findOrganisation } from './organisation-store.ts';
import { REPRESENTATIVE } from './representative-store.ts';

export const registryFactsOn = (context: Context): RegistryFacts => {
  const { trx } = context;
  return {
    getOrganisation: (id) => findOrganisation(context, id),
    listRepresentatives: (id, on) =>
      sql<Representative>(
        trx,
        `${REPRESENTATIVE} where organisation_id = $1 and ended_on is null and from_on <= $2
           and (until_on is null or until_on >= $2) order by id`,
        [id, on],
      ),
    attestationStandings: async (id, kinds, on) => {
      const latest = await sql<Pick<Attestation, 'id' | 'kind' | 'documentId' | 'expiresOn'>>(
        trx,
        `select distinct on (kind) id, kind, document_id as "documentId", expires_on as "expiresOn"
         from registry.attestation where organisation_id = $1 and kind = any ($2) order by kind, id desc`,
        [id, kinds],
      );
      return standingsOn(on, kinds, latest);
    },
    findActiveAccount: async (id) => {
      const rows = await sql<Account>(trx, `${ACCOUNT} where organisation_id = $1 and status = 'active'`, [id]);
      const account = rows[0];
      if (!account) return null;
      const { declaredBy, certifiedBy } = account;
      return {
        id: account.id,
        organisationId: id,
        rib: account.rib,
        status: account.status,
        handledBy: certifiedBy === null ? [declaredBy] : [declaredBy, certifiedBy],
      };
    },
  };
};
