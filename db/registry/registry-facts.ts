import { standingOf, type Account } from '../../services/registry/account.ts';
import { standingsOn, type Attestation } from '../../services/registry/attestation.ts';
import type {
  AccountStanding,
  PayeeAccount,
  RegistryFacts,
  Representative,
} from '../../services/registry/registry-facts.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { ACCOUNT, LIVE } from './account-store.ts';
import { findOrganisation } from './organisation-store.ts';
import { REPRESENTATIVE } from './representative-store.ts';

export const registryFactsOn = (context: Context): RegistryFacts => {
  const { trx } = context;
  const standing = async (id: OrganisationId): Promise<AccountStanding> => {
    const live = await sql<Account>(trx, `${ACCOUNT} where a.organisation_id = $1 and ${LIVE} order by a.id`, [id]);
    const { account, ...held } = standingOf(live);
    return { account: account === null ? null : payee(account), ...held };
  };
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
    accountStanding: standing,
    findActiveAccount: async (id) => {
      const { account, hold } = await standing(id);
      return hold === null ? account : null;
    },
  };
};

const payee = ({ id, organisationId, rib, status, declaredBy, certifiedBy }: Account): PayeeAccount => ({
  id,
  organisationId,
  rib,
  status,
  handledBy: certifiedBy === null ? [declaredBy] : [declaredBy, certifiedBy],
});
