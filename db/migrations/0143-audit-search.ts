import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** Whatever an event says of money, wherever it says it: an auditor asks for a range. Centimes are text in evidence. */
const AMOUNTS = `
  create table audit.event_amount (
    seq bigint not null,
    amount_centimes bigint not null,
    primary key (amount_centimes, seq)
  );
  create function audit.amounts_of(after jsonb) returns setof bigint language sql immutable parallel safe
  set search_path = pg_catalog as $$
    select distinct (said #>> '{}')::bigint
    from unnest(array['$.**.amount', '$.**.controlSum', '$.**.requested']::jsonpath[]) place,
      jsonb_path_query(after, place) said
    where said #>> '{}' ~ '^\\d{1,18}$' and jsonb_typeof(said) in ('string', 'number')
  $$;
  create function audit.keep_amounts() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
    begin
      insert into audit.event_amount (seq, amount_centimes) select new.seq, audit.amounts_of(new.after);
      return null;
    end $$;
  insert into audit.event_amount (seq, amount_centimes)
    select e.seq, audit.amounts_of(e.after) from audit.event e where e.after is not null;
  create trigger event_amounts after insert on audit.event
    for each row when (new.after is not null) execute function audit.keep_amounts();
  ${appendOnly('audit.event_amount')}
`;

const INDEXES = `
  create index event_seq on audit.event (seq);
  create index event_kind on audit.event (kind collate "C", seq);
  create index event_effective on audit.event (effective_on);
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [AMOUNTS, INDEXES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop index audit.event_effective;
    drop index audit.event_kind;
    drop index audit.event_seq;
    drop trigger event_amounts on audit.event;
    drop function audit.keep_amounts();
    drop function audit.amounts_of(jsonb);
    drop table audit.event_amount
  `,
  );
