import type { Check } from './repository.ts';

// Put together from halves, so that this page does not find itself.
const word = (...halves: string[]) => halves.join('');

const TRACES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a path of one machine', new RegExp(`(?<![\\w.\\]])/${word('wo', 'rk')}\\b(?!-)`)],
  [
    'a path of one machine',
    new RegExp(`(?<![\\w.])/${word('ho', 'me')}/\\w|/${word('Us', 'ers')}/\\w|(?<![\\w.])/${word('ro', 'ot')}/`),
  ],
  ['a folder beside the repository', new RegExp(`\\.\\./${word('sha', 'red')}/(?:design|domain|fixtures)`)],
  [
    'a registry',
    new RegExp(`\\b${word('regis', 'try')}\\.[a-z0-9-]+\\.[a-z]+|\\b(?:npmjs|pypi|yarnpkg)\\.(?:org|com)\\b`, 'i'),
  ],
  ['a registry', new RegExp(`https?://[^\\s/'"]*(?:artifactory|verdaccio|nexus|npm-|pypi|goproxy|mirror)`, 'i')],
];

const MADE_BY_NPM = 'package-lock.json';

/** The repository speaks of Touiza alone: no path of the machine it was written on, no host its packages came from. */
export const tracesOfMachines: Check = ({ files, read }) =>
  files
    .filter((file) => file !== MADE_BY_NPM)
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) =>
          TRACES.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${file}:${index + 1} names ${what}`),
        ),
    );
