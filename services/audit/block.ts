import { encode, type Entry } from './entry.ts';
import { grow, leafOf, rootOf, sha256 } from './merkle.ts';

/** A part of the trail, sealed: every entry of the transactions from one number up to another. */
export interface BlockHead {
  /** From 0, without a gap. */
  readonly number: number;
  /** Transaction numbers begin anew on another cluster: the epoch says on which. */
  readonly epoch: number;
  readonly xidFrom: bigint;
  /** Not included. */
  readonly xidTo: bigint;
  readonly count: number;
  readonly root: Buffer;
  /** The hash of the block before; zeros for the first. */
  readonly previous: Buffer;
}

export interface Block extends BlockHead {
  readonly hash: Buffer;
  /** What it holds, in order, and the leaf of each. */
  readonly ids: readonly string[];
  readonly leaves: readonly Buffer[];
  /** Of the tree over the hashes of all blocks up to this one. */
  readonly peaks: readonly Buffer[];
}

const BLOCK = Buffer.from([2]);
const NOTHING_BEFORE = Buffer.alloc(32);

const numberOf = (value: bigint | number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

/** `02 ‖ number ‖ epoch ‖ from ‖ to ‖ count ‖ root ‖ previous`, numbers in eight bytes. */
export const hashOf = ({ number, epoch, xidFrom, xidTo, count, root, previous }: BlockHead): Buffer =>
  sha256(BLOCK, ...[number, epoch, xidFrom, xidTo, count].map(numberOf), root, previous);

export const leafOfEntry = (entry: Entry): Buffer => leafOf(encode(entry));

/** What is to be sealed: whole transactions, of which none is still open. */
export interface Sealable {
  readonly epoch: number;
  readonly xidFrom: bigint;
  readonly xidTo: bigint;
  readonly entries: readonly Entry[];
}

export const sealOn = (last: Block | null, { epoch, xidFrom, xidTo, entries }: Sealable): Block => {
  const leaves = entries.map(leafOfEntry);
  const head: BlockHead = {
    number: last === null ? 0 : last.number + 1,
    epoch,
    xidFrom,
    xidTo,
    count: leaves.length,
    root: rootOf(leaves),
    previous: last?.hash ?? NOTHING_BEFORE,
  };
  const hash = hashOf(head);
  const ids = entries.map(({ fields }) => fields['id'] ?? '');
  return { ...head, hash, ids, leaves, peaks: grow(last?.peaks ?? [], head.number, leafOf(hash)) };
};
