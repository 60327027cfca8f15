import type { Knex } from 'knex';
import { askedOf } from '../shared/searching.ts';
import { sqlOnPool } from '../shared/sql.ts';

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
  const [text, value] = isReference ? [BY_REFERENCE, q] : [BY_WORDS, asked.any];
  const found = await sqlOnPool<{ id: string }>(knex, text, [value]);
  if (found.length <= FOUND_MAX) {
    return { condition: (at) => `and r.dossier_id = any (${at}::uuid[])`, value: found.map(({ id }) => id) };
  }
  return isReference
    ? { condition: (at) => `and starts_with(d.reference collate "C", upper(${at}))`, value: q }
    : { condition: saysWords, value: asked.any };
};

const BY_REFERENCE = `select id from application.dossiers_beginning($1, ${FOUND_MAX + 1}) as id`;

const BY_WORDS = `select id from application.dossiers_saying($1::tsquery, ${FOUND_MAX + 1}) as id`;

/** Asked dossier by dossier: as an `exists` it might read all organisations first, to have them at hand. */
const saysWords = (at: string): string => `and (d.words @@ ${at}::tsquery or (
  select o.words @@ ${at}::tsquery from registry.organisation o where o.id = d.organisation_id))`;
