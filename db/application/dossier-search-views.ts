import type { Knex } from 'knex';
import { askedOf, saysWhatIs, type Asked } from '../shared/searching.ts';
import { sqlOnPool, sqlPlannedAnewOnPool } from '../shared/sql.ts';

/** More dossiers than these are not looked up one by one: the list walks and asks each whether it says the words. */
const FOUND_MAX = 1_000;

/** A reference as it is printed, or its beginning: `AAP-2026-01-0017`. */
const REFERENCE = /^[A-Za-z]{2,10}-\d{4}(?:-\d{1,4}){0,2}-?$/;

/** What a search narrows a list of dossiers `d` by: a condition, and the value that it names. */
export interface Narrowing {
  readonly condition: (at: string) => string;
  readonly value: unknown;
}

/** By the reference's beginning, the words of the title, or the name of whoever applied. */
export const narrowingBy = async (knex: Knex, q: string): Promise<Narrowing> => {
  const asked = await askedOf((text, values) => sqlOnPool(knex, text, values), q);
  const isReference = REFERENCE.test(q);
  const [text, values] = isReference ? [BY_REFERENCE, [q]] : [byWords(asked), wordsOf(asked)];
  const found = await sqlPlannedAnewOnPool<{ id: string }>(knex, text, values);
  if (found.length <= FOUND_MAX) {
    return { condition: (at) => `and r.dossier_id = any (${at}::uuid[])`, value: found.map(({ id }) => id) };
  }
  return isReference
    ? { condition: (at) => `and starts_with(d.reference collate "C", upper(${at}))`, value: q }
    : { condition: saysWords, value: asked.said };
};

const BY_REFERENCE = `select id from application.dossier where starts_with(reference collate "C", upper($1))
  limit ${FOUND_MAX + 1}`;

const wordsOf = ({ said, rare }: Asked): string[] => (rare === null ? [said] : [said, rare]);

/** Titles and names that say the words, and those that are spelled like them: each branch has an index of its own. */
const byWords = ({ rare }: Asked): string => {
  const titles = (condition: string) =>
    `(select d.id from application.dossier d where ${condition}
    order by d.id desc limit ${FOUND_MAX + 1})`;
  const names = (condition: string) => `(select d.id
    from registry.organisation o join application.dossier d on d.organisation_id = o.id where ${condition}
    limit ${FOUND_MAX + 1})`;
  const says = (of: string) => `${of}.words @@ (${saysWhatIs('$1')})`;
  const exact = [titles(says('d')), names(says('o'))];
  const alike = rare === null ? [] : [titles('$2 <% d.folded'), names('$2 <% o.folded')];
  return `select id from (${[...exact, ...alike].join(' union ')}) found limit ${FOUND_MAX + 1}`;
};

/** Asked dossier by dossier: as an `exists` it might read all organisations first, to have them at hand. */
const saysWords = (at: string): string => `and (d.words @@ (${saysWhatIs(at)}) or (
  select o.words @@ (${saysWhatIs(at)}) from registry.organisation o where o.id = d.organisation_id))`;
