import {
  databaseFilesOfNoRole,
  filesTooLong,
  namesNotKebab,
  namesSayingNothing,
  promisesWithoutIssue,
  silencedWithoutReason,
} from './files.ts';
import { deadLinks } from './links.ts';
import { migrationsOfOneNumber, migrationsWithoutWayBack } from './migrations.ts';
import { findsWhatIsPlanted, type Planted, word } from './planting.ts';
import { tracesOfMachines } from './traces.ts';

const FILES: readonly Planted[] = [
  {
    check: filesTooLong,
    tidy: { 'db/unit.ts': 'x\n'.repeat(250), 'docs/long.md': 'x\n'.repeat(300) },
    untidy: { 'db/unit.ts': 'x\n'.repeat(251) },
    finds: /has 251 lines/,
  },
  {
    check: namesNotKebab,
    tidy: { 'test/tidy/cast-vote.test.ts': '', 'README.md': '', '.ci/run': '', 'db/migrations/0001-engine.ts': '' },
    untidy: { 'services/committee/castVote.ts': '' },
    finds: /castVote\.ts is not kebab-case/,
  },
  {
    check: namesSayingNothing,
    tidy: { 'services/shared/money.ts': '' },
    untidy: { [`services/shared/date-${word('ut', 'ils')}.ts`]: '' },
    finds: /says nothing/,
  },
  {
    check: promisesWithoutIssue,
    tidy: { 'db/unit.ts': word('// TO', 'DO #12: seal the events') },
    untidy: { 'db/unit.ts': word('// TO', 'DO: later') },
    finds: /db\/unit\.ts promises/,
  },
  {
    check: silencedWithoutReason,
    tidy: { 'db/unit.ts': word('// eslint', '-disable-next-line complexity -- the table of the law, row by row') },
    untidy: { 'db/unit.ts': word('// eslint', '-disable-next-line complexity') },
    finds: /gives no reason/,
  },
  {
    check: silencedWithoutReason,
    tidy: { 'db/unit.ts': word('// @ts', '-expect-error a brand cannot be made by hand') },
    untidy: { 'db/unit.ts': word('// @ts', '-ignore') },
    finds: /hides a type error/,
  },
  {
    check: databaseFilesOfNoRole,
    tidy: { 'db/committee/committee-store.ts': '', 'db/shared/transact.ts': '', 'db/unit.ts': '' },
    untidy: { 'db/committee/committee-rules.ts': '' },
    finds: /no store, views, facts or acts/,
  },
  {
    check: tracesOfMachines,
    tidy: { 'docs/folders.md': 'See ../services/shared, workflows/dossier, and /api/v1/calls.' },
    untidy: { 'docs/folders.md': word('It is in /wo', 'rk/main.') },
    finds: /docs\/folders\.md:1 names a path/,
  },
  {
    check: tracesOfMachines,
    tidy: { '.npmrc': 'fund=false' },
    untidy: { '.npmrc': word('regis', 'try=https://regis', 'try.example.org/') },
    finds: /names a registry/,
  },
  {
    check: tracesOfMachines,
    tidy: { 'docs/folders.md': '../services/shared/money.ts' },
    untidy: { 'docs/folders.md': word('../sha', 'red/design/house.md') },
    finds: /a folder beside/,
  },
];

const PAGES: readonly Planted[] = [
  {
    check: migrationsWithoutWayBack,
    tidy: { 'db/migrations/0001-a.ts': 'export const up = 1;\nexport const down = 1;' },
    untidy: { 'db/migrations/0001-a.ts': 'export const up = 1;\n// export down later' },
    finds: /exports no down/,
  },
  {
    check: migrationsOfOneNumber,
    tidy: { 'db/migrations/0001-a.ts': '', 'db/migrations/0002-b.ts': '' },
    untidy: { 'db/migrations/0001-a.ts': '', 'db/migrations/0001-b.ts': '' },
    finds: /two files numbered 0001/,
  },
  {
    check: deadLinks,
    tidy: {
      'docs/a.md': '# One thing\n[b](b.md#two-things) [c](#one-thing) [d](https://example.org)',
      'docs/b.md': '## Two things',
    },
    untidy: { 'docs/a.md': '[b](../b.md)', 'docs/b.md': '' },
    finds: /links to \.\.\/b\.md/,
  },
  {
    check: deadLinks,
    tidy: { 'README.md': '[docs](docs/)', 'docs/b.md': '' },
    untidy: { 'README.md': '[b](docs/b.md#nowhere)', 'docs/b.md': '# Here' },
    finds: /b\.md#nowhere, which is not there/,
  },
];

describe('a check of files', () => {
  findsWhatIsPlanted([...FILES, ...PAGES]);
});
