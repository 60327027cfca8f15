import type { Knex } from 'knex';
import type { ScanQueue } from '../../services/documents/documents-ports.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';

/** Taken for two minutes: a worker that dies with a file in hand leaves it to another. */
const TAKE = `
  with due as (
    select document_id from documents.scan where verdict is null and due_at <= clock_timestamp()
    order by due_at, document_id limit 1 for update skip locked
  ), taken as (
    update documents.scan s set due_at = clock_timestamp() + interval '2 minutes', tries = tries + 1
    from due where s.document_id = due.document_id returning s.document_id, s.tries
  )
  update documents.document d set status = 'scanning' from taken where d.id = taken.document_id
  returning d.id as "documentId", d.sha256, taken.tries`;

/** Longer each time, a minute at most: a scanner that comes back is soon asked. */
const GIVE_BACK = `
  with given as (
    update documents.scan
    set due_at = clock_timestamp() + least(interval '500 ms' * power(2, least(tries, 10)), interval '1 min')
    where document_id = $1 and verdict is null returning document_id
  )
  update documents.document d set status = 'received' from given where d.id = given.document_id`;

type Task = Parameters<Parameters<ScanQueue['work']>[1]>[0];

export const scanQueueOn = (knex: Knex): ScanQueue => ({
  work: async (limit, hand) => {
    const round = { scanned: 0, failures: [] as unknown[] };
    for (let taken = 0; taken < limit; taken += 1) {
      const [task] = await asking(() => sqlOnPool<Task>(knex, TAKE));
      if (!task) break;
      try {
        await hand(task);
        round.scanned += 1;
      } catch (error) {
        round.failures.push(error);
        await asking(() => sqlOnPool(knex, GIVE_BACK, [task.documentId]));
      }
    }
    return round;
  },
});

const asking = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw asDomainError(error);
  }
};
