import type { Outcome, Proof, Run } from './proof.ts';
import { requestOf, type Request } from './request.ts';

type Tell = (line: string) => void;

export interface Verdict {
  readonly isGood: boolean;
  readonly told: string;
}

/** A run that broke off has shown nothing, and a control that broke it off was not found by it. */
type Ending = Outcome & { readonly brokenOff?: string };

/** Runs what was asked of one proof, tells what was tried and found, and ends with one verdict. Controls count where the
 * claim holds without them. */
export const prove = async (
  { name, proof }: { readonly name: string; readonly proof: Proof },
  words: readonly string[],
  tell: Tell,
): Promise<Verdict> => {
  const request = requestOf(proof, words);
  const endings: Ending[] = [];
  for (const run of request.runs) {
    tell(`proof:${name}, seed ${String(run.seed)}, ${run.planted ?? 'nothing'} planted`);
    const ending = await endingOf(proof, run);
    tellOf(ending, tell);
    endings.push(ending);
  }
  const { isGood, why } = verdictOf(proof, request, endings);
  const told = `VERDICT proof:${name} ${isGood ? 'shown' : 'NOT SHOWN'}: ${why}`;
  tell(told);
  return { isGood, told };
};

const endingOf = async (proof: Proof, run: Run): Promise<Ending> => {
  try {
    const outcome = await proof.run(run);
    return { ...outcome, faults: [...outcome.faults, ...lacking(proof, run, outcome)] };
  } catch (error) {
    return {
      counts: {},
      faults: [],
      brokenOff: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

/** Too little was tried to show anything; a control shows itself by less. */
const lacking = ({ least }: Proof, run: Run, { counts }: Outcome): string[] =>
  Object.entries(run.planted === null ? (least?.(run) ?? {}) : {})
    .filter(([what, amount]) => (counts[what] ?? 0) < amount)
    .map(([what, amount]) => `${what}: ${String(counts[what] ?? 0)}, of at least ${String(amount)}`);

const FAULTS_TOLD = 20;

const tellOf = ({ counts, faults, notShown = [], brokenOff }: Ending, tell: Tell): void => {
  for (const [what, count] of Object.entries(counts)) tell(`  ${what.padEnd(44)}${count.toLocaleString('en')}`);
  for (const what of notShown) tell(`  not shown here: ${what}`);
  for (const fault of faults.slice(0, FAULTS_TOLD)) tell(`  AGAINST IT: ${fault}`);
  if (faults.length > FAULTS_TOLD) tell(`  and ${String(faults.length - FAULTS_TOLD)} more`);
  if (brokenOff !== undefined) tell(`  BROKEN OFF: ${brokenOff}`);
};

const verdictOf = ({ shows, seenAs }: Proof, { asks, runs }: Request, endings: readonly Ending[]) => {
  const [first = NOTHING, ...planted] = endings;
  if (first.brokenOff !== undefined) return { isGood: false, why: breakOf(first.brokenOff) };
  if (asks === 'run' || first.faults.length > 0)
    return { isGood: first.faults.length === 0, why: first.faults[0] ?? shows };
  const controls = runs
    .slice(1)
    .map(({ planted: name }, index) => ({ name: name ?? '', ending: planted[index] ?? NOTHING }));
  const missed = controls.filter(({ name, ending }) => !isRed(ending, seenAs?.[name]));
  const why = `${String(controls.length - missed.length)} of ${String(controls.length)} controls turned it red`;
  return { isGood: missed.length === 0, why: [why, ...missed.map(missedAs)].join(', not ') };
};

/** What a control was seen as instead: who reads the verdict alone shall know where to look. */
const missedAs = ({
  name,
  ending: { brokenOff, faults },
}: {
  readonly name: string;
  readonly ending: Ending;
}): string => `${name} (${brokenOff === undefined ? `seen as ${faults[0] ?? 'nothing'}` : breakOf(brokenOff)})`;

const breakOf = (brokenOff: string): string => `the run broke off: ${brokenOff.split('\n')[0] ?? ''}`;

const isRed = ({ faults, brokenOff }: Ending, seenAs = /./): boolean =>
  brokenOff === undefined && faults.some((fault) => seenAs.test(fault));

const NOTHING: Ending = { counts: {}, faults: [], brokenOff: 'never ran' };
