import { newId } from '../../../services/shared/ids.ts';
import type { Document, Operation, Scene } from './scene.ts';

/** Moves the demo's clock for everybody: a year 9999 is what it would try first, and nothing after that shows anything. */
const LEFT_OUT = ['moveClock'];

/** Classes of characters that other engines do not know, as ranges that are in them: what is built of these, fits. */
const CLASSES: readonly (readonly [string, string])[] = [
  ['\\p{Cc}', '\\x00-\\x1f\\x7f-\\x9f'],
  ['\\p{Cf}', '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff'],
  ['\\p{Zl}', '\\u2028'],
  ['\\p{Zp}', '\\u2029'],
  ['\\p{Cs}', '\\ud800-\\udfff'],
  ['\\p{Script=Latin}', 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6'],
  ['\\p{L}', 'A-Za-z\\u0621-\\u064a'],
];

const ARABIC = '[\\u0621-\\u064a]';

const patternIn = (pattern: string): string =>
  CLASSES.reduce((text, [name, ranges]) => text.replaceAll(name, ranges), pattern).replaceAll(
    '\\p{Script=Arabic}',
    ARABIC,
  );

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
