import { readdirSync, readFileSync } from 'node:fs';
import { sum } from './figures.ts';

const numbersIn = (folder: string): number[] =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** A process may end while it is being looked at: then it counts for nothing. */
const orGone = <Value>(look: () => Value, gone: Value): Value => {
  try {
    return look();
  } catch {
    return gone;
  }
};

const field = (pid: number, file: string, name: string): number =>
  orGone(
    () => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]),
    0,
  );

/** A process and all that descend from it. */
export const treeOf = (root: number): number[] => {
  const parents = new Map(numbersIn('/proc').map((pid) => [pid, field(pid, 'status', 'PPid')]));
  const isWithin = (pid: number): boolean => pid === root || (pid > 1 && isWithin(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isWithin);
};

const threadNanos = (pid: number): number[] =>
  numbersIn(`/proc/${pid}/task`).map((thread) =>
    orGone(() => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]), 0),
  );

/** CPU time that a process, its threads and its descendants have used so far, as the scheduler counted it. */
export const cpuMicros = (root: number): number =>
  sum(treeOf(root).flatMap((pid) => orGone(() => threadNanos(pid), []))) / 1000;

export interface Memory {
  /** Every process's resident pages: what they share is counted in each. */
  readonly residentMb: number;
  /** What they share counted once. */
  readonly proportionalMb: number;
}

export const memoryOf = (root: number): Memory => {
  const tree = treeOf(root);
  return {
    residentMb: sum(tree.map((pid) => field(pid, 'status', 'VmRSS'))) / 1024,
    proportionalMb: sum(tree.map((pid) => field(pid, 'smaps_rollup', 'Pss'))) / 1024,
  };
};
