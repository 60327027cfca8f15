import type { Account } from '../../services/registry/account.ts';
import type { Attestation } from '../../services/registry/attestation.ts';
import type { InvitationListQuery } from '../../services/registry/invitation-views.ts';
import type { Invitation } from '../../services/registry/invitation.ts';
import { organisationMissing } from '../../services/registry/registry-errors.ts';
import type { Organisation } from '../../services/registry/registry-facts.ts';
import type { RegistryViews } from '../../services/registry/registry-ports.ts';
import type {
  OrganisationRecord,
  Revision,
  RibClashQuery,
  RibClashView,
  Territory,
} from '../../services/registry/registry-views.ts';
import type { InvitationId, OrganisationId } from '../../services/shared/ids.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Context } from '../shared/context.ts';
import { pageOf } from '../shared/paging.ts';
import { oneRow, sql, sqlPlannedAnew } from '../shared/sql.ts';
import { ACCOUNT } from './account-store.ts';
import { INVITATION } from './invitation-store.ts';
import { ORGANISATION } from './organisation-store.ts';
import { conditionsOf, cursorOf, searchOrganisations } from './search-views.ts';
import { REPRESENTATIVE } from './representative-store.ts';
import { CLASH_COLUMNS } from './rib-clash-store.ts';

const TERRITORIES = `
  select code, region_code as "regionCode", name_ar as "nameAr", name_fr as "nameFr" from registry.territory order by code`;

const FORGETTABLE = `
  select id from registry.invitation where answer is null and forgotten_at is null and expires_at < $1
  order by expires_at limit 100`;

export const registryViewsOn = (context: Context): RegistryViews => {
  const { trx } = context;
  return {
    getOrganisation: async (id) => {
      const rows = await sql<Organisation>(trx, `${ORGANISATION} where o.id = $1`, [id]);
      return oneRow(await withParts(context, rows), () => organisationMissing(id));
    },
    isReached: async (reach, id) => {
      const asked = conditionsOf(reach, {}, [id]);
      const text = `select from registry.organisation o where o.id = $1 ${asked.text}`;
      return (await sqlPlannedAnew(trx, text, asked.values)).length > 0;
    },
    listOrganisations: async (reach, query) => {
      const { limit } = query;
      // A search whose words were taken away goes on as a list.
      const asked = conditionsOf(reach, query, [cursorOf(query)?.id ?? null, limit + 1]);
      const rows = await sqlPlannedAnew<Organisation>(
        trx,
        `${ORGANISATION} where ($1::uuid is null or o.id > $1) ${asked.text} order by o.id limit $2`,
        asked.values,
      );
      const { items, next } = pageOf(rows, limit, ({ id }) => id);
      return { items: await withParts(context, items), next };
    },
    searchOrganisations: async (reach, query) => {
      const { items, next } = await searchOrganisations(context, reach, query);
      return { items: await withParts(context, items), next };
    },
    listTerritories: () => sql<Territory>(trx, TERRITORIES),
    listRevisions: async (id, { limit, after }) => {
      const rows = await sql<Revision>(
        trx,
        `select version, content as organisation, reason, revised_by as by, revised_at as at
         from registry.organisation_revision where organisation_id = $1 and ($2::int is null or version < $2)
         order by version desc limit $3`,
        [id, after ?? null, limit + 1],
      );
      return pageOf(rows, limit, ({ version }) => String(version));
    },
    listRibClashes: (query) => listRibClashes(context, query),
    listAttestations: async (id, { limit, after }) => {
      const rows = await sql<Attestation>(
        trx,
        `select id, organisation_id as "organisationId", kind, document_id as "documentId", issued_on as "issuedOn",
           expires_on as "expiresOn", added_by as "addedBy"
         from registry.attestation where organisation_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
        [id, after ?? null, limit + 1],
      );
      return pageOf(rows, limit, (attestation) => attestation.id);
    },
    listInvitations: (id, query) => listInvitations(context, id, query),
    listForgettable: async (overBefore) =>
      (await sql<{ id: InvitationId }>(trx, FORGETTABLE, [overBefore])).map(({ id }) => id),
  };
};

const listInvitations = async (
  { trx, now }: Context,
  id: OrganisationId,
  { limit, after, status }: InvitationListQuery,
): Promise<Page<Invitation>> => {
  const rows = await sql<Invitation>(
    trx,
    `${INVITATION} where organisation_id = $1 and ($2::uuid is null or id < $2)
       and ($4::timestamptz is null or (answer is null and expires_at >= $4)) order by id desc limit $3`,
    [id, after ?? null, limit + 1, status === 'open' ? now : null],
  );
  return pageOf(rows, limit, (invitation) => invitation.id);
};

const listRibClashes = async (
  { trx }: Context,
  { limit, after, status }: RibClashQuery,
): Promise<Page<RibClashView>> => {
  const rows = await sql<RibClashView>(
    trx,
    `select ${CLASH_COLUMNS}, a.organisation_id as "organisationId", b.organisation_id as "otherOrganisationId"
     from registry.rib_clash c
       join registry.account a on a.id = c.account_id join registry.account b on b.id = c.other_account_id
     where ($1::uuid is null or c.id > $1) and ($2::boolean is null or (c.outcome is null) = $2)
     order by c.id limit $3`,
    [after ?? null, status === undefined ? null : status === 'open', limit + 1],
  );
  return pageOf(rows, limit, ({ id }) => id);
};

/** Organisations with their accounts and representatives: one query for each kind of part. */
const withParts = async ({ trx }: Context, organisations: readonly Organisation[]): Promise<OrganisationRecord[]> => {
  const ids = organisations.map(({ id }) => id);
  const accounts = await sql<Account>(trx, `${ACCOUNT} where a.organisation_id = any ($1::uuid[]) order by a.id`, [
    ids,
  ]);
  const representatives = await sql<OrganisationRecord['representatives'][number]>(
    trx,
    `select r.*, p.name, p.name_ar as "nameAr"
     from (${REPRESENTATIVE} where organisation_id = any ($1::uuid[])) r join access.person p on p.id = r."personId"
     order by r.id`,
    [ids],
  );
  return organisations.map((organisation) => ({
    ...organisation,
    accounts: accounts.filter(({ organisationId }) => organisationId === organisation.id),
    representatives: representatives.filter(({ organisationId }) => organisationId === organisation.id),
  }));
};
