import { type Check, matches, type Repository } from './repository.ts';

const LITERAL = /'(page\.[\w.]+)'/g;

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
