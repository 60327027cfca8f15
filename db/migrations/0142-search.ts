import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/**
 * One fold for what is stored and for what is asked: no vowel signs, no direction marks, one alef, one ya, Latin digits,
 * no accents, small letters. `unaccent` is only STABLE, hence the dictionary by its full name. Whoever changes this
 * function must rewrite the columns made with it.
 */
const FOLD = `
  create extension if not exists unaccent with schema public;
  create extension if not exists pg_trgm with schema public;
  create function engine.search_fold(raw text) returns text language sql immutable strict parallel safe as $$
    select lower(public.unaccent('public.unaccent'::regdictionary, translate(
      regexp_replace(normalize(raw, NFKC),
        '[\\u064B-\\u0652\\u0670\\u0640\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]', '', 'g'),
      'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩', 'اااايهوي0123456789'))) $$;
`;

/** As written, and as Arabic and French inflect it: a query in either language meets all three. */
const WORDS = `
  create function engine.search_words(folded text) returns tsvector language sql immutable strict parallel safe as $$
    select setweight(to_tsvector('pg_catalog.simple', folded), 'A') ||
      setweight(to_tsvector('pg_catalog.arabic', folded), 'B') ||
      setweight(to_tsvector('pg_catalog.french', folded), 'C') $$;
`;

interface Searched {
  readonly table: string;
  readonly name: string;
  readonly text: string;
  /** Found by its words, and never by what is spelled like it: a number, a place. */
  readonly beside?: string;
}

/** Kept by a trigger and not generated, so that a row can still be copied as a whole; whatever is written, it decides. */
const searched = ({ table, name, text, beside }: Searched) => `
  alter table ${table} add column folded text not null default '', add column words tsvector not null default '';
  create function ${table}_searched() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      new.folded := engine.search_fold(${text});
      new.words := engine.search_words(new.folded)${beside === undefined ? '' : ` || setweight(to_tsvector('simple', engine.search_fold(${beside})), 'D')`};
      return new;
    end $$;
  create trigger ${name}_searched before insert or update on ${table}
    for each row execute function ${table}_searched();
  update ${table} set folded = '';
  create index ${name}_words on ${table} using gin (words);
  create index ${name}_folded on ${table} using gin (folded public.gin_trgm_ops);
`;

const TABLES = `
  ${searched({
    table: 'registry.organisation',
    name: 'organisation',
    text: `new.name_ar || ' ' || new.name_latin`,
    beside: `new.commune || ' ' || coalesce(new.douar, '') || ' ' || coalesce(new.ice, '') || ' ' || new.registration_number`,
  })}
  create index organisation_form on registry.organisation (legal_form, id);
  create index organisation_region on registry.organisation (region, id);
  ${searched({ table: 'application.dossier', name: 'dossier', text: `coalesce(new.project ->> 'title', '')` })}
  create index dossier_reference_prefix on application.dossier (reference collate "C");
`;

export const up = (knex: Knex): Promise<void> => asOwner(knex, [FOLD, WORDS, TABLES].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `
    drop index application.dossier_reference_prefix;
    drop trigger dossier_searched on application.dossier;
    drop function application.dossier_searched();
    alter table application.dossier drop column words, drop column folded;
    drop index registry.organisation_region;
    drop index registry.organisation_form;
    drop trigger organisation_searched on registry.organisation;
    drop function registry.organisation_searched();
    alter table registry.organisation drop column words, drop column folded;
    drop function engine.search_words(text);
    drop function engine.search_fold(text)
  `,
  );
