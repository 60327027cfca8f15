import type { Block } from '../../services/audit/block.ts';
import { checkpointOf, introduce } from '../../services/audit/checkpoint.ts';
import type { Entry } from '../../services/audit/entry.ts';
import { partLines } from '../../services/audit/evidence.ts';
import { wholeBlock, type Line } from '../../services/audit/lines.ts';
import { commitmentOf } from '../../services/audit/personal.ts';
import { sha256 } from '../../services/audit/merkle.ts';
import { entryOf, idOf, sealed, signerFrom } from '../support/builders/sealed.ts';

const ORIGIN = 'vectors.example/trail';
const DOSSIER = '00000000-0000-7000-8000-00000000d055';

const [first, second, stranger] = [signerFrom(1, ORIGIN), signerFrom(2, ORIGIN), signerFrom(3, ORIGIN)];

const CONTENT = Buffer.from('%PDF-1.7 a vector');
const SALT = Buffer.alloc(32, 7);
const NAME = 'فاطمة الزهراء';

/** Null and empty, Arabic, a document, a personal value, a transfer: whatever two encoders could see differently. */
const ENTRIES: readonly Entry[] = [
  entryOf(0, { dossier_id: DOSSIER, reason: '', role: null, related: '["x"]', after: '{"amount": "125000"}' }),
  entryOf(1, { dossier_id: DOSSIER, reason: 'سبب — raison \u{1F4DC}', related: '[]' }),
  entryOf(2, { amount: '125000', kind: 'direct' }, 'transfer'),
  entryOf(3, { subject_type: 'document', subject_id: DOSSIER, related: `["${sha256(CONTENT).toString('hex')}"]` }),
  entryOf(4, { known_by: `{"by": "token", "subject": "${commitmentOf(SALT, NAME)}"}` }),
  ...[5, 6, 7, 8].map((number) => entryOf(number, { kind: 'test.written' })),
];

const BLOCKS = sealed([
  ENTRIES.slice(0, 3),
  ENTRIES.slice(3, 4),
  ENTRIES.slice(4, 6),
  ENTRIES.slice(6, 7),
  ENTRIES.slice(7),
]);
const noteOf = (block: Block, signer = second) =>
  checkpointOf(block, { origin: ORIGIN, signer, at: new Date('2026-03-01T08:00:00.000Z') });
const NOTES = [noteOf(BLOCKS[1]!, first), noteOf(BLOCKS[4]!)];
const INTRODUCTIONS = [introduce(first.verifier, first), introduce(second.verifier, first)];

const keys: Line[] = INTRODUCTIONS.map((note) => ({ is: 'key', note }));
const checkpoints: Line[] = NOTES.map((note) => ({ is: 'checkpoint', note }));
const header: Line = { is: 'evidence', version: 1, scope: 'whole', origin: ORIGIN };
const entries: Line[] = ENTRIES.map(({ type, fields }) => ({ is: 'entry', type, fields: { ...fields } }));
const personal: Line = {
  is: 'personal',
  commitment: commitmentOf(SALT, NAME),
  salt: SALT.toString('hex'),
  value: NAME,
};
const document: Line = { is: 'document', sha256: sha256(CONTENT).toString('hex'), bytes: CONTENT.toString('base64') };
const whole: Line[] = [header, ...keys, ...checkpoints, ...BLOCKS.map(wholeBlock), ...entries, personal, document];
const part: Line[] = [
  ...partLines(
    {
      entries: ENTRIES.slice(0, 5),
      openings: [{ commitment: commitmentOf(SALT, NAME), salt: SALT, value: NAME }],
      blocks: BLOCKS.slice(0, 3),
      hashes: BLOCKS.map(({ hash }) => hash),
      checkpoint: NOTES[1]!,
      introductions: INTRODUCTIONS,
    },
    DOSSIER,
  ),
  document,
];

interface VectorCase {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly isWitnessed: boolean;
}

const changing = (
  lines: readonly Line[],
  is: Line['is'],
  change: (line: Record<string, unknown>) => object,
): Line[] => {
  const at = lines.findIndex((line) => line.is === is);
  return lines.map((line, index) => (index === at ? { ...line, ...change({ ...line }) } : line));
};
const field =
  (name: string, value: string | null) =>
  ({ fields }: Record<string, unknown>) => ({
    fields: { ...(fields as object), [name]: value },
  });

export const VECTORS = {
  key: first.verifier,
  anchor: [...keys, ...BLOCKS.map(wholeBlock), ...checkpoints],
  cases: [
    { name: 'whole', lines: whole, isWitnessed: true },
    { name: 'whole, without the anchor', lines: whole, isWitnessed: false },
    { name: 'part', lines: part, isWitnessed: true },
    { name: 'part, without the anchor', lines: part, isWitnessed: false },
    { name: 'empty made null', lines: changing(whole, 'entry', field('reason', null)), isWitnessed: true },
    { name: 'a field that is not hashed', lines: changing(part, 'entry', field('more', '')), isWitnessed: false },
    { name: 'another path', lines: changing(part, 'entry', () => ({ index: 1 })), isWitnessed: false },
    { name: 'an entry left out', lines: whole.filter((line) => line !== entries[1]), isWitnessed: true },
    { name: 'an entry twice', lines: [...whole, entries[1]!], isWitnessed: true },
    { name: 'not a line', lines: [...whole, { is: 'entry' } as Line], isWitnessed: true },
    { name: 'another value', lines: changing(part, 'personal', () => ({ value: 'Fatima' })), isWitnessed: false },
    { name: 'another file', lines: changing(part, 'document', () => ({ bytes: 'AAAA' })), isWitnessed: false },
    { name: 'another block', lines: changing(part, 'block', () => ({ epoch: 2 })), isWitnessed: true },
    {
      name: 'a stranger’s checkpoint',
      lines: [...part, { is: 'checkpoint', note: noteOf(BLOCKS[4]!, stranger) }],
      isWitnessed: false,
    },
    {
      name: 'a stranger’s key',
      lines: [...part, { is: 'key', note: introduce(stranger.verifier, stranger) }],
      isWitnessed: false,
    },
    { name: 'another name', lines: changing(part, 'evidence', () => ({ scope: idOf(99) })), isWitnessed: false },
    { name: 'nothing', lines: [], isWitnessed: false },
  ] satisfies VectorCase[] as readonly VectorCase[],
};
