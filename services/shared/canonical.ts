import { createHash } from 'node:crypto';

/**
 * JSON in one spelling: properties sorted, integers beyond a number as decimal text, instants in ISO 8601.
 * The same facts are the same bytes, in whatever order they were put together.
 */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'bigint') return each.toString();
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)));
  });

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
