import { readLines, type Line } from '../../../services/audit/lines.ts';
import { verifyEvidence } from '../../../services/audit/verify-evidence.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

interface Spot {
  readonly path: readonly (string | number)[];
  readonly value: string | number;
}

const spotsIn = (value: Json, path: readonly (string | number)[] = []): Spot[] => {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  const parts: [string | number, Json][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([name, part]) => spotsIn(part, [...path, name]));
};

const changed = (value: string | number, at: number): string | number => {
  if (typeof value === 'number') return value === 0 ? 1 : value - 1;
  if (value === '') return 'x';
  const index = at % value.length;
  const other = value[index] === '0' ? '1' : '0';
  return value.slice(0, index) + other + value.slice(index + 1);
};

const withValue = (value: Json, [name, ...rest]: readonly (string | number)[], put: string | number): Json => {
  if (name === undefined) return put;
  const copy = structuredClone(value) as Record<string | number, Json>;
  copy[name] = withValue(copy[name] ?? null, rest, put);
  return copy;
};

/** A proof with one value changed: the same seed and number give the same one. */
const forged = (lines: readonly Line[], number: number): { readonly text: string; readonly where: string } => {
  const at = (number * 7919) % lines.length;
  const line = lines[at] as unknown as Json;
  const spots = spotsIn(line);
  const { path, value } = spots[(number * 104_729) % spots.length]!;
  const put = changed(value, number * 31);
  const told = lines.map((each, index) => JSON.stringify(index === at ? withValue(line, path, put) : each));
  return { text: told.join('\n'), where: `line ${String(at + 1)}, ${path.join('.')}` };
};

/** Where a changed proof was accepted; it never should be. */
export const accepted = (
  lines: readonly Line[],
  { key, from, count }: Record<'from' | 'count', number> & { key: string },
): string[] => {
  const wrong: string[] = [];
  for (let number = from; number < from + count; number += 1) {
    const { text, where } = forged(lines, number);
    if (verifyEvidence({ lines: readLines(text), anchor: [], key }).findings.length === 0) wrong.push(where);
  }
  return wrong;
};
