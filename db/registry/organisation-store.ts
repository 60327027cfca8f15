import { organisationMissing, type Identifier } from '../../services/registry/registry-errors.ts';
import type { Organisation } from '../../services/registry/registry-facts.ts';
import type { Organisations } from '../../services/registry/registry-ports.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const ORGANISATION_COLUMNS = `o.id, o.legal_form as "legalForm", o.form_detail as "formDetail",
  o.name_ar as "nameAr", o.name_latin as "nameLatin", o.ice, o.tax_number as "taxNumber", o.cnss_number as "cnssNumber",
  json_build_object('court', o.court, 'number', o.registration_number, 'registeredOn', o.registered_on,
    'extractOn', o.extract_on, 'odcoNumber', o.odco_number, 'authority', o.authority, 'receipt', o.receipt)
    as registration,
  json_build_object('region', o.region, 'province', o.province, 'commune', o.commune, 'douar', o.douar) as seat,
  o.sector,
  json_build_object('total', o.members_total, 'women', o.members_women, 'youth', o.members_youth,
    'youngWomen', o.members_young_women, 'withDisability', o.members_with_disability) as members,
  o.phone, o.email, o.version`;

export const ORGANISATION = `select ${ORGANISATION_COLUMNS} from registry.organisation o`;

const columnsOf = ({ registration, seat, members, ...organisation }: Organisation) => ({
  legal_form: organisation.legalForm,
  form_detail: organisation.formDetail,
  name_ar: organisation.nameAr,
  name_latin: organisation.nameLatin,
  ice: organisation.ice,
  tax_number: organisation.taxNumber,
  cnss_number: organisation.cnssNumber,
  court: registration.court,
  registration_number: registration.number,
  registered_on: registration.registeredOn,
  extract_on: registration.extractOn,
  odco_number: registration.odcoNumber,
  authority: registration.authority,
  receipt: registration.receipt,
  ...seat,
  sector: organisation.sector,
  members_total: members.total,
  members_women: members.women,
  members_youth: members.youth,
  members_young_women: members.youngWomen,
  members_with_disability: members.withDisability,
  phone: organisation.phone,
  email: organisation.email,
  version: organisation.version,
});

export const findOrganisation = async (
  { trx }: Pick<Context, 'trx'>,
  id: OrganisationId,
  locking = '',
): Promise<Organisation> => {
  const rows = await sql<Organisation>(trx, `${ORGANISATION} where o.id = $1 ${locking}`, [id]);
  return oneRow(rows, () => organisationMissing(id));
};

export const organisationsOn = (context: Context): Organisations => {
  const { trx, command, now } = context;
  return {
    insert: async (organisation, iceOverrideReason, by) => {
      const kept = { id: organisation.id, ice_override_reason: iceOverrideReason, representative_id: by };
      await trx('registry.organisation').insert({ ...columnsOf(organisation), ...kept });
    },
    lockById: (id) => findOrganisation(context, id, 'for no key update'),
    save: async (organisation, iceOverrideReason) => {
      await trx('registry.organisation')
        .update({ ...columnsOf(organisation), ice_override_reason: iceOverrideReason })
        .where({ id: organisation.id });
    },
    keepRevision: async (organisation, reason) => {
      await trx('registry.organisation_revision').insert({
        organisation_id: organisation.id,
        version: organisation.version,
        content: JSON.stringify(organisation),
        reason,
        revised_by: command.actor.id,
        revised_at: now,
      });
    },
    isProvince: async (region, province) => {
      const rows = await sql(trx, 'select from registry.territory where code = $1 and region_code = $2', [
        province,
        region,
      ]);
      return rows.length > 0;
    },
    listTaken: async ({ legalForm, ice, registration: { court, number } }, than) => {
      const rows = await sql<{ taken: Identifier }>(trx, TAKEN, [than, ice, legalForm, court, number]);
      return rows.map(({ taken }) => taken);
    },
  };
};

/** As `organisation_registration_unique` has it: forms that share a register share its numbers. */
const registerOf = (legalForm: string): string => `case
  when ${legalForm} in ('cooperative', 'union_of_cooperatives') then 'cooperatives'
  when ${legalForm} in ('gie', 'company') then 'trade' else 'national' end`;

const TAKEN = `
  select 'ice' as taken from registry.organisation o where o.id <> $1 and o.ice = $2
  union all
  select 'number' from registry.organisation o
  where o.id <> $1 and o.legal_form not in ('association', 'mutual') and $3 not in ('association', 'mutual')
    and ${registerOf('o.legal_form')} = ${registerOf('$3::text')}
    and lower(coalesce(o.court, '')) = lower(coalesce($4::text, '')) and lower(o.registration_number) = lower($5)`;
