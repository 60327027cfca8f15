import type { Account } from '../../services/registry/account.ts';
import type { Attestation } from '../../services/registry/attestation.ts';
import { organisationMissing } from '../../services/registry/registry-errors.ts';
import type { Organisation, Representative } from '../../services/registry/registry-facts.ts';
import type { RegistryViews } from '../../services/registry/registry-ports.ts';
import type { OrganisationRecord, Revision, RibClashView } from '../../services/registry/registry-views.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { ACCOUNT } from './account-store.ts';
import { ORGANISATION } from './organisation-store.ts';
import { REPRESENTATIVE } from './representative-store.ts';
import { CLASH_COLUMNS } from './rib-clash-store.ts';

const OWN = `($1::uuid is null or exists (select from registry.representative r where r.organisation_id = o.id
  and r.person_id = $1 and r.ended_on is null and r.from_on <= $2 and (r.until_on is null or r.until_on >= $2)))`;

/** One more than asked for was read where there is another page. */
const pageOf = <Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => string): Page<Item> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
};

export const registryViewsOn = (context: Context): RegistryViews => {
  const { trx } = context;
  return {
    getOrganisation: async (id) => {
      const rows = await sql<Organisation>(trx, `${ORGANISATION} where o.id = $1`, [id]);
      return oneRow(await withParts(context, rows), () => organisationMissing(id));
    },
    listOrganisations: async (of, { limit, after, legalForm, region, province }) => {
      const rows = await sql<Organisation>(
        trx,
        `${ORGANISATION} where ${OWN} and ($3::uuid is null or o.id > $3) and ($4::text is null or o.legal_form = $4)
           and ($5::text is null or o.region = $5) and ($6::text is null or o.province = $6)
         order by o.id limit $7`,
        [of?.personId, of?.today, after, legalForm, region, province, limit + 1].map((value) => value ?? null),
      );
      const { items, next } = pageOf(rows, limit, ({ id }) => id);
      return { items: await withParts(context, items), next };
    },
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
    listRibClashes: async ({ limit, after, status }) => {
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
    },
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
  };
};

/** Organisations with their accounts and representatives: one query for each kind of part. */
const withParts = async ({ trx }: Context, organisations: readonly Organisation[]): Promise<OrganisationRecord[]> => {
  const ids = organisations.map(({ id }) => id);
  const accounts = await sql<Account>(trx, `${ACCOUNT} where a.organisation_id = any ($1::uuid[]) order by a.id`, [
    ids,
  ]);
  const representatives = await sql<Representative>(
    trx,
    `${REPRESENTATIVE} where organisation_id = any ($1::uuid[]) order by id`,
    [ids],
  );
  return organisations.map((organisation) => ({
    ...organisation,
    accounts: accounts.filter(({ organisationId }) => organisationId === organisation.id),
    representatives: representatives.filter(({ organisationId }) => organisationId === organisation.id),
  }));
};
