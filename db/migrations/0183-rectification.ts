import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const KINDS = `
  alter table committee.decision drop constraint decision_kind;
  alter table committee.decision add constraint decision_kind
    check (kind in ('retained', 'reserve', 'deferred', 'rejected', 'rectified'));
  alter table committee.decision drop constraint decision_amount;
  alter table committee.decision add constraint decision_amount check (
    amount_centimes > 0 and (kind <> 'retained' or amount_centimes is not null)
    and (kind in ('retained', 'rectified') or amount_centimes is null));
`;

/** A correction names a decision in effect, on the same dossier; a decision is a correction where its item is one. */
const RULES = `
  create function committee.keep_rectification() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if tg_table_name = 'item' then
      if new.rectifies is not null and not exists (
        select from committee.item
        where id = new.rectifies and dossier_id = new.dossier_id and status = 'settled') then
        raise exception 'no decision in effect' using errcode = 'TZ422', hint = 'not_rectifiable';
      end if;
    elsif (new.kind = 'rectified') <> (
      select rectifies is not null from committee.item where id = new.item_id) then
      raise exception 'a correction is decided as one' using errcode = 'TZ422', hint = 'decision_mismatch';
    end if;
    return new;
  end $$;
  create trigger item_rectifies before insert on committee.item
    for each row execute function committee.keep_rectification();
  create trigger decision_rectifies before insert on committee.decision
    for each row execute function committee.keep_rectification();
`;

/** Decisions of a later session that correct an earlier one. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `alter table committee.item add column rectifies uuid;
     alter table committee.item add constraint item_rectifies foreign key (rectifies) references committee.item;
     create index item_rectifying on committee.item (rectifies) where rectifies is not null;
     ${KINDS}
     ${RULES}`,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `drop trigger decision_rectifies on committee.decision;
     drop trigger item_rectifies on committee.item;
     drop function committee.keep_rectification();
     alter table committee.item drop column rectifies;
     alter table committee.decision drop constraint decision_kind;
     alter table committee.decision add constraint decision_kind
       check (kind in ('retained', 'reserve', 'deferred', 'rejected'));
     alter table committee.decision drop constraint decision_amount;
     alter table committee.decision add constraint decision_amount
       check ((kind = 'retained') = (amount_centimes is not null) and amount_centimes > 0)`,
  );
