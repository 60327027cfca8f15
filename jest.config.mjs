/** The suite runs as ES modules, under NODE_OPTIONS=--experimental-vm-modules; `npm test` sets that. */
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    sourceMaps: 'inline',
  },
];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  setupFiles: ['./test/support/one-date.ts'],
  globalSetup: './test/support/global-setup.ts',
  globalTeardown: './test/support/global-teardown.ts',
  testSequencer: './test/support/journeys-first.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.touiza/'],
  maxWorkers: 2,
  // Modules of a file that is done stay in memory: a worker that has grown is replaced, before it spends its time on them.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};
