import type { Account } from '../../services/registry/account.ts';
import { accountMissing, organisationMissing } from '../../services/registry/registry-errors.ts';
import type { Organisation, RegistryFacts } from '../../services/registry/registry-facts.ts';
import type { Accounts, Organisations, RegistryViews } from '../../services/registry/registry-ports.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const registryOn = (context: Context) => ({
  registry: factsOn(context),
  organisations: organisationsOn(context),
  accounts: accountsOn(context),
  registryViews: viewsOn(context),
});

const ORGANISATION = `select id, legal_form as "legalForm", name_ar as "nameAr", name_latin as "nameLatin", ice,
  json_build_object('court', court, 'number', registration_number, 'registeredOn', registered_on,
    'extractOn', extract_on) as registration,
  json_build_object('region', region, 'province', province, 'commune', commune, 'douar', douar) as seat, sector,
  json_build_object('total', members_total, 'women', members_women, 'youth', members_youth,
    'youngWomen', members_young_women) as members,
  representative_id as "representativeId", version
  from registry.organisation o`;

const ACCOUNT = `select id, organisation_id as "organisationId", rib, status, declared_by as "declaredBy",
  certified_by as "certifiedBy", certificate_id as "certificateId" from registry.account`;

const factsOn = ({ trx }: Context): RegistryFacts => ({
  getOrganisation: async (id) => {
    const rows = await sql<Organisation>(trx, `${ORGANISATION} where id = $1`, [id]);
    return oneRow(rows, () => organisationMissing(id));
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
});

const organisationsOn = ({ trx }: Context): Organisations => ({
  insert: async ({ registration, seat, members, ...organisation }, iceOverrideReason) => {
    await trx('registry.organisation').insert({
      id: organisation.id,
      legal_form: organisation.legalForm,
      name_ar: organisation.nameAr,
      name_latin: organisation.nameLatin,
      ice: organisation.ice,
      ice_override_reason: iceOverrideReason,
      court: registration.court,
      registration_number: registration.number,
      registered_on: registration.registeredOn,
      extract_on: registration.extractOn,
      ...seat,
      sector: organisation.sector,
      members_total: members.total,
      members_women: members.women,
      members_youth: members.youth,
      members_young_women: members.youngWomen,
      representative_id: organisation.representativeId,
      version: organisation.version,
    });
  },
  lockById: async (id) => {
    const rows = await sql<Organisation>(trx, `${ORGANISATION} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => organisationMissing(id));
  },
  isProvince: async (region, province) => {
    const rows = await sql(trx, 'select from registry.territory where code = $1 and region_code = $2', [
      province,
      region,
    ]);
    return rows.length > 0;
  },
});

const accountsOn = ({ trx }: Context): Accounts => ({
  insert: async ({ id, organisationId, rib, status, declaredBy }) => {
    await sql(
      trx,
      'insert into registry.account (id, organisation_id, rib, status, declared_by) values ($1, $2, $3, $4, $5)',
      [id, organisationId, rib, status, declaredBy],
    );
  },
  lockById: async (id) => {
    const rows = await sql<Account>(trx, `${ACCOUNT} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => accountMissing(id));
  },
  save: async ({ id, status, certifiedBy, certificateId }) => {
    await sql(trx, 'update registry.account set status = $2, certified_by = $3, certificate_id = $4 where id = $1', [
      id,
      status,
      certifiedBy,
      certificateId,
    ]);
  },
  listLive: async (organisationId) => {
    const rows = await sql<Account>(
      trx,
      `${ACCOUNT} where organisation_id = $1 and status <> 'replaced' order by id for no key update`,
      [organisationId],
    );
    return rows;
  },
  findHolder: async (rib) => {
    const rows = await sql<{ organisationId: OrganisationId }>(
      trx,
      `select organisation_id as "organisationId" from registry.account where rib = $1 and status <> 'replaced'`,
      [rib],
    );
    return rows[0]?.organisationId ?? null;
  },
});

const viewsOn = ({ trx }: Context): RegistryViews => {
  const withAccounts = async (organisations: readonly Organisation[]): Promise<OrganisationView[]> => {
    const accounts = await sql<Account>(trx, `${ACCOUNT} where organisation_id = any ($1::uuid[]) order by id`, [
      organisations.map(({ id }) => id),
    ]);
    return organisations.map((organisation) => ({
      ...organisation,
      accounts: accounts.filter(({ organisationId }) => organisationId === organisation.id),
    }));
  };

  return {
    getOrganisation: async (id) => {
      const rows = await sql<Organisation>(trx, `${ORGANISATION} where id = $1`, [id]);
      return oneRow(await withAccounts(rows), () => organisationMissing(id));
    },
    listOrganisations: async (of, { limit, after }) => {
      const rows = await sql<Organisation>(
        trx,
        `${ORGANISATION} where ($1::uuid is null or representative_id = $1) and ($2::uuid is null or id > $2)
         order by id limit $3`,
        [of, after ?? null, limit + 1],
      );
      const items = await withAccounts(rows.slice(0, limit));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
};
