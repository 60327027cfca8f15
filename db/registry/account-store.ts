import type { Account } from '../../services/registry/account.ts';
import { accountMissing } from '../../services/registry/registry-errors.ts';
import type { Accounts } from '../../services/registry/registry-ports.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const ACCOUNT = `select id, organisation_id as "organisationId", rib, status, declared_by as "declaredBy",
  certified_by as "certifiedBy", certificate_id as "certificateId" from registry.account`;

export const accountsOn = ({ trx }: Context): Accounts => ({
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
