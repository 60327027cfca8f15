import { type Check, matches, type Repository } from './repository.ts';

const LITERAL = /'(page\.[\w.]+)'/g;
const BEGINNING = /`(page\.[\w.]*)\$\{/g;
/** Asked for by the names of fields and actions, not by a key that is written out. */
const BY_CONVENTION = /^page\.(?:field|hint|fault|done)\./;

const pageCode = ({ files, read }: Repository): string[] =>
  files.filter((file) => /^web\/.*\.tsx?$/.test(file)).map(read);

/** English stands for all three: another check holds them to the same keys. */
const keysKnown = ({ files, read }: Repository): string[] =>
  files
    .filter((file) => /^services\/\w+\/messages\/en\.json$/.test(file))
    .flatMap((file) => Object.keys(JSON.parse(read(file)) as object));

export const pageTextsMissing: Check = (repository) => {
  const known = new Set(keysKnown(repository));
  const asked = new Set(pageCode(repository).flatMap((text) => matches(text, LITERAL)));
  return [...asked].filter((key) => !known.has(key)).map((key) => `no catalogue has ${key}, which a page asks for`);
};

export const pageTextsUnused: Check = (repository) => {
  const code = pageCode(repository);
  const literals = new Set(code.flatMap((text) => matches(text, LITERAL)));
  const beginnings = code.flatMap((text) => matches(text, BEGINNING)).filter((beginning) => beginning !== 'page.');
  return keysKnown(repository)
    .filter((key) => key.startsWith('page.') && !BY_CONVENTION.test(key) && !literals.has(key))
    .filter((key) => !beginnings.some((beginning) => key.startsWith(beginning)))
    .map((key) => `${key} has texts, and no page says it`);
};
