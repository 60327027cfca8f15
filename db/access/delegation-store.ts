import type { Knex } from 'knex';
import { delegationMissing } from '../../services/access/access-errors.ts';
import type { Delegations } from '../../services/access/access-ports.ts';
import type { Delegation } from '../../services/access/delegation.ts';
import type { DelegationId, FunderId } from '../../services/shared/ids.ts';
import type { Page, PageQuery } from '../../services/shared/page.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const DELEGATION = `select id, funder_id as "funderId", delegator_id as "delegatorId", delegate_id as "delegateId",
  from_at as "from", to_at as "to", amount_max_centimes as "amountMax", act, granted_at as "grantedAt",
  ended_at as "endedAt", ended_by as "endedBy" from access.delegation`;

/** The lock keeps it from ending while an act stands on it (`share`), or while it is being ended (`update`). */
export const findDelegation = async (
  trx: Knex.Transaction,
  id: DelegationId,
  lock: 'for share' | 'for no key update',
): Promise<Delegation | undefined> => (await sql<Delegation>(trx, `${DELEGATION} where id = $1 ${lock}`, [id]))[0];

export const listDelegations = async (
  trx: Knex.Transaction,
  funderId: FunderId,
  { limit, after }: PageQuery,
): Promise<Page<Delegation>> => {
  const rows = await sql<Delegation>(
    trx,
    `${DELEGATION} where funder_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [funderId, after ?? null, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
};

export const delegationsOn = ({ trx }: Context): { delegations: Delegations } => ({
  delegations: {
    insert: async (given) => {
      await sql(
        trx,
        `insert into access.delegation (id, funder_id, delegator_id, delegate_id, from_at, to_at, amount_max_centimes,
           act, granted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          given.id,
          given.funderId,
          given.delegatorId,
          given.delegateId,
          given.from,
          given.to,
          given.amountMax?.toString() ?? null,
          given.act,
          given.grantedAt,
        ],
      );
    },
    lockById: async (id) => {
      const found = await findDelegation(trx, id, 'for no key update');
      return oneRow(found ? [found] : [], () => delegationMissing(id));
    },
    saveEnd: async ({ id, endedAt, endedBy }) => {
      await sql(trx, 'update access.delegation set ended_at = $2, ended_by = $3 where id = $1', [id, endedAt, endedBy]);
    },
  },
});
