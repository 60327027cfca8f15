import { oneRow } from './sql.ts';

/** A table's `words` that say what was asked, in any of the three ways in which they were kept. */
export const saysWhatIs = (at: string): string =>
  ['simple', 'arabic', 'french'].map((configuration) => `websearch_to_tsquery('${configuration}', ${at})`).join(' || ');

/**
 * What nearly every name begins with, folded. They are no help to a search that forgives spelling: half of the table is
 * like them, and asking the index for half of a table takes longer than all the rest.
 */
const COMMON = [
  ...['cooperatives?', 'coop', 'associations?', 'asso?', 'unions?', 'gie', 'mutuelles?', 'societes?', 'ste', 'sarl'],
  ...['entreprises?', 'auto', 'entrepreneurs?', 'de', 'du', 'des', 'la', 'le', 'les', 'el', 'al', 'et', 'pour'],
  ...['(?:ال|لل)?تعاوني(?:ه|ات)', '(?:ال|لل)?جمعي(?:ه|ات)', 'اتحاد', '(?:ال)?تعاضديه', '(?:ال)?مقاول(?:ه)?', 'مجموعه'],
];

const ASKED = `
  select engine.search_fold($1) as said,
    btrim(regexp_replace(engine.search_fold($1), '\\m(?:${COMMON.join('|')})\\M', ' ', 'g')) as rare`;

export interface Asked {
  /** Folded, as the columns are. */
  readonly said: string;
  /** What tells one name from another; null where too little is left to be like anything. */
  readonly rare: string | null;
}

/** Of three letters on: fewer are like everything. */
const RARE_LETTERS_MIN = 3;

type Run = (text: string, values: readonly unknown[]) => Promise<Asked[]>;

export const askedOf = async (run: Run, q: string): Promise<Asked> => {
  const { said, rare } = oneRow(await run(ASKED, [q]), () => new Error('no row'));
  return { said, rare: (rare?.length ?? 0) < RARE_LETTERS_MIN ? null : rare };
};
