import { clashMissing } from '../../services/registry/registry-errors.ts';
import type { RibClashes } from '../../services/registry/registry-ports.ts';
import type { RibClash } from '../../services/registry/rib-clash.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const CLASH_COLUMNS = `c.id, c.account_id as "accountId", c.other_account_id as "otherAccountId",
  c.declared_by as "declaredBy", c.raised_at as "raisedAt", c.outcome, c.reason, c.resolved_by as "resolvedBy",
  c.resolved_at as "resolvedAt"`;

export const ribClashesOn = ({ trx, now }: Context): RibClashes => ({
  insert: async ({ id, accountId, otherAccountId, declaredBy, raisedAt }) => {
    await sql(
      trx,
      `insert into registry.rib_clash (id, account_id, other_account_id, declared_by, raised_at)
       values ($1, $2, $3, $4, $5)`,
      [id, accountId, otherAccountId, declaredBy, raisedAt],
    );
  },
  getById: async (id) => {
    const rows = await sql<RibClash>(trx, `select ${CLASH_COLUMNS} from registry.rib_clash c where c.id = $1`, [id]);
    return oneRow(rows, () => clashMissing(id));
  },
  save: async ({ id, outcome, reason, resolvedBy, resolvedAt }) => {
    await sql(
      trx,
      'update registry.rib_clash set outcome = $2, reason = $3, resolved_by = $4, resolved_at = $5 where id = $1',
      [id, outcome, reason, resolvedBy, resolvedAt],
    );
  },
  withdrawOpen: async (accountId) => {
    await sql(
      trx,
      `update registry.rib_clash set outcome = 'withdrawn', resolved_at = $2
       where account_id = $1 and outcome is null`,
      [accountId, now],
    );
  },
});
