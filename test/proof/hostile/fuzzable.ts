import { newId } from '../../../services/shared/ids.ts';
import type { Document, Operation, Scene } from './scene.ts';

/** Moves the demo's clock for everybody: a year 9999 is what it would try first, and nothing after that shows anything. */
const LEFT_OUT = ['moveClock'];

/** What other engines have no name for, and our patterns do. */
const CLASSES = ['Cc', 'Cf', 'Zl', 'Zp', 'L', 'Script=Latin', 'Script=Arabic'];
const CHARACTERS = 0x11_0000;

/** A class as the ranges that are in it, to the last: of one letter less, a generator would say that it does not fit. */
const rangesOf = (name: string): string => {
  const isIn = new RegExp(`\\p{${name}}`, 'u');
  const ranges: { from: number; to: number }[] = [];
  for (let code = 0; code < CHARACTERS; code += 1) {
    if (!isIn.test(String.fromCodePoint(code))) continue;
    const last = ranges.at(-1);
    if (last?.to === code - 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  return ranges.map(({ from, to }) => `${escaped(from)}-${escaped(to)}`).join('');
};

/** As Python reads it. */
const escaped = (code: number): string => `\\U${code.toString(16).padStart(8, '0')}`;

const RANGES = new Map(CLASSES.map((name) => [`\\p{${name}}`, rangesOf(name)]));

/** Inside of brackets its ranges stand by themselves; alone it is a class of its own. */
const patternIn = (pattern: string): string =>
  RANGES.has(pattern)
    ? `[${RANGES.get(pattern) ?? ''}]`
    : [...RANGES].reduce((text, [name, ranges]) => text.replaceAll(name, ranges), pattern);

/** Every pattern in words that a generator outside JavaScript understands. */
const translated = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'pattern' && typeof inner === 'string' ? patternIn(inner) : translated(inner),
    ]),
  );
};

/** The whole path: a method that it does not know of is asked, too. */
const isLeftOut = (operations: Readonly<Record<string, Operation>>): boolean =>
  Object.values(operations).some(({ operationId }) => LEFT_OUT.includes(operationId));

/** The document as a generator reads it: what a path names is there, or is not, and is no random text only. */
export const fuzzable = ({ document, ids }: Scene): object => {
  const asked = Object.entries(document.paths).filter(([, operations]) => !isLeftOut(operations));
  const paths = asked.map(([path, operations]) => [path, withIds(operations, ids)]);
  const { servers: _servers, ...rest } = translated(document) as Document & { servers: unknown };
  return { ...rest, paths: translated(Object.fromEntries(paths)) };
};

const withIds = (operations: Readonly<Record<string, Operation>>, ids: Scene['ids']) =>
  Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [
      method,
      { ...operation, parameters: operation.parameters.map((parameter) => naming(parameter, ids)) },
    ]),
  );

const naming = (parameter: Operation['parameters'][number], ids: Scene['ids']) => {
  const known = parameter.in === 'path' ? ids[parameter.name ?? ''] : undefined;
  return known === undefined ? parameter : { ...parameter, schema: { type: 'string', enum: [known, newId()] } };
};
