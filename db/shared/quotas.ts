import type { Knex } from 'knex';
import type { TakeQuota } from '../../services/shared/quota.ts';
import { asDomainError } from './constraints.ts';
import { oneRow, sqlOnPool } from './sql.ts';

/** Takes one of a quota, whichever process is asked; gives the seconds to wait, 0 where there was one left. */
export const takeQuotaOn =
  (knex: Knex): TakeQuota =>
  async (key, { times, seconds }) => {
    try {
      const rows = await sqlOnPool<{ wait: number }>(knex, 'select engine.take_quota($1, $2, $3) as wait', [
        key,
        times,
        seconds,
      ]);
      return oneRow(rows, () => new Error('a quota has no answer')).wait;
    } catch (error) {
      throw asDomainError(error);
    }
  };
