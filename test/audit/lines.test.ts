import {
  headOf,
  leavesIn,
  provenBlock,
  readLines,
  wholeBlock,
  writeLines,
  type Line,
} from '../../services/audit/lines.ts';
import { FINDINGS, inTrailOrder, type Finding } from '../../services/audit/finding.ts';
import { entryOf, sealed } from '../support/builders/sealed.ts';

const HASH = 'ab'.repeat(32);
const HEADER = { is: 'evidence', version: 1, scope: 'whole', origin: 'example.org/trail' };
const KEY = { is: 'key', note: 'n' };
const CHECKPOINT = { is: 'checkpoint', note: 'n' };
const BLOCK = {
  ...{ is: 'block', number: 0, epoch: 0, xidFrom: '0', xidTo: '12345678901234567890', count: 0 },
  ...{ root: HASH, previous: HASH, hash: HASH },
};
const ENTRY = { is: 'entry', type: 'event', fields: { id: 'x', reason: null } };
const PERSONAL = { is: 'personal', commitment: 'c', salt: 's', value: 'v' };
const DOCUMENT = { is: 'document', sha256: HASH, bytes: 'AAAA' };
const [WHOLE, PROVEN] = [
  { ...BLOCK, ids: ['x'], leaves: 'AAAA' },
  { ...BLOCK, size: 0, path: [HASH] },
];
const PLACED = { ...ENTRY, type: 'transfer', block: 0, index: 0, path: Array.from({ length: 64 }, () => HASH) };

const read = (line: unknown) => readLines(JSON.stringify(line))[0];

describe('a line of evidence', () => {
  it.each([HEADER, KEY, CHECKPOINT, BLOCK, WHOLE, PROVEN, ENTRY, PLACED, PERSONAL, DOCUMENT])(
    'is read as it was written: $is',
    (line) => {
      expect(read(line)).toEqual(line);
      expect(writeLines([line as Line])).toBe(`${JSON.stringify(line)}\n`);
    },
  );

  it.each([HEADER, KEY, CHECKPOINT, WHOLE, PLACED, PERSONAL, DOCUMENT])(
    'says nothing more and nothing less: $is',
    (line) => {
      expect(read({ ...line, more: 1 })).toBeNull();
      const needed = Object.keys(line).filter((name) => !['ids', 'leaves', 'block', 'index', 'path'].includes(name));
      for (const name of needed) expect(read({ ...line, [name]: undefined })).toBeNull();
    },
  );

  const wrong: readonly [object, object][] = [
    [HEADER, { version: 2 }],
    [HEADER, { is: 'other' }],
    ...['root', 'previous', 'hash'].flatMap((name): [object, object][] =>
      [`${HASH}0`, `x${HASH}`, HASH.slice(1), HASH.toUpperCase(), `${HASH}\n`].map((value) => [
        BLOCK,
        { [name]: value },
      ]),
    ),
    ...['number', 'epoch', 'count', 'size'].flatMap((name): [object, object][] =>
      [-1, 0.5, '0'].map((value) => [PROVEN, { [name]: value }]),
    ),
    ...['xidFrom', 'xidTo'].flatMap((name): [object, object][] =>
      ['', '-1', 'a', '1a', 'a1', '123456789012345678901'].map((value) => [BLOCK, { [name]: value }]),
    ),
    [WHOLE, { ids: [1] }],
    [WHOLE, { leaves: '!' }],
    [PROVEN, { path: ['ab'] }],
    [PROVEN, { path: Array.from({ length: 65 }, () => HASH) }],
    [PLACED, { path: Array.from({ length: 65 }, () => HASH) }],
    [PLACED, { block: -1 }],
    [PLACED, { index: -1 }],
    [ENTRY, { type: 'other' }],
    [ENTRY, { fields: { id: 1 } }],
    [DOCUMENT, { sha256: 'ab' }],
    [DOCUMENT, { bytes: '!' }],
  ];
  it.each(wrong)('is none where a value is another: %j with %j', (line, change) => {
    expect(read({ ...line, ...change })).toBeNull();
  });

  it('may say that a document’s bytes are not there', () => {
    expect(read({ ...DOCUMENT, bytes: null })).toEqual({ ...DOCUMENT, bytes: null });
  });

  it('that was cut short spoils no other, and an empty one is none', () => {
    const text = `${JSON.stringify(KEY)}\n\n  \n{"is":"key","no\n${JSON.stringify(CHECKPOINT)}`;
    expect(readLines(text)).toEqual([KEY, null, CHECKPOINT]);
    expect(readLines('')).toEqual([]);
    expect(writeLines([KEY, CHECKPOINT] as Line[])).toBe(`${JSON.stringify(KEY)}\n${JSON.stringify(CHECKPOINT)}\n`);
  });
});

describe('a block’s line', () => {
  const [first, block] = sealed([[entryOf(1)], [entryOf(2), entryOf(3)]]);

  it('says all of its head, and either all that it holds or its way to a checkpoint', () => {
    const head = {
      ...{ is: 'block', number: 1, epoch: 1, xidFrom: '102', xidTo: '104', count: 2 },
      root: block!.root.toString('hex'),
      previous: first!.hash.toString('hex'),
      hash: block!.hash.toString('hex'),
    };
    const [one, two] = block!.leaves;
    expect(wholeBlock(block!)).toEqual({
      ...head,
      ids: block!.ids,
      leaves: Buffer.concat([one!, two!]).toString('base64'),
    });
    expect(provenBlock(block!, 7, [one!, two!])).toEqual({
      ...head,
      size: 7,
      path: [one!.toString('hex'), two!.toString('hex')],
    });
  });

  it('gives the head and the leaves back as they were', () => {
    const { number, epoch, xidFrom, xidTo, count, root, previous } = block!;
    expect(headOf(wholeBlock(block!))).toEqual({ number, epoch, xidFrom, xidTo, count, root, previous });
    expect(leavesIn(Buffer.concat(block!.leaves))).toEqual(block!.leaves);
    expect(leavesIn(Buffer.alloc(33))).toEqual([Buffer.alloc(32)]);
    expect(leavesIn(Buffer.alloc(31))).toEqual([]);
  });
});

describe('findings', () => {
  it('each say in other words what is wrong', () => {
    const words = Object.values(FINDINGS);
    expect(words.every((text) => text.length > 20)).toBe(true);
    expect(new Set(words).size).toBe(words.length);
  });

  it('stand in the order of the trail, then of their names and of what they are about', () => {
    const of = (block: number | null, code: Finding['code'], subject: string | null = null): Finding => ({
      block,
      code,
      subject,
    });
    const ordered = [
      of(0, 'trail_cut'),
      of(2, 'entry_changed', 'B'),
      of(2, 'entry_missing'),
      of(2, 'entry_missing', 'A'),
      of(2, 'entry_missing', 'B'),
      of(10, 'block_changed'),
      of(null, 'block_changed'),
      of(null, 'block_missing'),
    ];
    expect(ordered.toReversed().sort(inTrailOrder)).toEqual(ordered);
    expect([...ordered.slice(4), ...ordered.slice(0, 4)].sort(inTrailOrder)).toEqual(ordered);
    expect(inTrailOrder(of(1, 'trail_cut', 'x'), of(1, 'trail_cut', 'x'))).toBe(0);
    expect(inTrailOrder(of(null, 'trail_cut'), of(null, 'trail_cut', ''))).toBe(0);
  });
});
