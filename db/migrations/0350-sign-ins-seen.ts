import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const SEEN = `
  /*
   * A person sees where they are signed in, and ends one of these without knowing its secret: by this id. Of the device
   * only what names it to its owner is kept; neither its whole self-description nor its address (law 09-08).
   */
  alter table access.session
    add column id uuid not null default gen_random_uuid(),
    add column browser text not null default 'other',
    add column system text not null default 'other',
    add constraint session_id_once unique (id);
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, SEEN);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, 'alter table access.session drop column id, drop column browser, drop column system');
