import type { Outcome, Proof, Run } from './proof.ts';
import { requestOf, type Request } from './request.ts';

type Tell = (line: string) => void;

/** A run that broke off has shown nothing, and a control that broke it off was not found by it. */
type Ending = Outcome & { readonly brokenOff?: string };

/** Runs what was asked of one proof, tells what was tried and found, and ends with one verdict. Controls count where the
 * claim holds without them. */
export const prove = async (
  { name, proof }: { readonly name: string; readonly proof: Proof },
  words: readonly string[],
  tell: Tell,
): Promise<boolean> => {
  const request = requestOf(proof, words);
  const endings: Ending[] = [];
  for (const run of request.runs) {
    tell(`proof:${name}, seed ${String(run.seed)}, ${run.planted ?? 'nothing'} planted`);
    const ending = await endingOf(proof, run);
    tellOf(ending, tell);
    endings.push(ending);
  }
  const { isGood, why } = verdictOf(proof, request, endings);
  tell(`VERDICT proof:${name} ${isGood ? 'shown' : 'NOT SHOWN'}: ${why}`);
  return isGood;
};

const endingOf = async (proof: Proof, run: Run): Promise<Ending> => {
  try {
    return await proof.run(run);
  } catch (error) {
    return {
      counts: {},
      faults: [],
      brokenOff: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
};

const FAULTS_TOLD = 20;

const tellOf = ({ counts, faults, notShown = [], brokenOff }: Ending, tell: Tell): void => {
  for (const [what, count] of Object.entries(counts)) tell(`  ${what.padEnd(44)}${count.toLocaleString('en')}`);
  for (const what of notShown) tell(`  not shown here: ${what}`);
  for (const fault of faults.slice(0, FAULTS_TOLD)) tell(`  AGAINST IT: ${fault}`);
  if (faults.length > FAULTS_TOLD) tell(`  and ${String(faults.length - FAULTS_TOLD)} more`);
  if (brokenOff !== undefined) tell(`  BROKEN OFF: ${brokenOff}`);
};

const verdictOf = ({ shows }: Proof, { asks, runs }: Request, endings: readonly Ending[]) => {
  const [first = NOTHING, ...planted] = endings;
  if (first.brokenOff !== undefined) return { isGood: false, why: 'the run broke off' };
  if (asks === 'run' || first.faults.length > 0)
    return { isGood: first.faults.length === 0, why: first.faults[0] ?? shows };
  const controls = runs.slice(1).map((run) => run.planted ?? '');
  const missed = controls.filter((_control, index) => !isRed(planted[index] ?? NOTHING));
  const why = `${String(controls.length - missed.length)} of ${String(controls.length)} controls turned it red`;
  return { isGood: missed.length === 0, why: missed.length === 0 ? why : `${why}, not ${missed.join(', ')}` };
};

const isRed = ({ faults, brokenOff }: Ending): boolean => faults.length > 0 && brokenOff === undefined;

const NOTHING: Ending = { counts: {}, faults: [], brokenOff: 'never ran' };
