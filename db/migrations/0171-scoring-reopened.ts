import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

/** A conflict found after the ranking takes an undecided dossier back from the committee. */
const REOPENING = `insert into engine.stage_step values ('committee', 'scoring');`;

/** Rankings made before this day were not hashed: zeros say so. */
const VERSIONS = `
  alter table scoring.ranked drop constraint ranked_ranking, drop constraint ranked_pkey, drop constraint ranked_once;
  alter table scoring.ranking drop constraint ranking_pkey;
  alter table scoring.ranking
    add column version int not null default 1,
    add column cause text not null default 'closing',
    add column reliability jsonb,
    add column content_hash text not null default repeat('0', 64),
    alter column frozen_by drop not null,
    add constraint ranking_pkey primary key (call_id, version),
    add constraint ranking_version check (version >= 1),
    add constraint ranking_cause check (cause in ('closing', 'conflict', 'late_dossier')),
    add constraint ranking_frozen_by check ((cause = 'closing') = (frozen_by is not null)),
    add constraint ranking_first check ((cause = 'closing') = (version = 1)),
    add constraint ranking_content_hash check (content_hash ~ '^[0-9a-f]{64}$');
  alter table scoring.ranking alter column content_hash drop default, alter column version drop default,
    alter column cause drop default;
  alter table scoring.ranked add column version int not null default 1;
  alter table scoring.ranked alter column version drop default,
    add constraint ranked_pkey primary key (call_id, version, rank),
    add constraint ranked_once unique (call_id, version, dossier_id),
    add constraint ranked_ranking foreign key (call_id, version) references scoring.ranking;
  create index ranked_dossier on scoring.ranked (dossier_id);
`;

const RECTIFICATIONS = `
  create table scoring.rectification (
    assignment_id uuid primary key,
    dossier_id uuid not null,
    mean_before int,
    mean_after int,
    noted_at timestamptz not null,
    constraint rectification_assignment foreign key (assignment_id) references scoring.assignment,
    constraint rectification_panel foreign key (dossier_id) references scoring.panel
  );
  create index rectification_dossier on scoring.rectification (dossier_id);
  ${appendOnly('scoring.rectification')}
`;

/** What the computed criterion of a call was read from, once for all of its dossiers. */
const SERVED = `
  create table scoring.served_territory (
    call_id uuid not null,
    territory text not null,
    aid_centimes bigint not null,
    population int not null,
    less_aided int not null,
    compared int not null,
    score int not null,
    computed_at timestamptz not null,
    constraint served_territory_pkey primary key (call_id, territory),
    constraint served_territory_aid check (aid_centimes >= 0),
    constraint served_territory_population check (population > 0),
    constraint served_territory_place check (less_aided >= 0 and less_aided < compared),
    constraint served_territory_score check (score between 1 and 5)
  );
  ${appendOnly('scoring.served_territory')}
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [REOPENING, VERSIONS, RECTIFICATIONS, SERVED].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop table scoring.served_territory;
    drop table scoring.rectification;
    alter table scoring.ranked drop constraint ranked_ranking, drop constraint ranked_pkey, drop constraint ranked_once;
    drop index scoring.ranked_dossier;
    alter table scoring.ranking drop constraint ranking_pkey, drop constraint ranking_frozen_by,
      drop constraint ranking_first;
    alter table scoring.ranking drop column version, drop column cause, drop column reliability,
      drop column content_hash, alter column frozen_by set not null, add constraint ranking_pkey primary key (call_id);
    alter table scoring.ranked drop column version,
      add constraint ranked_pkey primary key (call_id, rank), add constraint ranked_once unique (dossier_id),
      add constraint ranked_ranking foreign key (call_id) references scoring.ranking;
    delete from engine.stage_step where from_stage = 'committee' and to_stage = 'scoring'
  `,
  );
