import { z } from 'zod';
import type { PartOfTrail } from './audit-ports.ts';
import type { Block } from './block.ts';
import type { Entry } from './entry.ts';
import { provenBlock, type Line, type LineOf } from './lines.ts';
import { leafOf, pathsOf } from './merkle.ts';
import { commitmentsIn, type Opening } from './personal.ts';
import { documentsOf } from './verify-evidence.ts';

/** A part of the trail as lines: each entry with its way to its block, each block with its way to the checkpoint. */
export const partLines = (
  { entries, openings, blocks, hashes, checkpoint, introductions }: PartOfTrail,
  scope: string,
): Line[] => {
  const numbers = blocks.map(({ number }) => number);
  const paths = pathsOf(hashes.map(leafOf), numbers);
  const proven = provenEntries(entries, blocks);
  return [
    { is: 'evidence', version: 1, scope, origin: checkpoint?.split('\n')[0] ?? '' },
    ...introductions.map((note) => ({ is: 'key' as const, note })),
    ...(checkpoint === null ? [] : [{ is: 'checkpoint' as const, note: checkpoint }]),
    ...blocks.map((block) => provenBlock(block, hashes.length, paths.get(block.number) ?? [])),
    ...proven,
    ...openingLines(openings, proven),
  ];
};

/** The personal values that these entries speak of. */
export const openingLines = (openings: readonly Opening[], entries: readonly LineOf<'entry'>[]): Line[] => {
  const spoken = new Set(entries.flatMap(({ fields }) => commitmentsIn(Object.values(fields))));
  return openings
    .filter(({ commitment }) => spoken.has(commitment))
    .map(({ commitment, salt, value }) => ({ is: 'personal', commitment, salt: salt.toString('hex'), value }));
};

interface Place {
  readonly block: Block;
  readonly index: number;
}

/** What no block holds comes without a way, and is told by whoever verifies; what is not sealed yet is left out. */
const provenEntries = (entries: readonly Entry[], blocks: readonly Block[]): LineOf<'entry'>[] => {
  const places = new Map<string, Place>(
    blocks.flatMap((block) => block.ids.map((id, index): [string, Place] => [id, { block, index }])),
  );
  const placed = entries.filter((entry) => places.has(idOf(entry)) || isSealedOver(entry, blocks));
  const paths = new Map(blocks.map((block) => [block.number, pathsWithin(block, placed, places)]));
  return placed.map(({ type, fields }) => {
    const place = places.get(fields['id'] ?? '');
    const path = place && paths.get(place.block.number)?.get(place.index);
    const proof = place && path && { block: place.block.number, index: place.index, path: path.map(hexOf) };
    return { is: 'entry', type, fields: { ...fields }, ...proof };
  });
};

const idOf = ({ fields }: Entry): string => fields['id'] ?? '';
const hexOf = (hash: Buffer): string => hash.toString('hex');

const pathsWithin = (block: Block, entries: readonly Entry[], places: ReadonlyMap<string, Place>) => {
  const inside = entries.map((entry) => places.get(idOf(entry))).filter((place) => place?.block === block);
  return pathsOf(
    block.leaves,
    inside.flatMap((place) => place?.index ?? []),
  );
};

/** It stands within what a block covers, and the block does not have it. */
const isSealedOver = ({ fields }: Entry, blocks: readonly Block[]): boolean =>
  blocks.some(
    ({ epoch, xidFrom, xidTo }) =>
      String(epoch) === fields['epoch'] && BigInt(fields['xid'] ?? 0) >= xidFrom && BigInt(fields['xid'] ?? 0) < xidTo,
  );

const Scanned = z.looseObject({ status: z.string() });

/** Files of which the trail says that they are harmless: a scanner said so, or Touiza made them. Others are handed to nobody. */
export const cleanDocuments = (entries: readonly Entry[]): string[] => {
  const isClean = ({ fields }: Entry): boolean =>
    fields['kind'] === 'documents.paper_issued' ||
    (fields['kind'] === 'documents.scanned' &&
      Scanned.safeParse(JSON.parse(fields['after'] ?? 'null')).data?.status === 'clean');
  return [...new Set(entries.filter(isClean).flatMap(documentsOf))];
};
