import { type Check, isCode, matches, sliceOf } from './repository.ts';

const LINES_MAX = 250;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const KNOWN_BY_THAT_NAME = new Set(['README.md', 'LICENSE', 'Dockerfile']);
const SAYS_NOTHING = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'processor']);
const DB_ROLES = /-(?:store|views|facts|acts)\.ts$/;

// Put together from halves, so that these pages do not find themselves.
const PROMISES = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|');
const PROMISE_WITHOUT_ISSUE = new RegExp(`\\b(?:${PROMISES})\\b(?!\\s*\\(?#\\d+)[^\\n]*`, 'g');
const SILENCED = new RegExp(['eslint', 'disable'].join('-') + '[^\\n]*', 'g');
const IGNORED = new RegExp(['@ts', '(?:ignore|nocheck|expect-error)'].join('-') + '[^\\n]*', 'g');

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);

export const filesTooLong: Check = ({ files, read }) =>
  files
    .filter(isCode)
    .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LINES_MAX)
    .map(({ file, lines }) => `${file} has ${lines} lines, ${LINES_MAX} at most`);

export const namesNotKebab: Check = ({ files }) =>
  files
    .filter((file) => !KNOWN_BY_THAT_NAME.has(nameOf(file)))
    .filter((file) => !file.split('/').every((part) => KEBAB.test(part.replace(/^\./, ''))))
    .map((file) => `${file} is not kebab-case`);

export const namesSayingNothing: Check = ({ files }) =>
  files
    .filter((file) => file.split(/[/.-]/).some((word) => SAYS_NOTHING.has(word.toLowerCase())))
    .map((file) => `${file} has a name that says nothing`);

export const promisesWithoutIssue: Check = ({ files, read }) =>
  files
    .filter((file) => isCode(file) || file.endsWith('.md'))
    .flatMap((file) => matches(read(file), PROMISE_WITHOUT_ISSUE).map((found) => `${file} promises: ${found}`));

/** Each switched-off rule says why, after two dashes; a type error is never ignored without the reason behind it. */
export const silencedWithoutReason: Check = ({ files, read }) =>
  files.filter(isCode).flatMap((file) => [
    ...matches(read(file), SILENCED)
      .filter((found) => !/ -- \S/.test(found))
      .map((found) => `${file} gives no reason: ${found}`),
    ...matches(read(file), IGNORED)
      .filter((found) => !/(?:expect-error) \S/.test(found))
      .map((found) => `${file} hides a type error: ${found}`),
  ]);

/** How a slice is kept, read and asked: nothing else lives in its folder of `db`. */
export const databaseFilesOfNoRole: Check = ({ files }) =>
  files
    .filter((file) => file.startsWith('db/') && !['migrations', 'shared', undefined].includes(sliceOf(file)))
    .filter((file) => !DB_ROLES.test(file))
    .map((file) => `${file} is no store, views, facts or acts`);
