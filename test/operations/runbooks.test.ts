import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../infra/root.ts';
import { silent } from '../../infra/steps.ts';
import { resolveTemporal } from '../../infra/temporal-binary.ts';
import { createWorld, type World } from '../support/world.ts';

const FOLDER = path.join(projectRoot, 'docs', 'runbooks');
const pages = readdirSync(FOLDER).map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const);

const fenced = (language: string): [string, string][] =>
  pages.flatMap(([name, text]) =>
    [...text.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms'))].map(
      ([, code = '']): [string, string] => [name, code],
    ),
  );
const commands = fenced('sh').flatMap(([name, code]) =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): [string, string] => [name, line]),
);
const beginning = (...programs: string[]) =>
  commands.filter(([, line]) => programs.some((program) => line.startsWith(`${program} `)));

const file = (name: string): string => readFileSync(path.join(projectRoot, name), 'utf8');

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('a page says what you see, what to do and when it is over', () => {
  it.each(pages.filter(([name]) => !['README.md', 'keys.md'].includes(name)))('%s', (_name, text) => {
    for (const title of ['What you see', 'What to do', 'How you know that it is over'])
      expect(text).toContain(`## ${title}`);
    expect(text.split('\n').length).toBeLessThan(80);
  });
});

describe('every query runs on the database as it is', () => {
  it.each(fenced('sql'))('of %s: %s', async (_name, code) => {
    const undo = new Error('tried');
    const tried = world.admin.transaction(async (trx) => {
      for (const statement of code.split(';').filter((each) => each.trim() !== '')) await trx.raw(statement);
      throw undo;
    });
    await expect(tried).rejects.toBe(undo);
  });
});

describe('every address is one that is served', () => {
  const { paths } = JSON.parse(file('docs/openapi.json')) as { paths: Record<string, Record<string, unknown>> };
  const isServed = (method: string, asked: string): boolean => {
    if (!asked.startsWith('/api/v1')) return /^\/(?:health\/(?:live|ready)|metrics)$/.test(asked);
    const template = asked
      .slice('/api/v1'.length)
      .replace(/\?.*$/, '')
      .replace(/<(\w+)>/g, '{$1}');
    return paths[template]?.[method.toLowerCase()] !== undefined;
  };
  it.each(beginning('curl'))('of %s: %s', (_name, line) => {
    const method = / -X (\w+)/.exec(line)?.[1] ?? 'GET';
    const asked = /\$(?:API|WORKER)([^\s"]+)/.exec(line)?.[1] ?? '';
    expect([asked, isServed(method, asked)]).toEqual([asked, true]);
  });
});

describe('every command of Temporal is one with these options', () => {
  it.each(beginning('temporal'))('of %s: %s', async (_name, line) => {
    const { path: temporal } = await resolveTemporal({ log: silent });
    const [, ...words] = line.split(' ');
    const verbs = words
      .slice(0, words.findIndex((word) => word.startsWith('--')) >>> 0)
      .filter((word) => word !== 'default');
    const { stdout } = await promisify(execFile)(temporal, [...verbs, '--help']);
    expect(stdout).toContain(`temporal ${verbs.join(' ')}`);
    for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(stdout).toContain(option);
  });
});

it('every script is in package.json', () => {
  const { scripts } = JSON.parse(file('package.json')) as { scripts: Record<string, string> };
  const named = pages.flatMap(([, text]) =>
    [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

it('every setting is one that programs read', () => {
  const known = `${file('infra/settings.ts')} ${file('infra/backup/asked.ts')}`;
  const named = pages
    .flatMap(([, text]) => text.match(/`[A-Z][A-Z0-9]+_[A-Z_]+`/g) ?? [])
    // Any of them may be said by a file instead.
    .map((name) => name.slice(1, -1).replace(/_FILE$/, ''));
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

it('every command is tried in one of these ways', () => {
  const known = beginning('curl', 'temporal', 'npm', 'sha256sum', 'API=http://127.0.0.1:3000');
  expect(commands.filter((each) => !known.includes(each))).toEqual([]);
});
