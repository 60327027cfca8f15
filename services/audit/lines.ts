import { z } from 'zod';
import type { Block, BlockHead } from './block.ts';

/**
 * Evidence outside the database is lines of JSON, in bundles as on the anchor: one thing a line, so that files are only
 * ever added to, and a line that was cut short by a crash spoils no other.
 */
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Path = z.array(Hash).max(64);
const Count = z.int().min(0);
const Digits = z.string().regex(/^\d{1,20}$/);

const Header = z.strictObject({
  is: z.literal('evidence'),
  version: z.literal(1),
  /** `whole`: every block and every entry; else the dossier or payment that it is about. */
  scope: z.string(),
  origin: z.string(),
});
const Key = z.strictObject({ is: z.literal('key'), note: z.string() });
const Checkpoint = z.strictObject({ is: z.literal('checkpoint'), note: z.string() });
const BlockLine = z.strictObject({
  is: z.literal('block'),
  number: Count,
  epoch: Count,
  xidFrom: Digits,
  xidTo: Digits,
  count: Count,
  root: Hash,
  previous: Hash,
  hash: Hash,
  /** All that it holds, and their leaves one after the other in base64: of a whole trail. */
  ids: z.array(z.string()).optional(),
  leaves: z.base64().optional(),
  /** Its way to the checkpoint of so many blocks: of a part. */
  size: Count.optional(),
  path: Path.optional(),
});
const EntryLine = z.strictObject({
  is: z.literal('entry'),
  type: z.enum(['event', 'transfer']),
  fields: z.record(z.string(), z.string().nullable()),
  /** Where it stands, and its way to the block's root: of a part. */
  block: Count.optional(),
  index: Count.optional(),
  path: Path.optional(),
});
const Personal = z.strictObject({
  is: z.literal('personal'),
  commitment: z.string(),
  salt: z.string(),
  value: z.string(),
});
const Document = z.strictObject({ is: z.literal('document'), sha256: Hash, bytes: z.base64().nullable() });

const Line = z.discriminatedUnion('is', [Header, Key, Checkpoint, BlockLine, EntryLine, Personal, Document]);
export type Line = z.output<typeof Line>;
export type LineOf<Kind extends Line['is']> = Extract<Line, { is: Kind }>;

export const writeLines = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** The lines of a file; null for one that is none. */
export const readLines = (text: string): (Line | null)[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.safeParse(parsed(line)).data ?? null);

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
};

const headLine = ({ number, epoch, xidFrom, xidTo, count, root, previous, hash }: Block) => ({
  is: 'block' as const,
  number,
  epoch,
  xidFrom: xidFrom.toString(),
  xidTo: xidTo.toString(),
  count,
  root: root.toString('hex'),
  previous: previous.toString('hex'),
  hash: hash.toString('hex'),
});

/** A block with all that it holds. */
export const wholeBlock = (block: Block): LineOf<'block'> => ({
  ...headLine(block),
  ids: [...block.ids],
  leaves: Buffer.concat(block.leaves).toString('base64'),
});

/** A block with its way to the checkpoint of so many blocks. */
export const provenBlock = (block: Block, size: number, path: readonly Buffer[]): LineOf<'block'> => ({
  ...headLine(block),
  size,
  path: path.map((hash) => hash.toString('hex')),
});

export const headOf = (line: LineOf<'block'>): BlockHead => ({
  number: line.number,
  epoch: line.epoch,
  xidFrom: BigInt(line.xidFrom),
  xidTo: BigInt(line.xidTo),
  count: line.count,
  root: Buffer.from(line.root, 'hex'),
  previous: Buffer.from(line.previous, 'hex'),
});

export const leavesIn = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(bytes.length / 32) }, (_, index) => bytes.subarray(32 * index, 32 * index + 32));
