import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const REVISION = `
  create table cofinancing.revision (
    id uuid primary key,
    round_id uuid not null,
    dossier_id uuid not null,
    status text not null,
    message text not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    plan jsonb,
    reason text,
    answered_by uuid,
    answered_at timestamptz,
    constraint revision_round foreign key (round_id, dossier_id) references cofinancing.round (id, dossier_id),
    constraint revision_status check (status in ('asked', 'revised', 'declined', 'lapsed', 'dropped')),
    constraint revision_dates check (due_at > asked_at),
    constraint revision_has_its_plan check ((status = 'revised') = (plan is not null)),
    constraint revision_declined_for_a_reason check ((status = 'declined') = (reason is not null)),
    constraint revision_answered check ((status in ('revised', 'declined')) = (answered_by is not null)
      and (answered_by is null) = (answered_at is null))
  );
  create unique index revision_asked_once on cofinancing.revision (dossier_id) where status = 'asked';
  create index revision_of_dossier on cofinancing.revision (dossier_id, asked_at);
  create index revision_round_id on cofinancing.revision (round_id, dossier_id);

  -- The holder's answer is kept as it was given.
  create function cofinancing.keep_revision() returns trigger language plpgsql set search_path = '' as $$
    begin
      if old.status <> 'asked' or
        (new.id, new.round_id, new.dossier_id, new.message, new.asked_by, new.asked_at, new.due_at) is distinct from
        (old.id, old.round_id, old.dossier_id, old.message, old.asked_by, old.asked_at, old.due_at) then
        raise exception 'an answer is kept as it was given' using errcode = 'TZ001';
      end if;
      return new;
    end $$;
  create trigger revision_kept before update on cofinancing.revision
    for each row execute function cofinancing.keep_revision();
  create trigger never_deleted before delete on cofinancing.revision
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on cofinancing.revision
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, REVISION);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, 'drop table cofinancing.revision; drop function cofinancing.keep_revision;');
