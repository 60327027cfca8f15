/** The part of JSON Schema that our document speaks. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly example?: unknown;
}

/** One text for every form that a body of ours may ask of a text. */
const TEXTS = [
  'ABC-DEF',
  'Un motif assez long pour être une raison',
  'تعاونية الأمل للتنمية',
  '05',
  '05.301',
  'word',
  'IND-01',
  'AAP-2026-77',
  '12345678',
  '100.00',
  '2026-03-06',
  '2026-03-06T10:00:00Z',
  '+212612345678',
  'someone@example.org',
  '018f0000-0000-7000-8000-000000000000',
  '999780000000000000000105',
  '990000001000040',
  'a'.repeat(64),
];

type Components = Readonly<Record<string, Schema>>;

/** A body that a schema lets through: enough of it to be asked for, and nothing that is left to choice. */
export const sampleOf = (schema: Schema, components: Components): unknown => {
  const inner = innerOf(schema, components);
  if (inner) return sampleOf(inner, components);
  const given = [schema.example, schema.const, schema.enum?.[0]].find((value) => value !== undefined);
  if (given !== undefined) return given;
  const type = [schema.type].flat()[0];
  return type === undefined ? null : BY_TYPE[type]?.(schema, components);
};

/** What stands for the schema: the one it names, or the first that may be chosen. */
const innerOf = ({ $ref, anyOf, oneOf }: Schema, components: Components): Schema | undefined =>
  $ref === undefined ? (anyOf ?? oneOf)?.[0] : components[$ref.split('/').at(-1) ?? ''];

const numberFor = ({ minimum = 1, exclusiveMinimum = 0 }: Schema) => Math.max(minimum, exclusiveMinimum + 1);

const BY_TYPE: Readonly<Record<string, (schema: Schema, components: Components) => unknown>> = {
  object: ({ required = [], properties = {} }, components) =>
    Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {}, components)])),
  array: ({ minItems = 0, items = {} }, components) =>
    Array.from({ length: minItems }, () => sampleOf(items, components)),
  string: (schema) => textFor(schema),
  integer: numberFor,
  number: numberFor,
  boolean: () => true,
  null: () => null,
};

const textFor = ({ pattern, minLength = 0 }: Schema): string => {
  const form = pattern === undefined ? null : new RegExp(pattern, 'u');
  const found = TEXTS.find((text) => text.length >= minLength && (form === null || form.test(text)));
  if (found === undefined) throw new Error(`no sample of ${pattern ?? ''}`);
  return found;
};
