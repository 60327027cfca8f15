import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';
import { earlierFunctions, SEAT_RULES } from './sql/committee-seats.ts';

const TABLES = `
  alter table committee.member add column position int not null default 0;

  alter table committee.session add column second_of uuid;
  alter table committee.session add constraint second_convened_once unique (second_of);
  alter table committee.session add constraint session_second_of
    foreign key (second_of) references committee.session;
  alter table committee.session drop constraint session_status;
  alter table committee.session add constraint session_status
    check (status in ('convened', 'open', 'closed', 'signed', 'adjourned', 'lapsed'));

  create table committee.item_chair (
    item_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    named_by uuid not null,
    at timestamptz not null,
    constraint item_chair_once primary key (item_id, person_id),
    constraint item_chair_item foreign key (item_id, session_id) references committee.item (id, session_id),
    constraint item_chair_member foreign key (session_id, person_id)
      references committee.member (session_id, person_id)
  );
  create index item_chair_of_item on committee.item_chair (item_id, session_id);
  create index item_chair_of_member on committee.item_chair (session_id, person_id);
`;

/** Substitutes, a chair for one item, and a second convening. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [TABLES, appendOnly('committee.item_chair'), SEAT_RULES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `${earlierFunctions('keep_session', 'keep_member', 'keep_voter', 'keep_decision')}
     drop function committee.presider_of(uuid, uuid);
     drop function committee.voters_of(uuid, uuid);
     drop table committee.item_chair;
     alter table committee.session drop constraint session_status;
     alter table committee.session add constraint session_status
       check (status in ('convened', 'open', 'closed', 'signed', 'lapsed'));
     alter table committee.session drop column second_of;
     alter table committee.member drop column position`,
  );
