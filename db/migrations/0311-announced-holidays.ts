import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** What the holidays of the first migration are called in English, by their French names. */
const ENGLISH = `
  ('Nouvel An', 'New Year’s Day'), ('Manifeste de l''Indépendance', 'Independence Manifesto Day'),
  ('Nouvel An amazigh', 'Amazigh New Year'), ('Fête du Travail', 'Labour Day'), ('Fête du Trône', 'Throne Day'),
  ('Allégeance Oued Ed-Dahab', 'Oued Ed-Dahab Day'),
  ('Révolution du Roi et du Peuple', 'Revolution of the King and the People'), ('Fête de la Jeunesse', 'Youth Day'),
  ('Fête de l''Unité', 'Unity Day'), ('Marche Verte', 'Green March'), ('Fête de l''Indépendance', 'Independence Day'),
  ('Aïd al-Fitr', 'Eid al-Fitr'), ('Aïd al-Adha', 'Eid al-Adha'), ('1er Moharram', '1 Muharram'),
  ('Aïd al-Mawlid', 'Mawlid')`;

const VERSIONS = `
  /*
   * What was announced of each holiday, and corrected, and withdrawn: the last row holds. Deadlines that were told under
   * an earlier one keep their day.
   */
  create table programme.holiday_version (
    holiday_id uuid not null,
    number integer not null,
    day date not null,
    names jsonb not null,
    is_provisional boolean not null,
    basis text,
    is_withdrawn boolean not null default false,
    reason text,
    recorded_by uuid,
    recorded_at timestamptz not null,
    constraint holiday_version_pkey primary key (holiday_id, number),
    constraint holiday_version_numbered check (number > 0),
    constraint holiday_withdrawn_with_reason check (not is_withdrawn or btrim(reason) <> '')
  );
  revoke update on programme.holiday_version from touiza_app;
  ${appendOnly('programme.holiday_version')}
  insert into programme.holiday_version (holiday_id, number, day, names, is_provisional, recorded_at)
    select gen_random_uuid(), 1, h.day, jsonb_build_object('ar', h.name_ar, 'fr', h.name_fr, 'en', e.name),
      h.provisional, clock_timestamp()
    from programme.holiday h join (values ${ENGLISH}) as e (french, name) on e.french = h.name_fr;
  drop table programme.holiday;
  create view programme.holiday as
    select last.holiday_id as id, last.number as version, last.day, last.names, last.is_provisional, last.basis
    from (select distinct on (holiday_id) * from programme.holiday_version order by holiday_id, number desc) last
    where not last.is_withdrawn;
  revoke insert, update on programme.holiday from touiza_app;
`;

const AS_BEFORE = `
  create table programme.holiday_before (
    day date not null,
    name_fr text not null,
    name_ar text not null,
    provisional boolean not null
  );
  insert into programme.holiday_before
    select day, names ->> 'fr', names ->> 'ar', is_provisional from programme.holiday;
  drop view programme.holiday;
  drop table programme.holiday_version;
  alter table programme.holiday_before rename to holiday;
  alter table programme.holiday add constraint holiday_pkey primary key (day);
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, VERSIONS);

export const down = (knex: Knex): Promise<void> => asOwner(knex, AS_BEFORE);
