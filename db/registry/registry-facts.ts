import { standingOf, type Account } from '../../services/registry/account.ts';
import { standingsOn, type Attestation } from '../../services/registry/attestation.ts';
import type {
  AccountStanding,
  PayeeAccount,
  RegistryFacts,
  Representative,
} from '../../services/registry/registry-facts.ts';
import { groupedBy } from '../../services/shared/grouped.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { ACCOUNT, LIVE } from './account-store.ts';
import { findOrganisation } from './organisation-store.ts';
import { REPRESENTATIVE } from './representative-store.ts';

export const registryFactsOn = (context: Context): RegistryFacts => {
  const { trx } = context;
  const activeAccounts = async (ids: readonly OrganisationId[]) => {
    const live = groupedBy(await sql<Account>(trx, LIVE_OF, [ids]), ({ organisationId }) => organisationId);
    const active = [...live.values()].map(standing).filter(({ hold }) => hold === null);
    return new Map(active.flatMap(({ account }) => (account === null ? [] : [[account.organisationId, account]])));
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
    accountStanding: async (id) => standing(await sql<Account>(trx, LIVE_OF, [[id]])),
    findActiveAccount: async (id) => (await activeAccounts([id])).get(id) ?? null,
    activeAccounts,
  };
};

const LIVE_OF = `${ACCOUNT} where a.organisation_id = any ($1::uuid[]) and ${LIVE} order by a.id`;

const standing = (live: readonly Account[]): AccountStanding => {
  const { account, ...held } = standingOf(live);
  return { account: account === null ? null : payee(account), ...held };
};

const payee = ({ id, organisationId, rib, status, declaredBy, certifiedBy }: Account): PayeeAccount => ({
  id,
  organisationId,
  rib,
  status,
  handledBy: certifiedBy === null ? [declaredBy] : [declaredBy, certifiedBy],
});
