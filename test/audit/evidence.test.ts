import { hashOf } from '../../services/audit/block.ts';
import { introduce } from '../../services/audit/checkpoint.ts';
import { cleanDocuments, openingLines, partLines } from '../../services/audit/evidence.ts';
import { headOf, type Line, type LineOf } from '../../services/audit/lines.ts';
import { leafOf, pathsOf, sha256 } from '../../services/audit/merkle.ts';
import { commitmentOf } from '../../services/audit/personal.ts';
import { documentsOf, verifyEvidence, type Evidence } from '../../services/audit/verify-evidence.ts';
import { entryOf, idOf } from '../support/builders/sealed.ts';
import {
  ANCHOR,
  BLOCKS,
  DOSSIER,
  ENTRIES,
  FILE,
  FIRST,
  OPENING,
  ORIGIN,
  PART,
  SALT,
  SECOND,
  STRANGER,
  checkpoint,
  document,
  entries,
  header,
  hex,
  keys,
  noteAt,
  personal,
  whole,
} from './evidence-sample.ts';

type Given = Partial<Pick<Evidence, 'anchor' | 'key'>>;
const judged = (lines: readonly (Line | null)[], { anchor = [], key = FIRST.verifier }: Given = {}) =>
  verifyEvidence({ lines, anchor, key });
const found = (...asked: Parameters<typeof judged>) =>
  judged(...asked).findings.map(({ code, block, subject }) => [code, block, subject]);

describe('a part of the trail, taken away', () => {
  it('says what it is, who signs, and of each block and entry its way', () => {
    const lines = partLines(PART, DOSSIER);
    const ways = pathsOf(
      BLOCKS.map(({ hash }) => leafOf(hash)),
      [0, 1, 2],
    );
    expect(lines.slice(0, 4)).toEqual([header({ scope: DOSSIER }), ...keys, checkpoint]);
    expect(lines.filter(({ is }) => is === 'block')).toEqual(
      BLOCKS.map(
        (block) =>
          expect.objectContaining({ number: block.number, size: 3, path: ways.get(block.number)!.map(hex) }) as Line,
      ),
    );
    const [one, two] = BLOCKS[0]!.leaves;
    expect(lines.filter(({ is }) => is === 'entry')).toEqual([
      { ...entries[0], block: 0, index: 0, path: [hex(two!)] },
      { ...entries[1], block: 0, index: 1, path: [hex(one!)] },
      { ...entries[2], block: 1, index: 0, path: [] },
      { ...entries[3], block: 2, index: 0, path: [] },
    ]);
    expect(lines.at(-1)).toEqual(personal);
    expect(found([...lines, document])).toEqual([]);
  });

  it('says that nothing is signed yet where nothing is', () => {
    const lines = partLines({ ...PART, blocks: [], hashes: [], checkpoint: null, introductions: [] }, DOSSIER);
    expect(lines).toEqual([header({ scope: DOSSIER, origin: '' })]);
  });

  it('leaves out what is not sealed yet, and shows what no block holds though one covers it', () => {
    const [late, early, other] = [
      entryOf(9, { xid: '999' }),
      entryOf(8, { xid: '102' }),
      entryOf(7, { xid: '102', epoch: '2' }),
    ];
    const of = (...more: ReturnType<typeof entryOf>[]) =>
      partLines({ ...PART, entries: more }, DOSSIER).filter(({ is }) => is === 'entry');
    expect(of(late, other)).toEqual([]);
    expect(of(early)).toEqual([{ is: 'entry', type: 'event', fields: early.fields }]);
    const at = (xid: string | null, blocks = BLOCKS) =>
      partLines({ ...PART, blocks, entries: [entryOf(9, { xid })] }, DOSSIER).filter(({ is }) => is === 'entry').length;
    expect([at('104'), at('105'), at(null)]).toEqual([1, 0, 1]);
    expect([at('102', BLOCKS.slice(1)), at('103', BLOCKS.slice(1)), at('103', BLOCKS.slice(0, 1))]).toEqual([0, 1, 0]);
    expect([at('103', BLOCKS.slice(1, 2)), at('104', BLOCKS.slice(1, 2))]).toEqual([1, 0]);
    const nameless = entryOf(9, { id: null, xid: '999' });
    expect(of(nameless)).toEqual([]);
    const holds = [{ ...BLOCKS[0]!, ids: ['', idOf(2)] }];
    expect(
      partLines({ ...PART, blocks: holds, entries: [nameless] }, DOSSIER).filter(({ is }) => is === 'entry'),
    ).toEqual([expect.objectContaining({ block: 0, index: 0 })]);
  });

  it('hands out the personal values that these entries speak of, and no others', () => {
    const other = { ...OPENING, commitment: commitmentOf(SALT, 'other') };
    expect(openingLines([other, OPENING], entries.slice(2, 3) as LineOf<'entry'>[])).toEqual([personal]);
    expect(openingLines([OPENING], entries.slice(0, 2) as LineOf<'entry'>[])).toEqual([]);
  });

  it('hands out files that a scanner found clean or that were made here, once each', () => {
    const of = (kind: string, after: string | null, hash = FILE) =>
      entryOf(1, { subject_type: 'document', kind, after, related: `["${hash}"]` });
    const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
    expect(
      cleanDocuments([
        of('documents.scanned', '{"status": "clean", "engine": "x"}', a),
        of('documents.paper_issued', null, b),
        of('documents.scanned', '{"status": "clean"}', a),
        of('documents.scanned', '{"status": "infected"}', c),
        of('documents.scanned', '{"status": 1}', c),
        of('documents.scanned', null, c),
        of('documents.stored', '{"status": "clean"}', c),
        entryOf(1, { kind: null, after: '{"status": "clean"}', subject_type: 'document', related: `["${c}"]` }),
      ]),
    ).toEqual([a, b]);
  });
});

describe('the documents of an entry', () => {
  const of = (related: string | null, type: string | null = 'document') =>
    documentsOf({ fields: { subject_type: type, related } });

  it('are the hashes that it names, each by itself, of a document only', () => {
    const [a, b] = ['a1', 'b2'].map((two) => two.repeat(32));
    expect(of(`["${a}", "x", "${b}"]`)).toEqual([a, b]);
    expect(of(`["${a}"]`, 'dossier')).toEqual([]);
    expect(of(`["${a}"]`, null)).toEqual([]);
    expect(of(`["0${a}", "${a?.slice(1)}", "${'g'.repeat(64)}"]`)).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});

describe('evidence', () => {
  it('is counted, and proven where nothing was done to it', () => {
    expect(judged(whole(), { anchor: ANCHOR })).toEqual({
      findings: [],
      counts: { blocks: 3, entries: 4, unsealed: 0, checkpoints: 2, documents: 1, personal: 1 },
      key: FIRST.verifier,
    });
    const unsealed: Line = { is: 'entry', type: 'event', fields: { ...entryOf(9, { xid: '999' }).fields } };
    expect(judged([...whole(), unsealed])).toMatchObject({
      findings: [],
      counts: { entries: 5, unsealed: 1, checkpoints: 1 },
    });
    const part = judged([...partLines(PART, DOSSIER), document]);
    expect(part).toMatchObject({ findings: [], counts: { blocks: 3, entries: 4, unsealed: 0, personal: 1 } });
  });

  it('is unreadable without a head, with two of them, and at each line that is none', () => {
    const lines = whole();
    expect(found([])).toEqual([
      ['checkpoint_missing', null, null],
      ['evidence_unreadable', null, 'line 1'],
      ['scope_foreign', null, ''],
    ]);
    expect(found([...lines, null])).toEqual([['evidence_unreadable', null, `line ${lines.length + 1}`]]);
    expect(found([...lines, header()])).toEqual([['evidence_unreadable', null, `line ${lines.length + 1}`]]);
    expect(found(lines.slice(1))).toContainEqual(['evidence_unreadable', null, 'line 1']);
    expect(found([keys[0]!, ...lines])).toContainEqual(['scope_foreign', null, '']);
    const wrong = found([null, ...lines]).filter(([code]) => code === 'evidence_unreadable');
    expect(wrong.map(([, , line]) => line)).toEqual(['line 1', 'line 2']);
  });

  it('is of another trail where its checkpoint is', () => {
    expect(found(whole({ origin: 'other' }))).toEqual([
      ['checkpoint_foreign', null, `${ORIGIN} 3`],
      ['checkpoint_missing', null, null],
    ]);
    const lines = [header(), ...partLines(PART, DOSSIER).slice(1)];
    expect(found([header({ origin: 'other', scope: DOSSIER }), ...lines.slice(1)]).map(([code]) => code)).toContain(
      'checkpoint_foreign',
    );
  });

  it('is about what it is named after: a dossier, or what an entry is about', () => {
    expect(found(partLines(PART, idOf(99)))).toEqual([['scope_foreign', null, idOf(99)]]);
    expect(found(partLines({ ...PART, entries: ENTRIES.slice(0, 1), openings: [] }, DOSSIER))).toEqual([]);
    expect(found(partLines({ ...PART, entries: ENTRIES.slice(3), openings: [] }, DOSSIER))).toEqual([]);
    expect(found(partLines({ ...PART, entries: ENTRIES.slice(2, 3) }, DOSSIER))).toEqual([
      ['scope_foreign', null, DOSSIER],
    ]);
  });

  it('trusts the key that it is given, and whom that one introduces; without one the first that it names', () => {
    expect(judged(whole(), { key: null })).toMatchObject({ findings: [], key: FIRST.verifier });
    expect(judged([header(), ...entries], { key: null }).key).toBe('');
    const bySecond: Line[] = whole().map((line) =>
      line === checkpoint ? { is: 'checkpoint', note: noteAt(2, SECOND) } : line,
    );
    expect(found(bySecond)).toEqual([]);
    expect(found(bySecond, { key: STRANGER.verifier })).toEqual([
      ['checkpoint_forged', null, `${ORIGIN} 3`],
      ['checkpoint_missing', null, null],
      ['key_unintroduced', null, SECOND.verifier],
      ['key_unintroduced', null, FIRST.verifier],
    ]);
    const strange: Line = { is: 'key', note: introduce(STRANGER.verifier, STRANGER) };
    expect(found([...whole(), strange, strange])).toEqual([['key_unintroduced', null, STRANGER.verifier]]);
    expect(found([...whole(), { is: 'key', note: 'x' }])).toEqual([['key_unintroduced', null, '']]);
  });

  it('takes keys, checkpoints and blocks from the anchor, too', () => {
    const bare = whole().filter((line) => !['key', 'checkpoint'].includes(line.is));
    expect(found(bare, { anchor: ANCHOR })).toEqual([]);
    expect(found(bare)).toEqual([['checkpoint_missing', null, null]]);
    expect(found([header(), ...keys, checkpoint, ...entries], { anchor: ANCHOR })).toContainEqual([
      'trail_cut',
      0,
      null,
    ]);
  });

  it('tells which checkpoint no known key has signed', () => {
    const forged: Line = { is: 'checkpoint', note: noteAt(2, STRANGER) };
    expect(found([...whole(), forged])).toEqual([['checkpoint_forged', null, `${ORIGIN} 3`]]);
    expect(judged([...whole(), forged]).counts.checkpoints).toBe(1);
  });

  it('tells of a personal value that is another, whose salt is, or that nothing speaks of', () => {
    const of = (change: object) => found([...whole().filter((line) => line !== personal), { ...personal, ...change }]);
    expect(of({ value: 'Fatima' })).toEqual([['personal_changed', null, OPENING.commitment]]);
    expect(of({ salt: hex(Buffer.alloc(32, 8)) })).toEqual([['personal_changed', null, OPENING.commitment]]);
    const other = commitmentOf(SALT, 'other');
    expect(of({ value: 'other', commitment: other })).toEqual([['personal_foreign', null, other]]);
  });

  it('tells of a document that is another, is gone, or that nothing speaks of', () => {
    const of = (change: object) => found([...whole().filter((line) => line !== document), { ...document, ...change }]);
    expect(of({ bytes: 'AAAA' })).toEqual([['document_changed', null, FILE]]);
    expect(of({ bytes: null })).toEqual([['document_missing', null, FILE]]);
    const other = hex(sha256(Buffer.from('other')));
    expect(of({ sha256: other, bytes: Buffer.from('other').toString('base64') })).toEqual([
      ['document_foreign', null, other],
    ]);
  });

  it('tells what comes first in the trail first', () => {
    const lines = whole().map((line): Line => {
      if (line.is !== 'block' || line.number !== 1) return line;
      const other = { ...line, epoch: 2 };
      return { ...other, hash: hex(hashOf(headOf(other))) };
    });
    expect(found(lines, { anchor: ANCHOR })).toContainEqual(['trail_forked', 1, null]);
    expect(found([...lines, null])).toEqual([
      ['block_unlinked', 2, null],
      ['checkpoint_contradicted', 2, '3'],
      ['evidence_unreadable', null, `line ${lines.length + 1}`],
    ]);
  });
});
