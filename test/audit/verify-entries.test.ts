import type { Entry } from '../../services/audit/entry.ts';
import { wholeBlock, type LineOf } from '../../services/audit/lines.ts';
import { pathsOf } from '../../services/audit/merkle.ts';
import { verifyAll, verifyParts } from '../../services/audit/verify-entries.ts';
import { entryOf, idOf, sealed } from '../support/builders/sealed.ts';

type EntryLine = LineOf<'entry'>;

const ENTRIES = [entryOf(1), entryOf(2, { reason: 'سبب' }), entryOf(3, { amount: '5' }, 'transfer'), entryOf(4)];
const BLOCKS = sealed([ENTRIES.slice(0, 3), ENTRIES.slice(3)]);
const SEALED = new Map(BLOCKS.map((block) => [block.number, wholeBlock(block)]));

const lineOf = ({ type, fields }: Entry): EntryLine => ({ is: 'entry', type, fields: { ...fields } });
const LINES = ENTRIES.map(lineOf);
const changed = (
  lines: readonly EntryLine[],
  at: number,
  change: Record<string, string | null | undefined>,
): EntryLine[] =>
  lines.map((line, index) =>
    index === at
      ? {
          ...line,
          fields: Object.fromEntries(
            Object.entries({ ...line.fields, ...change }).filter(
              (each): each is [string, string | null] => each[1] !== undefined,
            ),
          ),
        }
      : line,
  );
const told = (findings: ReturnType<typeof verifyAll>['findings']) =>
  findings.map(({ code, block, subject }) => [code, block, subject]);

describe('the entries of a whole trail', () => {
  const found = (lines: readonly EntryLine[], blocks = SEALED) => told(verifyAll(lines, blocks).findings);

  it('stand where each is sealed as it is, in whatever order they come', () => {
    expect(verifyAll(LINES, SEALED)).toEqual({ findings: [], unsealed: 0 });
    expect(verifyAll(LINES.toReversed(), SEALED)).toEqual({ findings: [], unsealed: 0 });
    expect(verifyAll([], new Map())).toEqual({ findings: [], unsealed: 0 });
  });

  it.each([{ reason: '' }, { reason: null }, { actor_id: 'x' }, { more: 'x' }, { role: undefined }, { xid: '999' }])(
    'are changed where one field is: %j',
    (change) => {
      expect(found(changed(LINES, 1, change))).toEqual([['entry_changed', 0, idOf(2)]]);
    },
  );

  it('are changed where a field has another name, or the entry another type', () => {
    expect(found(changed(LINES, 0, { role: undefined, more: null }))).toEqual([['entry_changed', 0, idOf(1)]]);
    const type = LINES.map((line, index) => (index === 0 ? { ...line, type: 'transfer' as const } : line));
    expect(found(type)).toEqual([['entry_changed', 0, idOf(1)]]);
  });

  it('are missing where one was sealed, and doubled where one comes twice', () => {
    expect(found(LINES.slice(1))).toEqual([['entry_missing', 0, idOf(1)]]);
    expect(found([])).toHaveLength(4);
    expect(found([...LINES, LINES[3]!])).toEqual([['entry_duplicated', 1, idOf(4)]]);
  });

  it('are inserted where they stand before the end of what is sealed, and not sealed yet behind it', () => {
    const [before, at, behind] = ['104', '105', '106'].map((xid) => lineOf(entryOf(9, { xid })));
    expect(found([...LINES, before!])).toEqual([['entry_inserted', null, idOf(9)]]);
    expect(verifyAll([...LINES, at!], SEALED)).toEqual({ findings: [], unsealed: 1 });
    expect(verifyAll([...LINES, behind!], SEALED)).toEqual({ findings: [], unsealed: 1 });
    const of = (change: Record<string, string | null>) => found([...LINES, lineOf(entryOf(9, change))]);
    expect(of({ epoch: '0', xid: '999' })).toHaveLength(1);
    expect(of({ epoch: '2', xid: '1' })).toEqual([]);
    for (const number of [null, '', 'x', '1x', 'x1', '-1', `1${'0'.repeat(20)}`]) {
      expect(of({ xid: number })).toEqual([['entry_inserted', null, idOf(9)]]);
      expect(of({ epoch: number, xid: '999' })).toEqual([['entry_inserted', null, idOf(9)]]);
    }
    expect(of({ xid: `1${'0'.repeat(19)}` })).toEqual([]);
  });

  it('are none of a trail without a block, and unsealed all', () => {
    expect(verifyAll(LINES, new Map())).toEqual({ findings: [], unsealed: 4 });
    expect(verifyAll([lineOf(entryOf(9, { epoch: null, xid: null }))], new Map())).toEqual({
      findings: [],
      unsealed: 1,
    });
  });

  it('without an id are one, and of a block that lists it no leaf', () => {
    const nameless = lineOf(entryOf(9, { id: null, xid: '999' }));
    expect(told(verifyAll([nameless, nameless], SEALED).findings).slice(0, 1)).toEqual([
      ['entry_duplicated', null, ''],
    ]);
    const short = new Map([[0, { ...SEALED.get(0)!, leaves: undefined }]]);
    expect(told(verifyAll(LINES.slice(0, 3), short).findings).map(([code]) => code)).toEqual(
      Array.from({ length: 3 }, () => 'entry_changed'),
    );
    const listless = new Map([[0, { ...SEALED.get(0)!, ids: undefined }]]);
    expect(told(verifyAll([], listless).findings)).toEqual([]);
  });

  it('are measured by the last block, whichever comes first', () => {
    const blocks = new Map([...SEALED].reverse());
    expect(found([...LINES, lineOf(entryOf(9, { xid: '104' }))], blocks)).toEqual([['entry_inserted', null, idOf(9)]]);
    const first = new Map([...SEALED].slice(0, 1));
    const early = lineOf(entryOf(9, { xid: '103' }));
    expect(found([...LINES.slice(0, 3), early], first)).toEqual([['entry_inserted', null, idOf(9)]]);
  });
});

describe('the entries of a part', () => {
  const paths = pathsOf(BLOCKS[0]!.leaves, [0, 1, 2]);
  const PART = LINES.slice(0, 3).map((line, index): EntryLine => {
    const path = paths.get(index)!.map((hash) => hash.toString('hex'));
    return { ...line, block: 0, index, path };
  });
  const SECOND: EntryLine = { ...LINES[3]!, block: 1, index: 0, path: [] };
  const found = (lines: readonly EntryLine[]) => told(verifyParts(lines, SEALED).findings);
  const one = (change: Partial<EntryLine>) => found([{ ...PART[1]!, ...change }]);

  it('stand where each has its way to its block', () => {
    expect(found([...PART, SECOND])).toEqual([]);
    expect(found([])).toEqual([]);
  });

  it('are changed where a field, the place or the way is another', () => {
    const wrong = [['entry_changed', 0, idOf(2)]];
    expect(found(changed(PART, 1, { reason: 'x' }))).toEqual(wrong);
    expect(found(changed(PART, 1, { more: 'x' }))).toEqual(wrong);
    expect(found(changed(PART, 1, { role: undefined, more: null }))).toEqual(wrong);
    expect(one({ index: 0 })).toEqual(wrong);
    expect(one({ index: 3 })).toEqual(wrong);
    expect(one({ index: undefined })).toEqual(wrong);
    expect(one({ path: PART[0]!.path })).toEqual(wrong);
    expect(one({ path: [] })).toEqual(wrong);
    expect(one({ path: undefined })).toEqual(wrong);
    expect(one({ block: 1 })).toEqual([['entry_changed', 1, idOf(2)]]);
    // A block of one entry: no way is needed, and the place still is.
    expect(found([{ ...SECOND, path: undefined }])).toEqual([]);
    expect(found([{ ...SECOND, index: undefined }])).toEqual([['entry_changed', 1, idOf(4)]]);
  });

  it('are unproven where their block is not there or not said', () => {
    expect(one({ block: 7 })).toEqual([['entry_unproven', 7, idOf(2)]]);
    expect(one({ block: undefined })).toEqual([['entry_unproven', null, idOf(2)]]);
  });

  it('are there once', () => {
    expect(found([...PART, PART[1]!])).toEqual([['entry_duplicated', 0, idOf(2)]]);
  });
});
