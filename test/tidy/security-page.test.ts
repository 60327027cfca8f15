import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_BYTES_MAX } from '../../services/shared/accepted-files.ts';
import { UNSCANNED_MAX } from '../../services/documents/scan.ts';
import { COSTLY, GUESSES } from '../../services/shared/quota.ts';
import { SHARED_IDLE_MINUTES } from '../../services/shared/session.ts';
import { projectRoot } from '../../infra/root.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

const PAGE = read('docs/security.md').replaceAll(/\s+/g, ' ');

/** A figure of the code that is no export, as it stands in its file. */
const figureIn = (file: string, form: RegExp): string => {
  const found = form.exec(read(file))?.[1];
  if (found === undefined) throw new Error(`${file} has no ${form.source}`);
  return found;
};

const FIGURES: readonly (readonly [string, string])[] = [
  ['idle sessions', `${figureIn('db/access/session-store.ts', /else interval '(\d+ h)'/)} of standing idle`],
  ['idle on a shared phone', `${String(SHARED_IDLE_MINUTES)} min on a shared phone`],
  ['old sessions', `${figureIn('db/access/session-store.ts', /AGE = "interval '(\d+ h)'"/)} in any case`],
  ['age of tokens', `believed for ${figureIn('api/shared/identity.ts', /maxTokenAge: '(\d+)h'/)} h at most`],
  ['verified tokens', `once verified for ${figureIn('api/shared/verified-tokens.ts', /seconds: (\d+),/)} s`],
  [
    'sign-ins',
    figureIn('web/access/sign-in.ts', /quota: \{ (times: \d+, seconds: \d+) \}/).replace(
      /\D+(\d+)\D+(\d+)/,
      '$1 in $2 s',
    ),
  ],
  ['guesses', `${String(GUESSES.times)} in ${String(GUESSES.seconds)} s from one address`],
  ['searches and files', `${String(COSTLY.times)} in ${String(COSTLY.seconds)} s for one person`],
  [
    'rows of a workbook',
    `${figureIn('api/shared/exporting.ts', /ROWS_MAX = ([\d_]+)/).replace('_', '')} rows in a workbook`,
  ],
  ['files that wait', `${String(UNSCANNED_MAX)} waiting for one person`],
  ['time of a request', `${figureIn('api/main.ts', /requestTimeout = (\d+)_000/)} s`],
  ['JSON', `${figureIn('api/shared/body.ts', /JSON_BYTES_MAX = (\d+) \* 1024/)} KiB at most`],
  ['forms', `a form ${figureIn('web/shared/sent-form.ts', /FORM_BYTES_MAX = (\d+) \* 1024/)} KiB`],
  ['files', `a file ${String(FILE_BYTES_MAX / 1024 / 1024)} MiB`],
  ['algorithms', figureIn('api/shared/identity.ts', /algorithms: \[([^\]]*)\]/).replaceAll("'", '')],
];

it.each(FIGURES)('says what the code does: %s', (_what, figure) => {
  expect(PAGE).toContain(figure);
});

it('says each setting that names whom we call', () => {
  const settings = [...read('infra/settings.ts').matchAll(/^ {2}(\w+_(?:URL|ISSUER|ADDRESS|ENDPOINT|URI)):/gm)].map(
    ([, name = '']) => name,
  );
  expect(settings.length).toBeGreaterThan(6);
  expect(settings.filter((name) => name !== 'PUBLIC_URL' && !PAGE.includes(`\`${name}\``))).toEqual([]);
});

it('names tests and commands that there are', () => {
  const named = [...PAGE.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  for (const path of named) expect(() => read(path.endsWith('/') ? `${path}../tidy.test.ts` : path)).not.toThrow();
});
