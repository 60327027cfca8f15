import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const sumOf = (lines: string, of: string) => `(
  select coalesce(sum(l.amount_centimes) filter (where e.instrument is distinct from 'guarantee'), 0)
  from committee.${lines} l left join programme.envelope e on e.id = l.envelope_id where ${of})`;

const sumBefore = (lines: string, of: string) => `(
  select coalesce(sum(l.amount_centimes), 0) from committee.${lines} l where ${of})`;

/** Checked at commit: the lines in cash are the amount. A guarantee stands beside it. */
const awards = (sum: typeof sumOf): string => `
  create or replace function committee.keep_award() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if (select coalesce(d.amount_centimes, 0) from committee.decision d where d.item_id = new.item_id) <>
      ${sum('award_line', 'l.item_id = new.item_id')} then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $$;

  create or replace function committee.keep_reserve() returns trigger language plpgsql set search_path = pg_catalog as $$
  begin
    if exists (
      select from committee.reserve_place p where p.dossier_id = new.dossier_id and (
        p.amount_centimes <> ${sum('reserve_line', 'l.dossier_id = p.dossier_id')}
        or (p.status = 'promoted') <> (
          select bool_and(l.hold_id is not null) from committee.reserve_line l
          where l.dossier_id = p.dossier_id))) then
      raise exception 'the lines are not the amount' using errcode = 'TZ422', hint = 'lines_do_not_sum';
    end if;
    return null;
  end $$;
`;

/** One funder may give by several instruments, each from an envelope of its own: a line each. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    alter table committee.award_line
      drop constraint award_line_funder, add constraint award_line_envelope unique (item_id, envelope_id);
    alter table committee.reserve_line
      drop constraint reserve_line_funder, add constraint reserve_line_envelope_once unique (dossier_id, envelope_id);
    alter table agreement.line
      drop constraint line_funder_once, add constraint line_envelope_once unique (agreement_id, envelope_id);
    ${awards(sumOf)}
    `,
  );

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${awards(sumBefore)}
    alter table agreement.line
      drop constraint line_envelope_once, add constraint line_funder_once unique (agreement_id, funder_id);
    alter table committee.reserve_line
      drop constraint reserve_line_envelope_once, add constraint reserve_line_funder unique (dossier_id, funder_id);
    alter table committee.award_line
      drop constraint award_line_envelope, add constraint award_line_funder unique (item_id, funder_id);
    `,
  );
