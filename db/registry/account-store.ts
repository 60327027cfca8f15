import type { Account } from '../../services/registry/account.ts';
import { accountMissing } from '../../services/registry/registry-errors.ts';
import type { Accounts, SettingsStore } from '../../services/registry/registry-ports.ts';
import type { RegistrySettings } from '../../services/registry/registry-settings.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const ACCOUNT = `select a.id, a.organisation_id as "organisationId", a.rib, a.status,
  a.declared_by as "declaredBy", a.certified_by as "certifiedBy", a.certificate_id as "certificateId",
  a.activates_at as "activatesAt",
  exists (select from registry.rib_clash c where c.account_id = a.id and c.outcome is null) as "isRibDisputed"
  from registry.account a`;

export const LIVE = `a.status in ('declared', 'certified', 'active')`;

const OTHERS = `${ACCOUNT} where a.rib = $1 and a.organisation_id <> $2 and ${LIVE} order by a.id`;

export const accountsOn = ({ trx }: Context): Accounts => ({
  insert: async ({ id, organisationId, rib, status, declaredBy }) => {
    await sql(
      trx,
      'insert into registry.account (id, organisation_id, rib, status, declared_by) values ($1, $2, $3, $4, $5)',
      [id, organisationId, rib, status, declaredBy],
    );
  },
  getById: async (id) => {
    const rows = await sql<Account>(trx, `${ACCOUNT} where a.id = $1`, [id]);
    return oneRow(rows, () => accountMissing(id));
  },
  save: async ({ id, status, certifiedBy, certificateId, activatesAt }) => {
    await sql(
      trx,
      `update registry.account set status = $2, certified_by = $3, certificate_id = $4, activates_at = $5
       where id = $1`,
      [id, status, certifiedBy, certificateId, activatesAt],
    );
  },
  listLive: (organisationId) =>
    sql<Account>(trx, `${ACCOUNT} where a.organisation_id = $1 and ${LIVE} order by a.id for no key update of a`, [
      organisationId,
    ]),
  lockOthers: async (rib, than) => {
    // A lock on the number itself: of two organisations that declare it at once, the second one must see the first.
    await sql(trx, `select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`rib:${rib}`]);
    return sqlBeyondReach<Account>(trx, OTHERS, [rib, than]);
  },
});

export const registrySettingsOn = ({ trx }: Context): SettingsStore => ({
  get: async () => {
    const rows = await sql<RegistrySettings>(trx, 'select cooling_off_days as "coolingOffDays" from registry.setting');
    return oneRow(rows, () => new Error('the registry has no settings'));
  },
  save: async ({ coolingOffDays }) => {
    await sql(trx, 'update registry.setting set cooling_off_days = $1', [coolingOffDays]);
  },
});
