import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../infra/root.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { requirementsIn, type Requirement } from './requirements.ts';
import { testTitles } from './test-titles.ts';

/** Requirements of levels 1 and 2, chapter by chapter; 70 of them are of level 1. */
const BY_CHAPTER = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const OF_LEVEL_1 = 70;
const STATUSES = ['met', 'not applicable', 'open'];
/** Of what applies: so much must be shown by something that runs. */
const AUTOMATED_LEAST = 0.9;
const ASKS_MOST = 100;

const CONTROLS = {
  renamed: 'a test that is cited is called otherwise',
  'left-out': 'one requirement is not in the table',
  unproven: 'something is called met and shows nothing',
};

type Titles = ReadonlyMap<string, ReadonlySet<string>>;

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

const isPage = (evidence: string): boolean => existsSync(join(projectRoot, evidence));
const isCommand = (evidence: string): boolean => read('package.json').includes(`"${evidence}":`);
const isTest = (evidence: string, titles: Titles): boolean => {
  const [file = '', title = ''] = evidence.split(/: (.*)/s);
  return titles.get(file)?.has(title) === true;
};

/** Null where the evidence is there: a test by its file and title, a proof by its command, or a page. */
const lackIn = (evidence: string, titles: Titles): string | null => {
  if (evidence.startsWith('proof:')) return isCommand(evidence) ? null : `there is no command ${evidence}`;
  if (evidence.startsWith('test/')) return isTest(evidence, titles) ? null : `there is no test ${evidence}`;
  return isPage(evidence) ? null : `there is no page ${evidence}`;
};

const isAutomated = ({ evidence }: Requirement): boolean => evidence.some((each) => /^(?:test\/|proof:)/.test(each));

const faultsOf = (row: Requirement, titles: Titles): string[] => {
  const { requirement, status, evidence, reason, asks } = row;
  const found: string[] = [];
  if (!STATUSES.includes(status)) found.push(`is “${status}”`);
  if (status === 'met' && evidence.length === 0) found.push('is met, and nothing shows it');
  if (status !== 'met' && reason === '') found.push(`is ${status}, without a reason`);
  if (asks === '' || asks.length > ASKS_MOST) found.push('says not in a few words what is asked');
  return [...found, ...evidence.flatMap((each) => lackIn(each, titles) ?? [])].map((what) => `${requirement}: ${what}`);
};

const chapterFaults = (rows: readonly Requirement[]): string[] =>
  BY_CHAPTER.flatMap((many, index) => {
    const there = rows.filter(({ requirement }) => requirement.startsWith(`V${String(index + 1)}.`)).length;
    return there === many ? [] : [`chapter V${String(index + 1)} has ${String(there)} rows, not ${String(many)}`];
  });

const wholeFaults = (rows: readonly Requirement[], automated: number): string[] => {
  const first = rows.filter(({ level }) => level === '1').length;
  const ids = new Set(rows.map(({ requirement }) => requirement));
  return [
    ...chapterFaults(rows),
    ...(first === OF_LEVEL_1 ? [] : [`${String(first)} rows of level 1, not ${String(OF_LEVEL_1)}`]),
    ...(ids.size === rows.length ? [] : ['a requirement stands there twice']),
    ...(automated >= AUTOMATED_LEAST
      ? []
      : [`${(automated * 100).toFixed(1)} % of what applies is shown by something that runs`]),
  ];
};

const planted = (name: string | null, rows: readonly Requirement[]): readonly Requirement[] => {
  if (name === 'left-out') return rows.slice(0, -1);
  if (name === 'unproven') return rows.map((row, index) => (index === 0 ? { ...row, evidence: [] } : row));
  if (name === 'renamed')
    return rows.map((row, index) =>
      index === 0 ? { ...row, evidence: row.evidence.map((each) => `${each}, really`) } : row,
    );
  return rows;
};

const run = ({ planted: control }: Run): Promise<Outcome> => {
  const titles = testTitles();
  const rows = planted(control, requirementsIn(read('docs/asvs.csv')));
  const of = (status: string) => rows.filter((row) => row.status === status);
  const applicable = rows.filter(({ status }) => status !== 'not applicable');
  const automated = applicable.filter(isAutomated);
  return Promise.resolve({
    counts: {
      requirements: rows.length,
      met: of('met').length,
      'not applicable': of('not applicable').length,
      open: of('open').length,
      'shown by something that runs': automated.length,
      'per cent of what applies': Math.floor((100 * automated.length) / applicable.length),
      'tests that there are': [...titles.values()].reduce((sum, { size }) => sum + size, 0),
    },
    faults: [
      ...rows.flatMap((row) => faultsOf(row, titles)),
      ...wholeFaults(rows, automated.length / applicable.length),
    ],
    notShown: of('open').map(({ requirement, asks }) => `${requirement} ${asks}`),
  });
};

export const asvs: Proof = {
  shows: 'each of the 253 requirements of ASVS 5.0.0 is met by what is cited, does not apply, or is said to be open',
  amounts: {},
  controls: CONTROLS,
  run,
};
