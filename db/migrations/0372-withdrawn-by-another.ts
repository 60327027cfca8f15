import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Whoever only called an invitation off is not whom it named: their erasure leaves that name to whose it is. */
const SAID = {
  told: ['i.answered_by is not distinct from who or', `i.answered_by = who and i.answer <> 'withdrawn' or`],
  kept: [
    'where answered_by = who or organisation_id',
    `where answered_by = who and answer <> 'withdrawn' or organisation_id`,
  ],
} as const;

const saying = (from: 0 | 1, to: 0 | 1): string => `
  do $migration$
  declare
    said text := pg_get_functiondef('access.erase_person'::regproc);
  begin
    if position($said$${SAID.told[from]}$said$ in said) = 0 or position($said$${SAID.kept[from]}$said$ in said) = 0 then
      raise exception 'access.erase_person is another one';
    end if;
    execute replace(replace(said, $said$${SAID.told[from]}$said$, $said$${SAID.told[to]}$said$),
      $said$${SAID.kept[from]}$said$, $said$${SAID.kept[to]}$said$);
  end $migration$;
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, saying(0, 1));

export const down = (knex: Knex): Promise<void> => asOwner(knex, saying(1, 0));
