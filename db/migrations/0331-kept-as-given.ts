import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** What a command answered is what it answers for ever: a retry is given no other answer, and no second effect. */
const COMMANDS = `
  create trigger answered_once before update on engine.command
    for each row when (old.outcome is not null or (new.id, new.actor_id, new.input_hash, new.claimed_at)
      is distinct from (old.id, old.actor_id, old.input_hash, old.claimed_at))
    execute function engine.refuse_change();
  create trigger never_deleted before delete on engine.command
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on engine.command
    for each statement execute function engine.refuse_change();
`;

/** A role is what was granted, to whom it was granted; all that happens to it is that it ends, and an end is not moved away. */
const ROLES = `
  create trigger kept_as_granted before update on access.role_grant
    for each row when (
      (new.id, new.person_id, new.role, new.scope_kind, new.scope_id, new.from_at, new.granted_by) is distinct from
        (old.id, old.person_id, old.role, old.scope_kind, old.scope_id, old.from_at, old.granted_by)
      or new.to_at is null and old.to_at is not null or new.to_at > old.to_at)
    execute function engine.refuse_change();
  create trigger never_deleted before delete on access.role_grant
    for each row execute function engine.refuse_change();
  create trigger never_truncated before truncate on access.role_grant
    for each statement execute function engine.refuse_change();
`;

/** An envelope stays its funder's, for what it was opened. */
const ENVELOPES = `
  create trigger append_only before update or delete on programme.envelope
    for each row execute function engine.refuse_change();
  create trigger append_only_truncate before truncate on programme.envelope
    for each statement execute function engine.refuse_change();
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [COMMANDS, ROLES, ENVELOPES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop trigger append_only_truncate on programme.envelope;
    drop trigger append_only on programme.envelope;
    drop trigger never_truncated on access.role_grant;
    drop trigger never_deleted on access.role_grant;
    drop trigger kept_as_granted on access.role_grant;
    drop trigger never_truncated on engine.command;
    drop trigger never_deleted on engine.command;
    drop trigger answered_once on engine.command;
    `,
  );
