import { hashOf } from './block.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import { headOf, leavesIn, type LineOf } from './lines.ts';
import { grow, leafOf, rootFrom, rootOf, rootOfPeaks } from './merkle.ts';

type BlockLine = LineOf<'block'>;

/** Which blocks count: those that were witnessed outside, and of the others what the bundle says. */
export interface Blocks {
  readonly findings: readonly Finding[];
  readonly sealed: ReadonlyMap<number, BlockLine>;
}

interface Given {
  readonly blocks: readonly BlockLine[];
  /** Blocks and checkpoints of the anchor; empty without one. */
  readonly witnessed: readonly BlockLine[];
  readonly checkpoints: readonly Checkpoint[];
}

const at = (code: Finding['code'], block: number, subject: string | null = null): Finding => ({ code, block, subject });

const isWhole = (line: BlockLine): boolean => {
  const leaves = leavesIn(Buffer.from(line.leaves ?? '', 'base64'));
  const isCounted = leaves.length === line.count && line.ids?.length === line.count;
  return isCounted && rootOf(leaves).toString('hex') === line.root;
};

const isItself = (line: BlockLine): boolean => hashOf(headOf(line)).toString('hex') === line.hash;

const byNumber = (lines: readonly BlockLine[]): Map<number, BlockLine> =>
  new Map(lines.map((line) => [line.number, line] as const).reverse());

const ZEROS = '0'.repeat(64);

/** Every block of a trail, each on the one before it, under every checkpoint. */
export const verifyChain = ({ blocks, witnessed, checkpoints }: Given): Blocks => {
  const findings: Finding[] = [];
  const own = byNumber(blocks);
  const outside = byNumber(witnessed.filter((line) => isItself(line) && isWhole(line)));
  const length = Math.max(-1, ...own.keys()) + 1;
  const roots: Buffer[] = [];
  let peaks: Buffer[] = [];
  let previous = ZEROS;
  for (let number = 0; number < length; number += 1) {
    const line = own.get(number);
    if (line === undefined) findings.push(at('block_missing', number));
    else findings.push(...oddities(line, { previous, outside: outside.get(number) }));
    const hash = line?.hash ?? outside.get(number)?.hash ?? ZEROS;
    previous = hash;
    peaks = grow(peaks, number, leafOf(Buffer.from(hash, 'hex')));
    roots.push(rootOfPeaks(peaks));
  }
  const witnessedLength = Math.max(0, ...[...outside.keys()].map((number) => number + 1), ...checkpoints.map(sizeOf));
  if (witnessedLength > length) findings.push(at('trail_cut', length));
  return {
    findings: [...findings, ...contradicted(checkpoints, roots), ...forksOf(witnessed)],
    sealed: new Map([...own, ...outside]),
  };
};

const sizeOf = ({ size }: Checkpoint): number => size;

const oddities = (line: BlockLine, { previous, outside }: { previous: string; outside: BlockLine | undefined }) => {
  const findings: Finding[] = [];
  if (!isItself(line) || !isWhole(line)) findings.push(at('block_changed', line.number));
  if (line.previous !== previous) findings.push(at('block_unlinked', line.number));
  if (outside !== undefined && outside.hash !== line.hash) findings.push(at('trail_forked', line.number));
  return findings;
};

const contradicted = (checkpoints: readonly Checkpoint[], roots: readonly Buffer[]): Finding[] =>
  checkpoints
    .filter(({ size, root }) => size <= roots.length && roots[size - 1]?.equals(root) !== true)
    .map(({ size }) => at('checkpoint_contradicted', size - 1, String(size)));

/** An anchor that holds two blocks of one number has been told two stories; one told twice is a retry. */
const forksOf = (witnessed: readonly BlockLine[]): Finding[] => {
  const first = byNumber(witnessed);
  return witnessed
    .filter((line) => first.get(line.number)?.hash !== line.hash)
    .map((line) => at('trail_forked', line.number));
};

/** Blocks of a part of the trail, each with its way to a checkpoint. */
export const verifyProven = ({ blocks, witnessed, checkpoints }: Given): Blocks => {
  const findings: Finding[] = [];
  const outside = byNumber(witnessed.filter((line) => isItself(line) && isWhole(line)));
  for (const line of blocks) {
    if (!isItself(line)) findings.push(at('block_changed', line.number));
    else if (!isUnder(line, checkpoints)) findings.push(at('block_unproven', line.number));
    const other = outside.get(line.number);
    if (other !== undefined && other.hash !== line.hash) findings.push(at('trail_forked', line.number));
  }
  const isKnown = new Set(blocks.map(({ number }) => number));
  if (isKnown.size < blocks.length) findings.push(at('evidence_unreadable', 0, 'a block twice'));
  return { findings: [...findings, ...forksOf(witnessed)], sealed: byNumber(blocks) };
};

const isUnder = ({ number, hash, size = 0, path = [] }: BlockLine, checkpoints: readonly Checkpoint[]): boolean => {
  const way = path.map((each) => Buffer.from(each, 'hex'));
  const root = rootFrom(leafOf(Buffer.from(hash, 'hex')), { index: number, size }, way);
  return root !== null && checkpoints.some((checkpoint) => checkpoint.size === size && checkpoint.root.equals(root));
};
