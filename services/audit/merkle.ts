import { createHash } from 'node:crypto';

/** The trees of RFC 9162 §2.1: what is hashed says whether it is a leaf or a node, so that no leaf passes for a node. */
export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const leafOf = (bytes: Uint8Array): Buffer => sha256(LEAF, bytes);
const nodeOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** The largest power of two below a size: where the left half of a tree ends. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

export const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
};

/** What each of these leaves needs beside itself to give the root, the nearest first. */
export const pathsOf = (leaves: readonly Buffer[], indexes: readonly number[]): Map<number, Buffer[]> =>
  treeOf({ leaves, from: 0 }, [...new Set(indexes)]).paths;

interface Part {
  readonly leaves: readonly Buffer[];
  readonly from: number;
}

interface Tree {
  readonly root: Buffer;
  readonly paths: Map<number, Buffer[]>;
}

/** Every node is hashed once, however many leaves are asked for. */
const treeOf = ({ leaves, from }: Part, indexes: readonly number[]): Tree => {
  if (leaves.length <= 1 || indexes.length === 0) {
    return { root: rootOf(leaves), paths: new Map(indexes.map((index) => [index, []])) };
  }
  const split = splitOf(leaves.length);
  const isLeft = (index: number) => index < from + split;
  const left = treeOf({ leaves: leaves.slice(0, split), from }, indexes.filter(isLeft));
  const right = treeOf(
    { leaves: leaves.slice(split), from: from + split },
    indexes.filter((index) => !isLeft(index)),
  );
  for (const path of left.paths.values()) path.push(right.root);
  for (const path of right.paths.values()) path.push(left.root);
  return { root: nodeOf(left.root, right.root), paths: new Map([...left.paths, ...right.paths]) };
};

interface Place {
  readonly index: number;
  readonly size: number;
}

/** The root that a leaf and its path give; null where the path is not as long as that place in such a tree asks. */
export const rootFrom = (leaf: Buffer, place: Place, path: readonly Buffer[]): Buffer | null => {
  if (place.index >= place.size) return null;
  if (place.size === 1) return path.length === 0 ? leaf : null;
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const { isLeft, half } = halfOf(place);
  const under = rootFrom(leaf, half, path.slice(0, -1));
  return under && (isLeft ? nodeOf(under, sibling) : nodeOf(sibling, under));
};

const halfOf = ({ index, size }: Place): { isLeft: boolean; half: Place } => {
  const split = splitOf(size);
  return index < split
    ? { isLeft: true, half: { index, size: split } }
    : { isLeft: false, half: { index: index - split, size: size - split } };
};

/** The roots of the full trees that a tree of this size is made of, the largest first: all that growing it takes. */
export const grow = (peaks: readonly Buffer[], size: number, leaf: Buffer): Buffer[] => {
  const grown = [...peaks];
  let top = leaf;
  for (let full = size; full % 2 === 1; full = (full - 1) / 2) top = nodeOf(grown.pop() ?? top, top);
  return [...grown, top];
};

/** The root of the tree that has these peaks. */
export const rootOfPeaks = (peaks: readonly Buffer[]): Buffer =>
  peaks.length === 0 ? sha256() : peaks.reduceRight((right, left) => nodeOf(left, right));
