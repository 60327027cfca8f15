import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

const WORDS = `
  create table engine.search_word (
    word text not null,
    constraint search_word_pkey primary key (word)
  );
  create index search_word_alike on engine.search_word using gin (word public.gin_trgm_ops);

  create function engine.learn_words(folded text) returns void language sql set search_path = pg_catalog as $$
    insert into engine.search_word (word)
    select word from unnest(tsvector_to_array(to_tsvector('simple', folded))) as said(word)
    where char_length(word) between 3 and 40 and word !~ '[[:punct:][:digit:][:space:]]'
      and not exists (select from engine.search_word known where known.word = said.word)
    order by word on conflict do nothing
  $$;
  create function engine.keep_words() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      perform engine.learn_words(new.folded);
      return null;
    end $$;
`;

const SEARCHED = ['registry.organisation', 'application.dossier'];

const learning = (table: string): string => `
  select engine.learn_words(folded) from ${table};
  create trigger words_kept after insert on ${table} for each row execute function engine.keep_words();
  create trigger words_kept_anew after update on ${table}
    for each row when (new.folded is distinct from old.folded) execute function engine.keep_words();
`;

/**
 * Every word of a name or title, once, as the manual of pg_trgm advises: what is spelled like an asked word is looked for
 * among these, and not in a hundred thousand names. A word that no name has any more does no harm.
 */
export const up = (knex: Knex): Promise<void> => asOwner(knex, [WORDS, ...SEARCHED.map(learning)].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    ${SEARCHED.map((table) => `drop trigger words_kept_anew on ${table}; drop trigger words_kept on ${table};`).join('\n')}
    drop function engine.keep_words();
    drop function engine.learn_words(text);
    drop table engine.search_word
  `,
  );
