import { mutated } from './rules.mjs';

/** Told to StrykerJS for the files of rules that the same tests pin. */
export default {
  mutate: mutated,
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: { configFile: 'test/proof/mutants/jest.config.mjs', enableFindRelatedTests: false },
  plugins: ['@stryker-mutator/*', './test/proof/mutants/schema-names.mjs'],
  ignorers: ['schema-names'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['json'],
  jsonReporter: { fileName: '.touiza/mutants.json' },
  tempDirName: '.touiza/mutants',
  // What is built or fetched is not what is changed.
  ignorePatterns: ['.touiza', 'dist'],
};
