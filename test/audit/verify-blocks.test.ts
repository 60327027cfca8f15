import { hashOf, type Block } from '../../services/audit/block.ts';
import type { Checkpoint } from '../../services/audit/checkpoint.ts';
import { headOf, provenBlock, wholeBlock, type LineOf } from '../../services/audit/lines.ts';
import { leafOf, pathsOf, rootOf, rootOfPeaks } from '../../services/audit/merkle.ts';
import { verifyChain, verifyProven } from '../../services/audit/verify-blocks.ts';
import { entryOf, sealed } from '../support/builders/sealed.ts';

type BlockLine = LineOf<'block'>;

const BLOCKS = sealed([[entryOf(1), entryOf(2)], [entryOf(3)], [entryOf(4)], [entryOf(5)]]);
const WHOLE = BLOCKS.map(wholeBlock);

const checkpointAt = (size: number, root = rootOfPeaks(BLOCKS[size - 1]?.peaks ?? [])): Checkpoint => ({
  ...{ origin: 'a/b', epoch: 1, at: '2026-03-01T08:00:00.000Z' },
  ...{ size, root },
});
const given = (blocks: readonly BlockLine[], of: Partial<Parameters<typeof verifyChain>[0]> = {}) => ({
  blocks,
  witnessed: WHOLE,
  checkpoints: [checkpointAt(4)],
  ...of,
});
const changed = (lines: readonly BlockLine[], at: number, change: Partial<BlockLine>): BlockLine[] =>
  lines.map((line, index) => (index === at ? { ...line, ...change } : line));

/** What somebody writes who knows how it is made: changed, and hashed again. */
const forged = (line: BlockLine, change: Partial<BlockLine>): BlockLine => {
  const other = { ...line, ...change };
  return { ...other, hash: hashOf(headOf(other)).toString('hex') };
};

/** Witnesses of the last block that are not what their hash says, or do not hold what they count. */
const broken = (): BlockLine[][] => [
  changed(WHOLE, 3, { epoch: 9 }),
  changed(WHOLE, 3, { hash: 'ef'.repeat(32) }),
  changed(WHOLE, 3, { ...forged(WHOLE[3]!, { epoch: 9 }), ids: [] }),
];

describe('the blocks of a whole trail', () => {
  const found = (...asked: Parameters<typeof given>) =>
    verifyChain(given(...asked)).findings.map(({ code, block, subject }) => [code, block, subject]);

  it('stand where nothing was done to them, with or without witnesses', () => {
    expect(found(WHOLE)).toEqual([]);
    expect(found(WHOLE, { witnessed: [] })).toEqual([]);
    expect(found(WHOLE.toReversed())).toEqual([]);
    expect(found(WHOLE, { checkpoints: [1, 2, 3, 4].map((size) => checkpointAt(size)) })).toEqual([]);
    expect(found([], { witnessed: [], checkpoints: [] })).toEqual([]);
    expect(found(WHOLE, { witnessed: WHOLE.slice(0, 2) })).toEqual([]);
    expect([...verifyChain(given(WHOLE)).sealed.keys()].toSorted()).toEqual([0, 1, 2, 3]);
  });

  const other = 'cd'.repeat(32);
  it.each([
    { epoch: 2 },
    { xidFrom: '1' },
    { xidTo: '99' },
    { count: 3 },
    { root: other },
    { hash: other },
    { ids: ['x'] },
    { ids: undefined },
    { leaves: '' },
    { leaves: undefined },
    { leaves: Buffer.alloc(64, 1).toString('base64') },
  ])('are changed where one says %j', (change) => {
    expect(found(changed(WHOLE, 0, change), { witnessed: [], checkpoints: [] })[0]).toEqual(['block_changed', 0, null]);
  });

  it('are changed where one holds fewer or more than it counts, though it is hashed again', () => {
    const counted = forged(WHOLE[0]!, { count: 3, ids: ['a', 'b', 'c'] });
    expect(found([counted], { witnessed: [], checkpoints: [] })).toEqual([['block_changed', 0, null]]);
    const three = Buffer.concat([...BLOCKS[0]!.leaves, Buffer.alloc(32)]).toString('base64');
    const held = forged(WHOLE[0]!, { leaves: three });
    expect(found([held], { witnessed: [], checkpoints: [] })).toEqual([['block_changed', 0, null]]);
  });

  it('do not follow where one names another before it, though it is itself', () => {
    const lines = [...WHOLE.slice(0, 3), forged(WHOLE[3]!, { previous: other })];
    expect(found(lines, { witnessed: [], checkpoints: [] })).toEqual([['block_unlinked', 3, null]]);
    const begun = changed(WHOLE.slice(0, 1), 0, forged(WHOLE[0]!, { previous: other }));
    expect(found(begun, { witnessed: [], checkpoints: [] })).toEqual([['block_unlinked', 0, null]]);
  });

  it('are missing where later ones are, and what was witnessed stands in for them', () => {
    const without = WHOLE.filter(({ number }) => number !== 1);
    expect(found(without)).toEqual([['block_missing', 1, null]]);
    expect(found(without, { witnessed: [], checkpoints: [] })).toEqual([
      ['block_missing', 1, null],
      ['block_unlinked', 2, null],
    ]);
    const wasFirst = WHOLE.slice(1);
    expect(found(wasFirst)).toEqual([['block_missing', 0, null]]);
  });

  it('are cut where fewer are left than blocks or checkpoints were witnessed', () => {
    expect(found(WHOLE.slice(0, 3))).toEqual([['trail_cut', 3, null]]);
    expect(found(WHOLE.slice(0, 3), { checkpoints: [] })).toEqual([['trail_cut', 3, null]]);
    expect(found(WHOLE.slice(0, 3), { witnessed: [] })).toEqual([['trail_cut', 3, null]]);
    expect(found(WHOLE.slice(0, 3), { witnessed: [], checkpoints: [checkpointAt(3)] })).toEqual([]);
    expect(found([])).toEqual([['trail_cut', 0, null]]);
  });

  it('contradict a checkpoint that was signed over others', () => {
    const wrong = checkpointAt(3, Buffer.alloc(32));
    expect(found(WHOLE, { checkpoints: [wrong, checkpointAt(4)] })).toEqual([['checkpoint_contradicted', 2, '3']]);
    expect(found(WHOLE, { checkpoints: [checkpointAt(4, Buffer.alloc(32))] })).toEqual([
      ['checkpoint_contradicted', 3, '4'],
    ]);
    expect(found(WHOLE, { checkpoints: [checkpointAt(0, rootOf([]))] })).toEqual([
      ['checkpoint_contradicted', -1, '0'],
    ]);
  });

  it('are forked where one is another than was witnessed, or where two were witnessed', () => {
    const fork = forged(WHOLE[3]!, { epoch: 9 });
    expect(found([...WHOLE.slice(0, 3), fork], { checkpoints: [] })).toEqual([['trail_forked', 3, null]]);
    expect(found(WHOLE, { witnessed: [...WHOLE, fork] })).toEqual([['trail_forked', 3, null]]);
    expect(found(WHOLE, { witnessed: [...WHOLE, ...WHOLE] })).toEqual([]);
  });

  it('are not judged by a witness that is broken, and count as they were witnessed', () => {
    for (const witnessed of broken()) expect(found(WHOLE, { witnessed })).toEqual([]);
    const lines = changed(WHOLE, 0, { ids: ['x', 'y'] });
    expect(verifyChain(given(lines)).sealed.get(0)).toEqual(WHOLE[0]);
    expect(verifyChain(given(lines, { witnessed: [] })).sealed.get(0)).toEqual(lines[0]);
    const twice = [...WHOLE, changed(WHOLE, 0, { ids: ['x', 'y'] })[0]!];
    expect(verifyChain(given(twice, { witnessed: [] })).sealed.get(0)).toEqual(WHOLE[0]);
  });
});

describe('the blocks of a part', () => {
  const numbers = [1, 3];
  const paths = pathsOf(
    BLOCKS.map(({ hash }) => leafOf(hash)),
    numbers,
  );
  const proven = (block: Block) => provenBlock(block, 4, paths.get(block.number) ?? []);
  const PART = numbers.map((number) => proven(BLOCKS[number]!));
  const found = (...asked: Parameters<typeof given>) =>
    verifyProven(given(...asked)).findings.map(({ code, block, subject }) => [code, block, subject]);

  it('stand where each has its way to a checkpoint', () => {
    expect(found(PART)).toEqual([]);
    expect(found(PART, { witnessed: [], checkpoints: [checkpointAt(2), checkpointAt(4)] })).toEqual([]);
    expect([...verifyProven(given(PART)).sealed.keys()].toSorted()).toEqual([1, 3]);
  });

  it('are unproven where the way, its length, the place or the checkpoint is another', () => {
    const unproven = [['block_unproven', 1, null]];
    expect(found(changed(PART, 0, { path: [] }))).toEqual(unproven);
    expect(found(changed(PART, 0, { path: undefined }))).toEqual(unproven);
    expect(found(changed(PART, 0, { path: PART[1]?.path }))).toEqual(unproven);
    expect(found(changed(PART, 0, { size: 3 }))).toEqual(unproven);
    expect(found(changed(PART, 0, { size: undefined }))).toEqual(unproven);
    for (const checkpoints of [
      [],
      [checkpointAt(3)],
      [checkpointAt(4, Buffer.alloc(32))],
      [checkpointAt(5, checkpointAt(4).root)],
    ])
      expect(found(PART, { checkpoints })).toEqual([...unproven, ['block_unproven', 3, null]]);
  });

  it('are changed where one is not what its hash says, forked where another was witnessed', () => {
    const another = forged(PART[1]!, { epoch: 9 });
    expect(found(changed(PART, 0, { epoch: 2 }))).toEqual([['block_changed', 1, null]]);
    expect(found([PART[0]!, another])).toEqual([
      ['block_unproven', 3, null],
      ['trail_forked', 3, null],
    ]);
    expect(found(PART, { witnessed: [...WHOLE, forged(WHOLE[3]!, { epoch: 9 })] })).toEqual([
      ['trail_forked', 3, null],
    ]);
    for (const witnessed of broken()) expect(found(PART, { witnessed })).toEqual([]);
  });

  it('need no way where there is one only', () => {
    const alone = { ...provenBlock(BLOCKS[0]!, 1, []), path: undefined };
    expect(found([alone], { witnessed: [], checkpoints: [checkpointAt(1)] })).toEqual([]);
  });

  it('are there once', () => {
    expect(found([...PART, PART[0]!])).toEqual([['evidence_unreadable', 0, 'a block twice']]);
  });
});
