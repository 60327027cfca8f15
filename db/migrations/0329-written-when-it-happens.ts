import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const TABLES = ['ledger.transfer', 'audit.event'];

/** When the database learnt something is the database's to say: nobody writes a row as if it had been known before. */
const writtenNow = (table: string): string => `
  create trigger written_now before insert on ${table}
    for each row when (new.recorded_at not between least(now(), clock_timestamp()) and greatest(now(), clock_timestamp())
      or new.xid <> pg_current_xact_id())
    execute function engine.refuse_back_dating();
`;

const REFUSE = `
  create function engine.refuse_back_dating() returns trigger language plpgsql as $$
    begin raise exception '% is dated by the database', tg_table_name using errcode = 'TZ005'; end $$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [REFUSE, ...TABLES.map(writtenNow)].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      ...TABLES.map((table) => `drop trigger written_now on ${table};`),
      'drop function engine.refuse_back_dating;',
    ].join('\n'),
  );
