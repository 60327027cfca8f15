import type { Block, Sealable } from '../../services/audit/block.ts';
import { introduce, openCheckpoint, trustedKeys } from '../../services/audit/checkpoint.ts';
import { wholeBlock, type Line } from '../../services/audit/lines.ts';
import { rootOfPeaks } from '../../services/audit/merkle.ts';
import type { Anchor, HeldLog, Keyring } from '../../services/audit/seal-ports.ts';
import { sealEvents } from '../../services/audit/seal-events.ts';
import type { DomainError } from '../../services/shared/errors.ts';
import { entryOf, sealed, signerFrom } from '../support/builders/sealed.ts';

const ORIGIN = 'example.org/trail';
const NOW = new Date('2026-03-01T08:00:00.000Z');
const [FIRST, SECOND, STRANGER] = [signerFrom(1, ORIGIN), signerFrom(2, ORIGIN), signerFrom(3, ORIGIN)];
const ONE: Keyring = { signer: FIRST, first: FIRST.verifier, introductions: [introduce(FIRST.verifier, FIRST)] };
const TWO: Keyring = {
  signer: SECOND,
  first: FIRST.verifier,
  introductions: [...ONE.introductions, introduce(SECOND.verifier, FIRST)],
};

/** The trail and its places outside, kept in memory: what the sealer does with them is all that is looked at. */
const placesOf = (...names: string[]) => {
  const blocks: Block[] = [];
  const waiting: Sealable[] = [];
  const kept: unknown[] = [];
  const held: HeldLog = {
    last: () => Promise.resolve(blocks.at(-1) ?? null),
    next: () => Promise.resolve(waiting.shift() ?? null),
    add: (block) => Promise.resolve(void blocks.push(block)),
    listFrom: (number, limit) => Promise.resolve(blocks.slice(number, number + limit)),
    keep: (notes) => Promise.resolve(void kept.push(...notes)),
    now: () => Promise.resolve(NOW),
  };
  const anchors = names.map((name) => {
    const lines: Line[] = [];
    const appended: Date[] = [];
    const anchor: Anchor = {
      name,
      last: () => Promise.resolve(lines.findLast((line) => line.is === 'checkpoint')?.note ?? null),
      append: (more, at) => {
        lines.push(...more);
        appended.push(at);
        return Promise.resolve();
      },
    };
    return { ...anchor, lines, appended };
  });
  let isFree = true;
  const seal = (keyring = ONE) =>
    sealEvents({
      log: { alone: (work) => (isFree ? work(held) : Promise.resolve(null)) },
      anchors,
      keyring,
      origin: ORIGIN,
    })();
  const write = (...numbers: number[]) => {
    const entries = numbers.map((number) => entryOf(number));
    waiting.push({ epoch: 1, xidFrom: 0n, xidTo: 1000n, entries });
  };
  return { blocks, kept, anchors, seal, write, occupy: () => (isFree = false) };
};
const kinds = (lines: readonly Line[]) => lines.map(({ is }) => is);
const noteIn = (lines: readonly Line[]) => lines.filter((line) => line.is === 'checkpoint').at(-1)?.note ?? '';

describe('what is sealed', () => {
  it('goes outside once: the keys at first, each block, and a checkpoint over all of them', async () => {
    const { anchors, seal, write, blocks, kept } = placesOf('one', 'two');
    write(1, 2);
    expect(await seal()).toEqual({ sealed: 2, failures: [] });
    for (const { lines, appended } of anchors) {
      const note = noteIn(lines);
      expect(lines).toEqual([
        { is: 'key', note: ONE.introductions[0] },
        wholeBlock(blocks[0]!),
        { is: 'checkpoint', note },
      ]);
      expect(openCheckpoint(note, trustedKeys([FIRST.verifier], []))).toEqual({
        ...{ origin: ORIGIN, size: 1, epoch: 1, at: NOW.toISOString() },
        root: rootOfPeaks(blocks[0]!.peaks),
      });
      expect(appended).toEqual([NOW]);
    }
    const note = noteIn(anchors[0]!.lines);
    expect(kept.slice(0, 2)).toEqual([
      { kind: 'key', size: null, note: ONE.introductions[0] },
      { kind: 'checkpoint', size: 1, note },
    ]);
    write(3);
    expect(await seal()).toEqual({ sealed: 1, failures: [] });
    expect(kinds(anchors[1]!.lines)).toEqual(['key', 'block', 'checkpoint', 'block', 'checkpoint']);
    expect(kept).toHaveLength(6);
    expect(kept.at(-1)).toMatchObject({ kind: 'checkpoint', size: 2 });
  });

  it('goes nowhere where nothing is new, and is left to who is at it already', async () => {
    const { anchors, seal, write, kept, occupy } = placesOf('one');
    expect(await seal()).toEqual({ sealed: 0, failures: [] });
    expect(anchors[0]!.lines).toEqual([]);
    write(1);
    await seal();
    expect(await seal()).toEqual({ sealed: 0, failures: [] });
    expect(kinds(anchors[0]!.lines)).toEqual(['key', 'block', 'checkpoint']);
    expect(kept).toHaveLength(2);
    write(2);
    occupy();
    expect(await seal()).toEqual({ sealed: 0, failures: [] });
    expect(kinds(anchors[0]!.lines)).toHaveLength(3);
  });

  it('reaches a place that was behind in parts of two hundred blocks, each under its checkpoint', async () => {
    const { anchors, seal, blocks } = placesOf('one');
    blocks.push(...sealed(Array.from({ length: 201 }, (_, index) => [entryOf(index)])));
    await seal();
    expect(kinds(anchors[0]!.lines).filter((is) => is === 'block')).toHaveLength(200);
    await seal();
    expect(anchors[0]!.lines.filter((line) => line.is === 'block').map(({ number }) => number)).toEqual([
      ...blocks.map(({ number }) => number),
    ]);
  });

  it('is signed by the newest key, which is introduced where it is new', async () => {
    const { anchors, seal, write } = placesOf('one');
    write(1);
    await seal();
    write(2);
    expect(await seal(TWO)).toEqual({ sealed: 1, failures: [] });
    const lines = anchors[0]!.lines.slice(3);
    expect(kinds(lines)).toEqual(['key', 'key', 'block', 'checkpoint']);
    expect(openCheckpoint(noteIn(lines), trustedKeys([SECOND.verifier], []))?.size).toBe(2);
    write(3);
    await seal(TWO);
    expect(kinds(anchors[0]!.lines.slice(7))).toEqual(['block', 'checkpoint']);
  });

  it('is not signed where outside stands more, something else, or what no key of ours has signed', async () => {
    const code = async ({ seal }: ReturnType<typeof placesOf>, keyring = ONE) => {
      const { failures } = await seal(keyring);
      return failures.map((error) => [(error as DomainError).code, (error as DomainError).details]);
    };
    const cut = placesOf('one');
    cut.write(1);
    await cut.seal();
    cut.write(2);
    await cut.seal();
    const first = cut.blocks[0]!;
    cut.blocks.pop();
    expect(await code(cut)).toEqual([['trail_cut', { medium: 'one', blocks: 1, witnessed: 2 }]]);
    cut.blocks.pop();
    expect(await code(cut)).toEqual([['trail_cut', { medium: 'one', blocks: 0, witnessed: 2 }]]);
    cut.blocks.push(first, ...sealed([[entryOf(8)], [entryOf(9)]]).slice(1));
    const before = cut.anchors[0]!.lines.length;
    expect(await code(cut)).toEqual([['trail_forked', { medium: 'one', blocks: 2 }]]);
    expect(cut.anchors[0]!.lines).toHaveLength(before);

    const foreign = placesOf('one', 'two');
    foreign.write(1);
    const strange = {
      signer: STRANGER,
      first: STRANGER.verifier,
      introductions: [introduce(STRANGER.verifier, STRANGER)],
    };
    await foreign.seal(strange);
    expect(await code(foreign)).toEqual([
      ['anchor_foreign', { medium: 'one' }],
      ['anchor_foreign', { medium: 'two' }],
    ]);
  });
});
