import fc from 'fast-check';
import { newId } from '../../../services/shared/ids.ts';
import { sampleOf, type Schema } from '../../support/sample-body.ts';
import type { Fuzzed } from './schemathesis.ts';
import type { Attacker, Operation, Scene } from './scene.ts';

/** One request that is spoilt in a way of ours, and whether anything but a refusal speaks against the API. */
interface Spoilt {
  readonly what: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly mustRefuse: boolean;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** What no field of ours is for, whatever it is: a byte that nobody keeps, a number past every end, a prototype. */
const POISON: readonly unknown[] = [
  ...[
    '\0',
    '\ud800',
    '9'.repeat(400),
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '=1+1',
    '\u202e',
  ],
  ...[-1, 0, 1e308, 2 ** 53, 0.1, null, true, [], {}, [[]], { $ne: 1 }, { toString: 1 }],
];

const pathOf = ({ path, operation }: Asked, ids: Scene['ids']): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? newId());
  const queries = operation.parameters.filter(({ in: place }) => place === 'query').length;
  return queries === 0 ? filled : `${filled}?`;
};

/** The ways in which one request of an operation is spoilt; a poison is put where the dice say. */
const spoiltOf = (asked: Asked, scene: Scene): fc.Arbitrary<Spoilt> => {
  const path = pathOf(asked, scene.ids);
  const plain = { path, headers: {}, body: bodyOf(asked, scene) };
  const body = Object(plain.body) as Record<string, unknown>;
  const keys = Object.keys(body);
  const ways: fc.Arbitrary<Spoilt>[] = [
    fc.constantFrom('no-such', '__proto__', 'constructor').map((name) => ({
      ...plain,
      what: `?${name}`,
      path: `${path}${path.endsWith('?') ? '' : '?'}${name}=1`,
      mustRefuse: true,
    })),
    fc.constantFrom(...POISON).map((poison) => ({
      ...plain,
      what: 'a path that names nothing',
      path: path.replace(/[0-9a-f-]{36}/, encodeURIComponent(JSON.stringify(poison).replace(/\\ud800/, ''))),
      mustRefuse: /[0-9a-f-]{36}/.test(path),
    })),
  ];
  if (plain.body !== null) {
    ways.push(
      fc
        .constantFrom('isAdmin', 'id', 'status', 'approvedBy')
        .filter((name) => !keys.includes(name))
        .map((name) => ({
          ...plain,
          what: `a property ${name} that is not asked for`,
          body: { ...body, [name]: 'approved' },
          mustRefuse: true,
        })),
      fc
        .constantFrom(...POISON)
        .map((poison) => ({ ...plain, what: 'a body of another kind', body: [poison], mustRefuse: true })),
    );
  }
  if (keys.length > 0) {
    ways.push(
      fc
        .tuple(fc.constantFrom(...keys), fc.constantFrom(...POISON))
        .map(([key, poison]) => poisoned(asked, scene, { key, poison })),
    );
  }
  return fc.oneof(...ways);
};

/** Each property once, with a poison that is not of its kind: one property in hundreds must not be left to the dice. */
const misfitsOf = (asked: Asked, scene: Scene): Spoilt[] =>
  Object.keys(Object(bodyOf(asked, scene)) as object).flatMap((key) =>
    POISON.map((poison) => poisoned(asked, scene, { key, poison }))
      .filter(({ mustRefuse }) => mustRefuse)
      .slice(0, 1),
  );

const poisoned = (
  asked: Asked,
  scene: Scene,
  { key, poison }: { readonly key: string; readonly poison: unknown },
): Spoilt => ({
  path: pathOf(asked, scene.ids),
  headers: {},
  what: `${key}: ${JSON.stringify(poison).slice(0, 30)}`,
  body: { ...(bodyOf(asked, scene) as object), [key]: poison },
  mustRefuse: !fits(propertyOf(asked, scene, key), poison, scene),
});

const bodyOf = ({ operation }: Asked, { document }: Scene): unknown => {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema === undefined ? null : sampleOf(schema, document.components.schemas);
};

const componentsOf = ({ document }: Scene) => document.components.schemas as Readonly<Record<string, Schema>>;

const resolved = (schema: Schema, scene: Scene): Schema =>
  schema.$ref === undefined ? schema : resolved(componentsOf(scene)[schema.$ref.split('/').at(-1) ?? ''] ?? {}, scene);

const propertyOf = ({ operation }: Asked, scene: Scene, key: string): Schema => {
  const body = resolved(operation.requestBody?.content['application/json']?.schema ?? {}, scene);
  return body.properties?.[key] ?? {};
};

/** Whether a value may be of this schema, going by its kind alone: more is not needed to know that a refusal is owed. */
const fits = (schema: Schema, value: unknown, scene: Scene): boolean => {
  const { anyOf, oneOf, enum: words, const: word, type } = resolved(schema, scene);
  const choices = anyOf ?? oneOf;
  if (choices) return choices.some((choice) => fits(choice, value, scene));
  if (words) return words.includes(value);
  if (word !== undefined) return word === value;
  return (
    type === undefined || [type].flat().includes(kindOf(value)) || (type === 'number' && typeof value === 'number')
  );
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const everyOperation = ({ document }: Scene): Asked[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => operationId !== 'moveClock')
      .map(([method, operation]) => ({ method, path, operation })),
  );

/** The whole document, asked by our own dice: every operation, spoilt in several ways. */
export const spoiltBy = async (
  scene: Scene,
  { attacker, seed, times }: { readonly attacker: Attacker; readonly seed: number; readonly times: number },
): Promise<Fuzzed> => {
  const faults: string[] = [];
  let requests = 0;
  const operations = everyOperation(scene);
  for (const [index, asked] of operations.entries()) {
    const thrown = fc.sample(spoiltOf(asked, scene), { seed: seed + index, numRuns: times });
    for (const spoilt of [...misfitsOf(asked, scene), ...thrown]) {
      const fault = await faultOf(scene, attacker, { asked, spoilt });
      requests += 1;
      if (fault !== null) faults.push(`as ${attacker.role}, ${asked.operation.operationId}, ${spoilt.what}: ${fault}`);
    }
  }
  return { requests, operations: operations.length, faults };
};

/** A quota that is used up is no answer to what was asked, and asked of nobody. */
const TOO_OFTEN = 429;

const faultOf = async (
  { app }: Scene,
  { token }: Attacker,
  { asked: { method }, spoilt }: { readonly asked: Asked; readonly spoilt: Spoilt },
): Promise<string | null> => {
  const answer = await fetch(`${app.url}/api/v1${spoilt.path}`, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'content-type': 'application/json' },
    ...(method === 'get' ? {} : { body: JSON.stringify(spoilt.body ?? {}) }),
  });
  const text = await answer.text();
  if (answer.status >= 500) return `${String(answer.status)} ${text.slice(0, 120)}`;
  if (/node_modules|\bat async\b|select .* from /i.test(text)) return 'the answer tells of our inside';
  return spoilt.mustRefuse && answer.status < 400 && answer.status !== TOO_OFTEN
    ? `accepted with ${String(answer.status)}`
    : null;
};
