import type { Knex } from 'knex';
import { appendOnly, asOwner, createSchema, dropSchema } from '../shared/migration.ts';
import { COMMITTEE_RULES } from './sql/committee-rules.ts';

const SESSIONS = `
  create table committee.session (
    id uuid primary key,
    call_id uuid not null,
    reference text not null,
    sitting_at timestamptz not null,
    chair_id uuid not null,
    secretary_id uuid not null,
    quorum int not null,
    status text not null,
    version int not null default 1,
    constraint session_reference unique (reference),
    constraint session_status check (status in ('convened', 'open', 'closed', 'signed', 'lapsed')),
    constraint session_quorum_positive check (quorum >= 1),
    constraint session_two_officers check (chair_id <> secretary_id)
  );
  create index session_call on committee.session (call_id);

  create table committee.member (
    session_id uuid not null,
    person_id uuid not null,
    capacity text not null,
    third text not null,
    is_present boolean,
    constraint member_pkey primary key (session_id, person_id),
    constraint member_session foreign key (session_id) references committee.session,
    constraint member_capacity check (capacity in ('titular', 'substitute', 'observer')),
    constraint member_third check (third in ('elected', 'state', 'civil'))
  );
  alter table committee.session add constraint session_chair_sits foreign key (id, chair_id)
    references committee.member (session_id, person_id) deferrable initially deferred;
  create index session_chair on committee.session (id, chair_id);

  create table committee.item (
    id uuid primary key,
    session_id uuid not null,
    dossier_id uuid not null,
    position int not null,
    rank int not null,
    status text not null default 'listed',
    constraint item_session foreign key (session_id) references committee.session,
    constraint item_of_session unique (id, session_id),
    constraint item_position unique (session_id, position),
    constraint item_status check (status in ('listed', 'decided', 'settled', 'returned'))
  );
  create unique index item_once on committee.item (dossier_id) where status in ('listed', 'decided');
  create index item_dossier on committee.item (dossier_id);
`;

const DELIBERATIONS = `
  create table committee.recusal (
    item_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    reason text not null,
    at timestamptz not null,
    constraint recusal_once primary key (item_id, person_id),
    constraint recusal_item foreign key (item_id, session_id) references committee.item (id, session_id),
    constraint recusal_member foreign key (session_id, person_id) references committee.member (session_id, person_id)
  );
  create index recusal_of_item on committee.recusal (item_id, session_id);
  create index recusal_of_member on committee.recusal (session_id, person_id);

  create table committee.vote (
    item_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    vote text not null,
    content_hash text not null,
    cast_at timestamptz not null,
    constraint vote_once primary key (item_id, person_id),
    constraint vote_item foreign key (item_id, session_id) references committee.item (id, session_id),
    constraint vote_member foreign key (session_id, person_id) references committee.member (session_id, person_id),
    constraint vote_vote check (vote in ('for', 'against', 'abstain')),
    constraint vote_content_hash check (content_hash ~ '^[0-9a-f]{64}$')
  );
  create index vote_of_item on committee.vote (item_id, session_id);
  create index vote_of_member on committee.vote (session_id, person_id);
`;

const DECISIONS = `
  create table committee.decision (
    item_id uuid not null,
    session_id uuid not null,
    kind text not null,
    amount_centimes bigint,
    -- The whole decision as it was taken: question, reasons, rank, conditions.
    content jsonb not null,
    present int not null,
    recused int not null,
    quorum int not null,
    votes_for int not null,
    votes_against int not null,
    abstentions int not null,
    decided_by uuid not null,
    decided_at timestamptz not null,
    constraint decision_once primary key (item_id),
    constraint decision_item foreign key (item_id, session_id) references committee.item (id, session_id),
    constraint decision_by_member foreign key (session_id, decided_by)
      references committee.member (session_id, person_id),
    constraint decision_kind check (kind in ('retained', 'reserve', 'deferred', 'rejected')),
    constraint decision_amount check ((kind = 'retained') = (amount_centimes is not null) and amount_centimes > 0),
    constraint decision_quorum check (present - recused >= quorum),
    constraint decision_votes check (votes_for + votes_against + abstentions <= present - recused)
  );
  create index decision_of_item on committee.decision (item_id, session_id);
  create index decision_of_member on committee.decision (session_id, decided_by);

  create table committee.award_line (
    item_id uuid not null,
    position int not null,
    funder_id uuid not null,
    envelope_id uuid not null,
    amount_centimes bigint not null,
    hold_id uuid not null,
    constraint award_line_pkey primary key (item_id, position),
    constraint award_line_decision foreign key (item_id) references committee.decision,
    constraint award_line_funder unique (item_id, funder_id),
    constraint award_line_hold unique (hold_id),
    constraint award_line_amount check (amount_centimes > 0)
  );
`;

const MINUTES = `
  create table committee.minutes (
    session_id uuid primary key,
    year int not null,
    sequence int not null,
    number text not null,
    content text not null,
    content_hash text not null,
    constraint minutes_session foreign key (session_id) references committee.session,
    constraint minutes_sequence unique (year, sequence),
    constraint minutes_number unique (number),
    constraint minutes_hash unique (session_id, content_hash),
    constraint minutes_hash_is_theirs check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
  );
  create table committee.signature (
    session_id uuid not null,
    office text not null,
    person_id uuid not null,
    content_hash text not null,
    signed_at timestamptz not null,
    constraint signature_once primary key (session_id, office),
    constraint signature_two_people unique (session_id, person_id),
    constraint signature_office check (office in ('chair', 'secretary')),
    constraint signature_minutes foreign key (session_id, content_hash)
      references committee.minutes (session_id, content_hash)
  );
  create index signature_of_minutes on committee.signature (session_id, content_hash);
`;

const HISTORY = ['recusal', 'vote', 'decision', 'award_line', 'minutes', 'signature'];

export const up = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    [
      createSchema('committee'),
      SESSIONS,
      DELIBERATIONS,
      DECISIONS,
      MINUTES,
      ...HISTORY.map((table) => appendOnly(`committee.${table}`)),
      COMMITTEE_RULES,
    ].join('\n'),
  );

export const down = (knex: Knex): Promise<void> => asOwner(knex, dropSchema('committee'));
