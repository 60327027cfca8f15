import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../infra/root.ts';
import { temporalCache } from '../../../infra/temporal-binary.ts';
import { fuzzable } from './fuzzable.ts';
import type { Attacker, Scene } from './scene.ts';

const run = promisify(execFile);

const HERE = join(projectRoot, 'test', 'proof', 'hostile');
const REQUIREMENTS = join(HERE, 'requirements.txt');
const INSTALL_MS = 300_000;

/** Its Python, from an environment of its own that is made once and kept; null where it cannot be had here. */
export const installed = async (): Promise<string | null> => {
  const version = /^schemathesis==(.+)$/m.exec(await readFile(REQUIREMENTS, 'utf8'))?.[1] ?? '';
  const home = join(temporalCache(), `schemathesis-${version}`);
  const python = join(home, 'bin', 'python');
  if (existsSync(python)) return python;
  const made = `${home}.${String(process.pid)}`;
  try {
    await mkdir(temporalCache(), { recursive: true });
    await run('python3', ['-m', 'venv', made], { timeout: INSTALL_MS });
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--only-binary=:all:',
      '-r',
      REQUIREMENTS,
    ];
    await run(join(made, 'bin', 'python'), pip, { timeout: INSTALL_MS });
    await rename(made, home);
    return python;
  } catch {
    await rm(made, { recursive: true, force: true });
    return existsSync(python) ? python : null;
  }
};

export interface Fuzzing {
  readonly python: string;
  readonly attacker: Attacker;
  readonly seed: number;
  /** How many requests it makes up for each operation. */
  readonly examples: number;
  /** Also every edge of every schema, one by one: some eighty requests for each operation. */
  readonly edges: boolean;
}

interface Report {
  readonly test_cases: { readonly generated: number };
  readonly operations: { readonly total: number; readonly tested: number };
  readonly failures: readonly { readonly title?: string; readonly operation?: string; readonly message?: string }[];
  readonly errors: readonly { readonly title: string; readonly count: number }[];
}

export interface Fuzzed {
  readonly requests: number;
  readonly operations: number;
  readonly faults: readonly string[];
}

/** What a rule of the domain says no to, with 409 or 422, fits the schema all the same. */
const NOT_CHECKED = 'positive_data_acceptance';
const LONGEST_MS = 3_000_000;

const wordsOf = ({ app }: Scene, folder: string, { attacker, seed, examples, edges }: Fuzzing): string[] => [
  ...['-m', 'schemathesis.cli', '--no-color', 'run', join(folder, 'openapi.json'), '--url', `${app.url}/api/v1`],
  ...['--header', `Authorization: Bearer ${attacker.token}`, '--seed', String(seed)],
  ...['--phases', edges ? 'coverage,fuzzing' : 'fuzzing', '--max-examples', String(examples), '--no-shrink'],
  ...['--exclude-checks', NOT_CHECKED, '--suppress-health-check', 'all', '--continue-on-failure', '--warnings', 'off'],
  ...['--report', 'json', '--report-json-path', join(folder, 'report.json')],
];

/** The whole document, asked as one role by a program that knows nothing of us but the document. */
export const fuzzedBy = async (scene: Scene, fuzzing: Fuzzing): Promise<Fuzzed> => {
  const folder = await mkdtemp(join(tmpdir(), 'touiza-fuzz-'));
  try {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(fuzzable(scene)));
    const environment = { ...process.env, SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: HERE, PYTHONDONTWRITEBYTECODE: '1' };
    const options = { cwd: folder, env: environment, timeout: LONGEST_MS, maxBuffer: 1 << 28 };
    const said = await run(fuzzing.python, wordsOf(scene, folder, fuzzing), options).catch((error: unknown) => error);
    const told = String((said as { readonly stdout?: string }).stdout);
    const text = await readFile(join(folder, 'report.json'), 'utf8').catch(() => null);
    if (text === null) throw new Error(`schemathesis wrote no report: ${told.slice(-500)}`);
    return fuzzedIn(JSON.parse(text) as Report, { role: fuzzing.attacker.role, told });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Its report counts; how to ask for the same again is only in what it tells. */
const REQUESTS = /curl -X .+/g;

const fuzzedIn = (
  { test_cases: cases, operations, failures, errors }: Report,
  { role, told }: { readonly role: string; readonly told: string },
): Fuzzed => ({
  requests: cases.generated,
  operations: operations.tested,
  faults: [
    ...failures.map((failure) => `as ${role}: ${JSON.stringify(failure).slice(0, 400)}`),
    ...errors.map(({ title, count }) => `as ${role}, not tried: ${title}, ${String(count)} times`),
    ...(told.match(REQUESTS) ?? []).map((request) => `as ${role}: ${request.slice(0, 600)}`),
  ],
});
