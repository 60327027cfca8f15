import type { Survivor } from './survivor.ts';

const UTF8 = 'text is UTF-8 where nothing else is said';
const NOTHING_READ = 'what stands in for what could not be read is no key, no note and no checkpoint either';
const NO_LEAF = 'neither text has the bytes of a leaf';
const INSIDE = 'each of them has a place; what stands in for none is for the compiler';
const ASKED_BESIDE = 'ways that are found beside are looked up by nobody';

/** Of the trail's verifiers. */
export const SURVIVORS_OF_AUDIT: readonly Survivor[] = [
  {
    file: 'services/audit/entry.ts',
    line: "const bytes = Buffer.from(fields[name] ?? '', 'utf8');",
    becomes: '""',
    reason: UTF8,
  },
  {
    file: 'services/audit/personal.ts',
    line: "return `commitment:${sha256(TAG, length, salt, Buffer.from(value, 'utf8')).toString('hex')}`;",
    becomes: '""',
    reason: UTF8,
  },
  {
    file: 'services/audit/checkpoint.ts',
    line: "const [whole, origin = '', size, root = '', epoch, at = ''] = TEXT.exec(openNote(note, verifiers) ?? '') ?? [];",
    becomes: '"Stryker was here!"',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/checkpoint.ts',
    line: "const [, text = ''] = INTRODUCTION.exec(openNote(note, known) ?? '') ?? [];",
    becomes: '"Stryker was here!"',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/checkpoint.ts',
    line: "const [, text = ''] = INTRODUCTION.exec(openNote(note, known) ?? '') ?? [];",
    becomes: '["Stryker was here"]',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/note.ts',
    line: "const [, name = '', id = '', encoded = ''] = VERIFIER.exec(text) ?? [];",
    becomes: '"Stryker was here!"',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/note.ts',
    line: "const [, name = '', id = '', encoded = ''] = VERIFIER.exec(text) ?? [];",
    becomes: '["Stryker was here"]',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/note.ts',
    line: "const [, text = '', name = '', encoded = ''] = SIGNED.exec(note) ?? [];",
    becomes: '"Stryker was here!"',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/note.ts',
    line: "const [, text = '', name = '', encoded = ''] = SIGNED.exec(note) ?? [];",
    becomes: '["Stryker was here"]',
    reason: NOTHING_READ,
  },
  {
    file: 'services/audit/note.ts',
    line: 'if (signer === undefined || signature === null) return null;',
    becomes: 'false',
    reason: 'nobody is found for a signature that cannot be read; the comparison is for the compiler',
  },
  {
    file: 'services/audit/note.ts',
    line: "if (bytes.length !== 68 || bytes.toString('base64') !== encoded) return null;",
    becomes: 'false',
    reason: 'a signature of another length verifies nothing',
  },
  {
    file: 'services/audit/note.ts',
    line: 'const SIGNED = /^([\\s\\S]+\\n)\\n— (\\S+) ([A-Za-z0-9+/]+=*)\\n$/;',
    becomes: '/([\\s\\S]+\\n)\\n— (\\S+) ([A-Za-z0-9+/]+=*)\\n$/',
    reason: 'what may stand before takes in the beginning',
  },
  {
    file: 'services/audit/note.ts',
    line: 'const SIGNED = /^([\\s\\S]+\\n)\\n— (\\S+) ([A-Za-z0-9+/]+=*)\\n$/;',
    becomes: '/^([\\s\\S]+\\n)\\n— (\\S+) ([A-Za-z0-9+/]+=)\\n$/',
    reason: '68 bytes end in one sign of equality',
  },
  {
    file: 'services/audit/verify-blocks.ts',
    line: "const leaves = leavesIn(Buffer.from(line.leaves ?? '', 'base64'));",
    becomes: '"Stryker was here!"',
    reason: NO_LEAF,
  },
  {
    file: 'services/audit/verify-blocks.ts',
    line: '.filter((line) => first.get(line.number)?.hash !== line.hash)',
    becomes: 'first.get(line.number).hash',
    reason: 'each is among those it is looked up in; the mark is for the compiler',
  },
  {
    file: 'services/audit/verify-entries.ts',
    line: "for (const { number, ids = [], leaves = '' } of sealed.values()) {",
    becomes: '"Stryker was here!"',
    reason: NO_LEAF,
  },
  {
    file: 'services/audit/verify-entries.ts',
    line: "const numberIn = (text: string | null | undefined): bigint => (/^\\d{1,20}$/.test(text ?? '') ? BigInt(text ?? 0) : 0n);",
    becomes: '"Stryker was here!"',
    reason: 'neither text is a number',
  },
  {
    file: 'services/audit/verify-entries.ts',
    line: 'const line = block === null ? undefined : sealed.get(block);',
    becomes: 'false',
    reason: 'no block has the number null; the comparison is for the compiler',
  },
  {
    file: 'services/audit/evidence.ts',
    line: '...blocks.map((block) => provenBlock(block, hashes.length, paths.get(block.number) ?? [])),',
    becomes: '["Stryker was here"]',
    reason: 'every block that is asked for has a way; what stands in for none is for the compiler',
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'inside.flatMap((place) => place?.index ?? []),',
    becomes: '["Stryker was here"]',
    reason: INSIDE,
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'inside.flatMap((place) => place?.index ?? []),',
    becomes: 'place.index',
    reason: INSIDE,
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'const path = place && paths.get(place.block.number)?.get(place.index);',
    becomes: 'paths.get(place.block.number).get',
    reason: 'every block that holds an entry has its ways; the mark is for the compiler',
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'const proof = place && path && { block: place.block.number, index: place.index, path: path.map(hexOf) };',
    becomes: 'place || path',
    reason: 'what has a place has a way',
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'const inside = entries.map((entry) => places.get(idOf(entry))).filter((place) => place?.block === block);',
    becomes: 'entries.map(entry => places.get(idOf(entry)))',
    reason: ASKED_BESIDE,
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'const inside = entries.map((entry) => places.get(idOf(entry))).filter((place) => place?.block === block);',
    becomes: 'true',
    reason: ASKED_BESIDE,
  },
  {
    file: 'services/audit/evidence.ts',
    line: 'const Scanned = z.looseObject({ status: z.string() });',
    becomes: '{}',
    reason: 'a status that is no text is not “clean” either',
  },
  {
    file: 'services/audit/verify-evidence.ts',
    line: "? [...(fields['related'] ?? '').matchAll(QUOTED_HASH)].map(([, hash = '']) => hash)",
    becomes: '"Stryker was here!"',
    reason: 'neither text names a hash',
  },
  {
    file: 'services/audit/verify-evidence.ts',
    line: "const { scope = '', origin = '' } = of('evidence', bundle.slice(0, 1))[0] ?? {};",
    becomes: '"Stryker was here!"',
    reason: 'no checkpoint is signed for either origin',
  },
  {
    file: 'services/audit/seal-events.ts',
    line: 'note !== null && openCheckpoint(note, trustedKeys([signer.verifier], [])) !== null;',
    becomes: 'true',
    reason: 'nobody has signed null; the comparison is for the compiler',
  },
  {
    file: 'services/audit/seal-events.ts',
    line: 'note !== null && openCheckpoint(note, trustedKeys([signer.verifier], [])) !== null;',
    becomes: '["Stryker was here"]',
    reason: 'that text introduces nobody',
  },
  {
    file: 'services/audit/finding.ts',
    line: 'const compared = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);',
    becomes: 'left <= right',
    reason: 'those that are equal are told before',
  },
  { file: 'services/audit/lines.ts', line: '} catch {', becomes: '{}', reason: 'nothing is no line either' },
];
