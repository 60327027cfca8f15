import { checkpointOf, introduce } from '../../services/audit/checkpoint.ts';
import { wholeBlock, type Line, type LineOf } from '../../services/audit/lines.ts';
import { sha256 } from '../../services/audit/merkle.ts';
import type { Signer } from '../../services/audit/note.ts';
import { commitmentOf } from '../../services/audit/personal.ts';
import { entryOf, sealed, signerFrom } from '../support/builders/sealed.ts';

export const ORIGIN = 'example.org/trail';
export const DOSSIER = '00000000-0000-7000-8000-00000000d055';
export const FIRST: Signer = signerFrom(1, ORIGIN);
export const SECOND: Signer = signerFrom(2, ORIGIN);
export const STRANGER: Signer = signerFrom(3, ORIGIN);

export const hex = (hash: Buffer) => hash.toString('hex');
const CONTENT = Buffer.from('%PDF-1.7');
export const FILE = hex(sha256(CONTENT));
export const SALT = Buffer.alloc(32, 7);
export const OPENING = { commitment: commitmentOf(SALT, 'فاطمة'), salt: SALT, value: 'فاطمة' };

export const ENTRIES = [
  entryOf(1, { dossier_id: DOSSIER }),
  entryOf(2, { subject_type: 'document', subject_id: DOSSIER, related: `["${FILE}", "${DOSSIER}"]` }),
  entryOf(3, { known_by: `{"subject": "${OPENING.commitment}"}` }),
  entryOf(4, { subject_id: DOSSIER }, 'transfer'),
];
export const BLOCKS = sealed([ENTRIES.slice(0, 2), ENTRIES.slice(2, 3), ENTRIES.slice(3)]);
export const noteAt = (number: number, signer = FIRST) =>
  checkpointOf(BLOCKS[number]!, { origin: ORIGIN, signer, at: new Date('2026-03-01T08:00:00.000Z') });
const INTRODUCTIONS = [introduce(FIRST.verifier, FIRST), introduce(SECOND.verifier, FIRST)];
export const PART = {
  entries: ENTRIES,
  openings: [OPENING],
  blocks: BLOCKS,
  hashes: BLOCKS.map(({ hash }) => hash),
  checkpoint: noteAt(2),
  introductions: INTRODUCTIONS,
};

export const keys: Line[] = INTRODUCTIONS.map((note) => ({ is: 'key', note }));
export const checkpoint: Line = { is: 'checkpoint', note: noteAt(2) };
export const header = (change: object = {}): Line => ({
  ...{ is: 'evidence', version: 1, scope: 'whole', origin: ORIGIN },
  ...change,
});
export const entries: Line[] = ENTRIES.map(({ type, fields }) => ({ is: 'entry', type, fields: { ...fields } }));
export const personal: LineOf<'personal'> = { is: 'personal', ...OPENING, salt: hex(SALT) };
export const document: LineOf<'document'> = { is: 'document', sha256: FILE, bytes: CONTENT.toString('base64') };
export const ANCHOR: Line[] = [...keys, ...BLOCKS.map(wholeBlock), checkpoint];
export const whole = (change: object = {}): Line[] => [header(change), ...ANCHOR, ...entries, personal, document];
