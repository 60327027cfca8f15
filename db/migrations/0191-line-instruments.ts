import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const LINE = `
  alter table cofinancing.line
    add column instrument text not null default 'grant',
    add constraint line_instrument check (instrument in ('grant', 'repayable_advance', 'loan', 'guarantee'));
  alter table cofinancing.line alter column instrument drop default;

  -- One funder may give by several instruments: each is a line of its own, and a later yes replaces one of its kind.
  alter table cofinancing.line
    drop constraint line_raises,
    drop constraint line_superseded,
    drop constraint line_of_funder,
    add constraint line_of_funder unique (id, dossier_id, funder_id, instrument),
    add constraint line_raises foreign key (raises, dossier_id, funder_id, instrument)
      references cofinancing.line (id, dossier_id, funder_id, instrument),
    add constraint line_superseded foreign key (superseded_by, dossier_id, funder_id, instrument)
      references cofinancing.line (id, dossier_id, funder_id, instrument);
  drop index cofinancing.line_asked_once, cofinancing.line_stands_once, cofinancing.line_raised,
    cofinancing.line_superseding;
  create unique index line_asked_once on cofinancing.line (dossier_id, funder_id, instrument)
    where status in ('planned', 'asked', 'prepared');
  create unique index line_stands_once on cofinancing.line (dossier_id, funder_id, instrument)
    where status = 'approved' and superseded_by is null;
  create index line_raised on cofinancing.line (raises, dossier_id, funder_id, instrument);
  create index line_superseding on cofinancing.line (superseded_by, dossier_id, funder_id, instrument);

  create function cofinancing.keep_instrument() returns trigger language plpgsql set search_path = '' as $$
    begin
      if new.instrument <> old.instrument then
        raise exception 'a line keeps its instrument' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger line_keeps_its_instrument before update of instrument on cofinancing.line
    for each row execute function cofinancing.keep_instrument();
`;

/** Covered principal stands beside the award, which is cash: neither fills a gap of the other. */
const ROUND = `
  alter table cofinancing.round
    add column cover_centimes bigint not null default 0,
    add column cover_gap_centimes bigint,
    add column faults jsonb not null default '[]',
    add constraint round_cover check (cover_centimes >= 0),
    add constraint round_cover_gap check (cover_gap_centimes between 0 and cover_centimes),
    add constraint round_cover_gap_stated check (status <> 'gap' or cover_gap_centimes is not null) not valid,
    add constraint round_faults check (jsonb_typeof(faults) = 'array');
  update cofinancing.round set cover_gap_centimes = 0 where gap_centimes is not null;
  alter table cofinancing.round validate constraint round_cover_gap_stated;
`;

/** What the answers say against what the books hold, envelope by envelope. Empty where all is well. */
const DIFFERENCE = `
  create or replace view cofinancing.difference as
    with held as (
      select a.dossier_id, a.envelope_id,
        coalesce(sum(t.amount) filter (where r.id is null), 0) as open,
        coalesce(sum(r.amount) filter (where r.kind = 'post'), 0) as committed
      from ledger.account a
      join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
      left join ledger.transfer r on r.pending_id = t.id
      where a.kind in ('committed', 'covered')
      group by a.dossier_id, a.envelope_id
    ), answers as (
      select dossier_id, envelope_id,
        coalesce(sum(approved_centimes) filter (where status = 'approved' and superseded_by is null), 0) as approved,
        coalesce(sum(asked_centimes - standing_centimes) filter (where status in ('planned', 'asked', 'prepared')), 0)
          as asked
      from cofinancing.line group by dossier_id, envelope_id
    )
    select 'held_after_end' as what, h.dossier_id as subject_id, format('%s centimes are held', h.open) as detail
      from held h join engine.process p on p.type = 'dossier' and p.subject_id = h.dossier_id
      where not p.open and h.open > 0
    union all
    select 'held_differs', p.subject_id,
        format('envelope %s: answers %s, held %s', a.envelope_id, a.approved + a.asked, coalesce(h.open, 0))
      from answers a
      join engine.process p on p.type = 'dossier' and p.subject_id = a.dossier_id
      left join held h using (dossier_id, envelope_id)
      where p.stage = 'cofinancing' and a.approved + a.asked <> coalesce(h.open, 0)
    union all
    select 'committed_differs', p.subject_id,
        format('envelope %s: approved %s, committed %s', a.envelope_id, a.approved, coalesce(h.committed, 0))
      from answers a
      join engine.process p on p.type = 'dossier' and p.subject_id = a.dossier_id
      left join held h using (dossier_id, envelope_id)
      where p.stage in ('execution', 'closed') and a.approved <> coalesce(h.committed, 0);
`;

const DIFFERENCE_BEFORE = `
  create or replace view cofinancing.difference as
    with held as (
      select a.dossier_id, a.book as funder_id,
        coalesce(sum(t.amount) filter (where r.id is null), 0) as open,
        coalesce(sum(r.amount) filter (where r.kind = 'post'), 0) as committed
      from ledger.account a
      join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
      left join ledger.transfer r on r.pending_id = t.id
      where a.kind = 'committed'
      group by a.dossier_id, a.book
    ), approved as (
      select dossier_id, funder_id, approved_centimes as amount from cofinancing.line
      where status = 'approved' and superseded_by is null
    )
    select 'held_after_end' as what, h.dossier_id as subject_id, format('%s centimes are held', h.open) as detail
      from held h join engine.process p on p.type = 'dossier' and p.subject_id = h.dossier_id
      where not p.open and h.open > 0
    union all
    select 'committed_differs', p.subject_id,
        format('funder %s approved %s, committed %s', a.funder_id, a.amount, coalesce(h.committed, 0))
      from approved a
      join engine.process p on p.type = 'dossier' and p.subject_id = a.dossier_id
      left join held h using (dossier_id, funder_id)
      where p.stage in ('execution', 'closed') and a.amount <> coalesce(h.committed, 0);
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [LINE, ROUND, DIFFERENCE].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${DIFFERENCE_BEFORE}
    alter table cofinancing.round drop column cover_centimes, drop column cover_gap_centimes, drop column faults;
    drop trigger line_keeps_its_instrument on cofinancing.line;
    drop function cofinancing.keep_instrument;
    drop index cofinancing.line_asked_once, cofinancing.line_stands_once, cofinancing.line_raised,
      cofinancing.line_superseding;
    alter table cofinancing.line
      drop constraint line_raises, drop constraint line_superseded, drop constraint line_of_funder,
      add constraint line_of_funder unique (id, dossier_id, funder_id),
      add constraint line_raises foreign key (raises, dossier_id, funder_id)
        references cofinancing.line (id, dossier_id, funder_id),
      add constraint line_superseded foreign key (superseded_by, dossier_id, funder_id)
        references cofinancing.line (id, dossier_id, funder_id);
    create unique index line_asked_once on cofinancing.line (dossier_id, funder_id)
      where status in ('planned', 'asked', 'prepared');
    create unique index line_stands_once on cofinancing.line (dossier_id, funder_id)
      where status = 'approved' and superseded_by is null;
    create index line_raised on cofinancing.line (raises, dossier_id, funder_id);
    create index line_superseding on cofinancing.line (superseded_by, dossier_id, funder_id);
    alter table cofinancing.line drop constraint line_instrument, drop column instrument;
    `,
  );
