import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const DELEGATION = `
  create table access.delegation (
    id uuid primary key,
    funder_id uuid not null,
    delegator_id uuid not null references access.person,
    delegate_id uuid not null references access.person,
    from_at timestamptz not null,
    to_at timestamptz not null,
    amount_max_centimes bigint,
    act text not null,
    granted_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid references access.person,
    constraint delegation_not_to_oneself check (delegator_id <> delegate_id),
    constraint delegation_dates check (to_at > from_at and to_at > granted_at),
    constraint delegation_ceiling check (amount_max_centimes > 0),
    constraint delegation_ended check ((ended_at is null) = (ended_by is null))
  );
  create index delegation_of_funder on access.delegation (funder_id, id);
  create index delegation_to on access.delegation (delegate_id, to_at);
  create index delegation_by on access.delegation (delegator_id);
  create index delegation_ended_by on access.delegation (ended_by);

  -- A signature given in place of another is judged by what was granted: only its end may be written, once.
  create function access.keep_delegation() returns trigger language plpgsql set search_path = '' as $$
    begin
      if old.ended_at is not null or
        (new.id, new.funder_id, new.delegator_id, new.delegate_id, new.from_at, new.to_at, new.amount_max_centimes,
          new.act, new.granted_at) is distinct from
        (old.id, old.funder_id, old.delegator_id, old.delegate_id, old.from_at, old.to_at, old.amount_max_centimes,
          old.act, old.granted_at) then
        raise exception 'a delegation is kept as it was granted' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger delegation_kept before update on access.delegation
    for each row execute function access.keep_delegation();
  create trigger never_deleted before delete on access.delegation
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on access.delegation
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, DELEGATION);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, 'drop table access.delegation; drop function access.keep_delegation;');
