import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Rulebook } from './rulebook.ts';

/** SHA-256 of the rulebook as it goes over the wire, keys in order: whoever holds the text can compute it again. */
export const hashOfRulebook = (rulebook: Rulebook): string =>
  createHash('sha256')
    .update(JSON.stringify(z.encode(Rulebook, rulebook), inOrder))
    .digest('hex');

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
