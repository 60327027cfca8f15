import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Where a call asks for no thirds, members have none: a substitute sits for any titular member, and none is told apart. */
const SAID = [
  ['voters_of(uuid, uuid)', 'v.third = s.third', 'v.third is not distinct from s.third'],
  ['keep_member()', '<> (old.session_id,', 'is distinct from (old.session_id,'],
] as const;

const saying = (to: 'up' | 'down'): string =>
  SAID.map(([name, earlier, later]) => {
    const [from, into] = to === 'up' ? [earlier, later] : [later, earlier];
    return `
      said := pg_get_functiondef('committee.${name}'::regprocedure);
      if position('${from}' in said) = 0 then raise exception 'committee.${name} is another one'; end if;
      execute replace(said, '${from}', '${into}');`;
  }).join('');

const both = (to: 'up' | 'down'): string => `
  do $migration$
  declare said text;
  begin ${saying(to)}
  end $migration$;`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, `${both('up')} alter table committee.member alter column third drop not null`);

export const down = (knex: Knex): Promise<void> =>
  asOwner(knex, `${both('down')} alter table committee.member alter column third set not null`);
