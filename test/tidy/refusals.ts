import { type Check, matches } from './repository.ts';

const CODE = /new DomainError\(\s*'\w+',\s*'(\w+)'/g;

/** A refusal that no test names may never have been given: nobody knows whether it can be. */
export const refusalsWithoutTest: Check = ({ files, read }) => {
  const tests = files.filter((file) => /^test\/(?!tidy\/).*\.ts$/.test(file)).map(read);
  const named = new Set(tests.flatMap((text) => matches(text, /\b[a-z]+(?:_[a-z0-9]+)+\b|'\w+'/g)).map(bare));
  return files
    .filter((file) => /^services\/\w+\/[\w-]+-errors\.ts$/.test(file))
    .flatMap((file) => matches(read(file), CODE).map((code) => ({ file, code })))
    .filter(({ code }) => !named.has(code))
    .map(({ file, code }) => `${file}: no test names ${code}`);
};

const bare = (word: string): string => word.replaceAll("'", '');
