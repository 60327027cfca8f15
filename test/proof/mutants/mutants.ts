import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../infra/root.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { SURVIVORS } from './survivors.ts';
import type { Survivor } from './survivor.ts';

/**
 * Of all that is changed, so many hundredths must be noticed. A small file may have less, where a few of its changes
 * cannot be told from it: each stands among the survivors, with its reason.
 */
const LEAST = 90;

const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          replacement: z.string(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.int() }) }),
        }),
      ),
    }),
  ),
});

interface Mutant extends Omit<Survivor, 'reason'> {
  readonly status: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));

const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

/** Files of rules that the same tests pin. */
const Pinned = z.strictObject({ rules: z.array(z.string()), tests: z.array(z.string()) });

/** Every change of these files, and what the tests that pin them made of it. */
const mutantsOf = async ({ rules, tests }: z.output<typeof Pinned>): Promise<Mutant[]> => {
  const stryker = join(projectRoot, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(process.execPath, [stryker, 'run', 'test/proof/mutants/stryker.config.mjs'], {
    cwd: projectRoot,
    env: { ...process.env, MUTANTS_OF: rules.join(' '), MUTANTS_TESTS: tests.join(' ') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the mutants of ${rules.join(', ')} were not tried: exit code ${String(code)}`);
  const { files } = Report.parse(read('.touiza/mutants.json'));
  for (const file of rules)
    if (!files[file]?.mutants.some(({ status }) => [...KILLED, ...ALIVE].includes(status)))
      throw new Error(`nothing was changed in ${file}`);
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ replacement, status, location }) => ({
      file: path,
      line: lines[location.start.line - 1]?.trim() ?? '',
      becomes: replacement,
      status,
    }));
  });
};

const isSame = (one: Omit<Survivor, 'reason'>) => (other: Omit<Survivor, 'reason'>) =>
  one.file === other.file && one.line === other.line && one.becomes === other.becomes;

const CONTROLS = { 'tests-taken-away': 'the rules of money are tried with the tests of something else' };

const scoreOf = (mutants: readonly Mutant[]): number => {
  const [killed, alive] = [KILLED, ALIVE].map((of) => mutants.filter(({ status }) => of.includes(status)).length);
  return Math.floor((100 * (killed ?? 0)) / Math.max(1, (killed ?? 0) + (alive ?? 0)));
};

const run = async ({ planted, amount }: Run): Promise<Outcome> => {
  const pinned = z.array(Pinned).parse(read('test/proof/mutants/rules.json')).slice(0, amount('groups'));
  const tests = planted === null ? {} : { tests: ['test/shared/plain-text.test.ts'] };
  const all: Mutant[] = [];
  for (const each of pinned) all.push(...(await mutantsOf({ ...each, ...tests })));
  const alive = all.filter(({ status }) => ALIVE.includes(status));
  const killed = all.filter(({ status }) => KILLED.includes(status)).length;
  const files = pinned.flatMap(({ rules }) => rules);
  const score = scoreOf(all);
  const worst = Math.min(...files.map((file) => scoreOf(all.filter((mutant) => mutant.file === file))));
  const idle = SURVIVORS.filter((survivor) => files.includes(survivor.file) && !alive.some(isSame(survivor)));
  const unexplained = alive.filter((mutant) => !SURVIVORS.some(isSame(mutant)));
  return {
    counts: {
      files: files.length,
      mutants: killed + alive.length,
      killed,
      'killed, in hundredths': score,
      'killed in the worst file, in hundredths': worst,
    },
    faults: [
      ...(score < LEAST ? [`${String(score)} of 100 are noticed, not ${String(LEAST)}`] : []),
      ...idle.map(({ file, line, becomes }) => `explained, and noticed now, in ${file}: ${line} => ${becomes}`),
      ...unexplained.map(({ file, line, becomes }) => `nobody notices in ${file}: ${line} => ${becomes}`),
    ],
  };
};

export const mutants: Proof = {
  shows: 'what is changed in a rule of money, plan, round, access or audit is noticed by a test, or is told why not',
  amounts: { groups: { short: 99, long: 99, control: 1 } },
  controls: CONTROLS,
  run,
};
