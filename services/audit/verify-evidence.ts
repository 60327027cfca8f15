import { openCheckpoint, trustedKeys, type Checkpoint } from './checkpoint.ts';
import { inTrailOrder, type Finding } from './finding.ts';
import type { Line, LineOf } from './lines.ts';
import { sha256 } from './merkle.ts';
import { openNote, type Verifier } from './note.ts';
import { commitmentOf, commitmentsIn } from './personal.ts';
import { verifyChain, verifyProven } from './verify-blocks.ts';
import { verifyAll, verifyParts } from './verify-entries.ts';

export interface Evidence {
  /** The bundle's lines; null for one that could not be read. */
  readonly lines: readonly (Line | null)[];
  /** What stands outside the database; empty where nobody has it. */
  readonly anchor: readonly Line[];
  /** The trail's first public key, as the reader got it from elsewhere; without one, the evidence speaks for itself. */
  readonly key: string | null;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly counts: Readonly<
    Record<'blocks' | 'entries' | 'unsealed' | 'checkpoints' | 'documents' | 'personal', number>
  >;
  /** The key that all trust begins with. */
  readonly key: string;
}

/** Everything that can be known of a bundle without asking anybody: no database, no network, no clock. */
export const verifyEvidence = ({ lines, anchor, key }: Evidence): Verdict => {
  const bundle = lines.filter((line) => line !== null);
  const { scope = '', origin = '' } = of('evidence', bundle.slice(0, 1))[0] ?? {};
  const told = [...anchor, ...bundle];
  const trust = trustIn(of('key', told), key);
  const signed = checkpointsIn(of('checkpoint', told), { keys: trust.keys, origin });
  const given = { blocks: of('block', bundle), witnessed: of('block', anchor), checkpoints: signed.checkpoints };
  const parts = of('entry', bundle);
  const { blocks, entries } = scope === 'whole' ? wholeOf(given, parts) : partsOf(given, parts, scope);
  const found = [unreadable(lines), trust.findings, signed.findings, blocks.findings, entries.findings];
  return {
    findings: [...found.flat(), ...personalIn(bundle), ...documentsIn(bundle)].sort(inTrailOrder),
    counts: {
      blocks: given.blocks.length,
      entries: parts.length,
      unsealed: entries.unsealed,
      checkpoints: signed.checkpoints.length,
      documents: of('document', bundle).length,
      personal: of('personal', bundle).length,
    },
    key: trust.root,
  };
};

type Given = Parameters<typeof verifyChain>[0];

const wholeOf = (given: Given, parts: readonly LineOf<'entry'>[]) => {
  const blocks = verifyChain(given);
  return { blocks, entries: verifyAll(parts, blocks.sealed) };
};

const partsOf = (given: Given, parts: readonly LineOf<'entry'>[], scope: string) => {
  const blocks = verifyProven(given);
  const { findings } = verifyParts(parts, blocks.sealed);
  const isAbout = parts.some(({ fields }) => [fields['dossier_id'], fields['subject_id']].includes(scope));
  const foreign: Finding[] = isAbout ? [] : [{ code: 'scope_foreign', block: null, subject: scope }];
  return { blocks, entries: { findings: [...foreign, ...findings], unsealed: 0 } };
};

const of = <Kind extends Line['is']>(kind: Kind, lines: readonly Line[]): LineOf<Kind>[] =>
  lines.filter((line): line is LineOf<Kind> => line.is === kind);

const unreadable = (lines: readonly (Line | null)[]): Finding[] => {
  const isHeader = (index: number) => index === 0;
  const wrong = lines.flatMap((line, index) =>
    line === null || (line.is === 'evidence') !== isHeader(index) ? [`line ${String(index + 1)}`] : [],
  );
  const subjects = lines.length === 0 ? ['line 1'] : wrong;
  return subjects.map((subject) => ({ code: 'evidence_unreadable', block: null, subject }));
};

/** Trust begins with the key that the reader was given; without one, with the first that the evidence names itself. */
const trustIn = (lines: readonly LineOf<'key'>[], given: string | null) => {
  const introductions = lines.map(({ note }) => note);
  const root = given ?? introductions[0]?.split('\n')[1] ?? '';
  const keys = trustedKeys([root], introductions);
  const strange = [...new Set(introductions)].filter((note) => openNote(note, keys) === null);
  const findings = strange.map((note): Finding => ({
    code: 'key_unintroduced',
    block: null,
    subject: note.split('\n')[1] ?? '',
  }));
  return { root, keys, findings };
};

interface Judging {
  readonly keys: readonly Verifier[];
  readonly origin: string;
}

const checkpointsIn = (notes: readonly LineOf<'checkpoint'>[], { keys, origin }: Judging) => {
  const findings: Finding[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const { note } of notes) {
    const checkpoint = openCheckpoint(note, keys);
    const subject = note.split('\n').slice(0, 2).join(' ');
    if (checkpoint === null) findings.push({ code: 'checkpoint_forged', block: null, subject });
    else if (checkpoint.origin !== origin) findings.push({ code: 'checkpoint_foreign', block: null, subject });
    else checkpoints.push(checkpoint);
  }
  if (checkpoints.length === 0) findings.push({ code: 'checkpoint_missing', block: null, subject: null });
  return { findings, checkpoints };
};

const personalIn = (bundle: readonly Line[]): Finding[] => {
  const spoken = new Set(of('entry', bundle).flatMap(({ fields }) => commitmentsIn(Object.values(fields))));
  return of('personal', bundle).flatMap(({ commitment, salt, value }): Finding[] => {
    const isTrue = commitmentOf(Buffer.from(salt, 'hex'), value) === commitment;
    if (!isTrue) return [{ code: 'personal_changed', block: null, subject: commitment }];
    return spoken.has(commitment) ? [] : [{ code: 'personal_foreign', block: null, subject: commitment }];
  });
};

const documentsIn = (bundle: readonly Line[]): Finding[] => {
  const recorded = new Set(of('entry', bundle).flatMap(documentsOf));
  return of('document', bundle).flatMap(({ sha256: hash, bytes }): Finding[] => {
    if (!recorded.has(hash)) return [{ code: 'document_foreign', block: null, subject: hash }];
    if (bytes === null) return [{ code: 'document_missing', block: null, subject: hash }];
    const isSame = sha256(Buffer.from(bytes, 'base64')).toString('hex') === hash;
    return isSame ? [] : [{ code: 'document_changed', block: null, subject: hash }];
  });
};

const QUOTED_HASH = /"([0-9a-f]{64})"/g;

/** A document is what it contains: an event about one names the hash of its bytes among the things it is about. */
export const documentsOf = ({ fields }: Pick<LineOf<'entry'>, 'fields'>): string[] =>
  fields['subject_type'] === 'document'
    ? [...(fields['related'] ?? '').matchAll(QUOTED_HASH)].map(([, hash = '']) => hash)
    : [];
