import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * What is admitted guaranteed only is paid as long as its guarantee is in force. A line says how much of it must be
 * covered; an order on its envelope finds that much covered or called in the guarantors' books, or is refused.
 */
const UP = `
  alter table agreement.line add column cover_needed_centimes bigint not null default 0
    constraint line_cover_needed check (cover_needed_centimes between 0 and amount_centimes);

  create function disbursement.keep_guaranteed() returns trigger language plpgsql set search_path = pg_catalog as $$
  declare
    of_dossier uuid;
    needed numeric;
    covered numeric;
  begin
    select l.dossier_id, sum(n.cover_needed_centimes) into of_dossier, needed
      from disbursement.leg l
      join agreement.agreement a on a.dossier_id = l.dossier_id and a.status = 'effective'
      join agreement.line n on n.agreement_id = a.id
      where l.id = new.leg_id
        and exists (select from agreement.line g
          where g.agreement_id = a.id and g.envelope_id = l.envelope_id and g.cover_needed_centimes > 0)
      group by l.dossier_id;
    if needed is null then
      return new;
    end if;
    select coalesce(sum(a.posted), 0) into covered from ledger.account a
      where a.dossier_id = of_dossier and a.nature = 'guarantee' and a.kind in ('covered', 'called');
    if covered < needed then
      raise exception 'a loan that is admitted guaranteed only is not paid without its guarantee'
        using errcode = 'TZ422', hint = 'guarantee_not_in_force';
    end if;
    return new;
  end $$;
  create trigger guaranteed before insert or update of status on disbursement.payment_order
    for each row when (new.status in ('approved', 'ordered')) execute function disbursement.keep_guaranteed();
`;

const DOWN = `
  drop trigger guaranteed on disbursement.payment_order;
  drop function disbursement.keep_guaranteed();
  alter table agreement.line drop column cover_needed_centimes;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, UP);

export const down = (knex: Knex): Promise<void> => asOwner(knex, DOWN);
