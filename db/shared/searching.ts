import { oneRow } from './sql.ts';

/**
 * What nearly every name begins with, folded. They are no help to a search that forgives spelling: every name has one.
 */
const COMMON = [
  ...['cooperatives?', 'coop', 'associations?', 'asso?', 'unions?', 'gie', 'mutuelles?', 'societes?', 'ste', 'sarl'],
  ...['entreprises?', 'auto', 'entrepreneurs?', 'de', 'du', 'des', 'la', 'le', 'les', 'el', 'al', 'et', 'pour'],
  ...['(?:ال|لل)?تعاوني(?:ه|ات)', '(?:ال|لل)?جمعي(?:ه|ات)', 'اتحاد', '(?:ال)?تعاضديه', '(?:ال)?مقاول(?:ه)?', 'مجموعه'],
];

/** What an asked word may have been meant as. The least alike of these are half as much like it as the best. */
const MEANT_MAX = 8;

/** In any of the three ways in which words were kept: as written, and as Arabic and French inflect them. */
const EXACT = ['simple', 'arabic', 'french']
  .map((configuration) => `websearch_to_tsquery('${configuration}', said)`)
  .join(' || ');

/** Words that begin like the asked one, or are spelled like it; two letters are like everything. */
const MEANT = `
  select case when char_length(asked.word) < 3 then format($$'%s'$$, asked.word)
    else format($$('%s':*%s)$$, asked.word, (
      select string_agg(format($$ | '%s'$$, a.word), '' order by a.alike desc, a.word)
      from (
        select known.word, known.alike, max(known.alike) over () as best
        from (select w.word, public.word_similarity(asked.word, w.word) + public.similarity(asked.word, w.word) as alike
          from engine.search_word w where asked.word operator(public.<%) w.word
          order by alike desc limit ${MEANT_MAX}) known
      ) a where a.alike > a.best / 2)) end as meant
  from unnest(tsvector_to_array(to_tsvector('simple', rare))) as asked(word)
  where asked.word !~ '[''\\\\]'`;

const ASKED = `
  with folded as (
    select engine.search_fold($1) as said
  ), rare as (
    select said, btrim(regexp_replace(said, '\\m(?:${COMMON.join('|')})\\M', ' ', 'g')) as rare from folded
  )
  select said, exact::text, near::text, coalesce(exact || near, exact)::text as any
  from rare cross join lateral (
    select ${EXACT} as exact, (select string_agg(meant, ' & ')::tsquery from (${MEANT}) m) as near
  ) queries`;

/** A search as Postgres asks a table's `words`: each of the three is a tsquery. */
export interface Asked {
  /** Folded, as the columns are. */
  readonly said: string;
  /** The words that were said. */
  readonly exact: string;
  /** Words that begin like them or are spelled like them; null where no word is left that tells names apart. */
  readonly near: string | null;
  readonly any: string;
}

type Run = (text: string, values: readonly unknown[]) => Promise<Asked[]>;

export const askedOf = async (run: Run, q: string): Promise<Asked> =>
  oneRow(await run(ASKED, [q]), () => new Error('no row'));
