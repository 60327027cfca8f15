import { leafOfEntry } from './block.ts';
import { FIELDS } from './entry.ts';
import type { Finding, FindingCode } from './finding.ts';
import { leavesIn, type LineOf } from './lines.ts';
import { rootFrom } from './merkle.ts';

type BlockLine = LineOf<'block'>;
type EntryLine = LineOf<'entry'>;
type Sealed = ReadonlyMap<number, BlockLine>;

interface Place {
  readonly block: number;
  readonly leaf: Buffer;
}

const idOf = ({ fields }: EntryLine): string => fields['id'] ?? '';

/** Says nothing beside what is hashed, or it would say something unproven. */
const isPlain = ({ type, fields }: EntryLine): boolean => {
  const names = new Set<string>(FIELDS[type]);
  const given = Object.keys(fields);
  return given.length === names.size && given.every((name) => names.has(name));
};

export interface Entries {
  readonly findings: readonly Finding[];
  /** Written after the last block: evidence of nothing yet. */
  readonly unsealed: number;
}

/** Every entry of a trail: each is sealed as it is, and each that was sealed is there. */
export const verifyAll = (entries: readonly EntryLine[], sealed: Sealed): Entries => {
  const places = placesIn(sealed);
  const end = endOf(sealed);
  const known = new Set<string>();
  const findings: Finding[] = [];
  let unsealed = 0;
  for (const entry of entries) {
    const subject = idOf(entry);
    const place = places.get(subject);
    const code = known.has(subject) ? 'entry_duplicated' : faultOf(entry, place, end);
    if (code !== null) findings.push({ code, block: place?.block ?? null, subject });
    else if (place === undefined) unsealed += 1;
    known.add(subject);
  }
  const missing = [...places].filter(([id]) => !known.has(id));
  return {
    findings: [
      ...findings,
      ...missing.map(([id, { block }]) => ({ code: 'entry_missing' as const, block, subject: id })),
    ],
    unsealed,
  };
};

const faultOf = (entry: EntryLine, place: Place | undefined, end: End): FindingCode | null => {
  if (place !== undefined) return isAt(entry, place) ? null : 'entry_changed';
  return isBefore(entry, end) ? 'entry_inserted' : null;
};

const isAt = (entry: EntryLine, { leaf }: Place): boolean => isPlain(entry) && leafOfEntry(entry).equals(leaf);

const placesIn = (sealed: Sealed): Map<string, Place> => {
  const places = new Map<string, Place>();
  for (const { number, ids = [], leaves = '' } of sealed.values()) {
    const hashes = leavesIn(Buffer.from(leaves, 'base64'));
    ids.forEach((id, index) => places.set(id, { block: number, leaf: hashes[index] ?? Buffer.alloc(0) }));
  }
  return places;
};

interface End {
  readonly epoch: bigint;
  readonly xid: bigint;
}

/** Where the trail's last block ends. */
const endOf = (sealed: Sealed): End => {
  const last = sealed.get(Math.max(-1, ...sealed.keys()));
  return { epoch: BigInt(last?.epoch ?? 0), xid: BigInt(last?.xidTo ?? 0) };
};

const numberIn = (text: string | null | undefined): bigint => (/^\d{1,20}$/.test(text ?? '') ? BigInt(text ?? 0) : 0n);

const isBefore = ({ fields }: EntryLine, end: End): boolean => {
  const epoch = numberIn(fields['epoch']);
  return epoch < end.epoch || (epoch === end.epoch && numberIn(fields['xid']) < end.xid);
};

/** Entries of a part, each with its way to its block. */
export const verifyParts = (entries: readonly EntryLine[], sealed: Sealed): Pick<Entries, 'findings'> => {
  const findings: Finding[] = [];
  const known = new Set<string>();
  for (const entry of entries) {
    const { block = null } = entry;
    const subject = idOf(entry);
    if (known.has(subject)) findings.push({ code: 'entry_duplicated', block, subject });
    const line = block === null ? undefined : sealed.get(block);
    if (line === undefined) findings.push({ code: 'entry_unproven', block, subject });
    else if (!isPlain(entry) || !isUnder(entry, line)) findings.push({ code: 'entry_changed', block, subject });
    known.add(subject);
  }
  return { findings };
};

const isUnder = (entry: EntryLine, { count, root }: BlockLine): boolean => {
  const way = (entry.path ?? []).map((each) => Buffer.from(each, 'hex'));
  const found = rootFrom(leafOfEntry(entry), { index: entry.index ?? count, size: count }, way);
  return found?.toString('hex') === root;
};
