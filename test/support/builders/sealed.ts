import { createPrivateKey } from 'node:crypto';
import { sealOn, type Block } from '../../../services/audit/block.ts';
import { FIELDS, type Entry } from '../../../services/audit/entry.ts';
import { signerOf, type Signer } from '../../../services/audit/note.ts';

/** A key of which everybody knows the secret: what it signs proves nothing but that verifiers agree. */
export const signerFrom = (seed: number, origin: string): Signer => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return signerOf(origin, key.export({ format: 'pem', type: 'pkcs8' }).toString());
};

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** The entry of that number, written by a transaction of its own. */
export const entryOf = (
  number: number,
  change: Record<string, string | null> = {},
  type: Entry['type'] = 'event',
): Entry => {
  const given: Record<string, string | null> = {
    id: idOf(number),
    seq: String(number),
    epoch: '1',
    xid: String(100 + number),
    ...change,
  };
  return { type, fields: Object.fromEntries(FIELDS[type].map((name) => [name, given[name] ?? null])) };
};

/** One block for each group, each on the one before it. */
export const sealed = (groups: readonly (readonly Entry[])[]): Block[] => {
  const blocks: Block[] = [];
  let xidFrom = 0n;
  for (const entries of groups) {
    const xidTo = BigInt(entries.at(-1)?.fields['xid'] ?? 0) + 1n;
    blocks.push(sealOn(blocks.at(-1) ?? null, { epoch: 1, xidFrom, xidTo, entries }));
    xidFrom = xidTo;
  }
  return blocks;
};
