import { MEDIA_TYPES } from '../../services/shared/accepted-files.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { createWorld, type World } from '../support/world.ts';

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: Record<string, unknown>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  readonly responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

interface Document {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}

interface Schema {
  readonly type?: string;
  readonly properties?: Record<string, { type?: string; $ref?: string }>;
}

let world: World;
let app: TestApp;
let document: Document;
let operations: { path: string; method: string; operation: Operation }[];
beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  document = (await app.anyone.get('/api/openapi.json')).body as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});
afterAll(async () => {
  await app.stop();
  await world.drop();
});

/** Every object in the document, with the way to it. */
const walk = (value: unknown, way = '#'): { way: string; node: Record<string, unknown> }[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => walk(part, `${way}/${key}`));
  return Array.isArray(value) ? inner : [{ way, node: value as Record<string, unknown> }, ...inner];
};

const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (Object(at) as Record<string, unknown>)[key], document);

describe('the OpenAPI document', () => {
  it('is of version 3.1, with a title, a version, a server and a way to sign in', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/) as string,
      info: { title: 'Touiza', version: '1' },
      servers: [{ url: '/api/v1' }],
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    });
    expect(operations.length).toBeGreaterThan(30);
  });

  it('refers to nothing that is not there', () => {
    const refs = walk(document).flatMap(({ way, node }) =>
      typeof node['$ref'] === 'string' ? [[way, node['$ref']]] : [],
    );
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter(([, ref = '']) => !ref.startsWith('#/components/') || resolve(ref) === undefined)).toEqual([]);
  });

  it('gives every operation a name of its own, a verb and a noun, and a summary', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+[A-Z0-9]?\w*$/.test(id))).toEqual([]);
    expect(operations.filter(({ operation }) => operation.summary.length < 10)).toEqual([]);
  });

  it('declares every parameter of every path, and no other', () => {
    const differing = operations.filter(({ path, operation }) => {
      const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const said = operation.parameters.filter(({ in: place }) => place === 'path');
      return (
        String(asked) !== String(said.map(({ name }) => name).sort()) || said.some(({ required }) => required !== true)
      );
    });
    expect(differing).toEqual([]);
    expect(Object.keys(document.paths).filter((path) => path.includes(':'))).toEqual([]);
  });

  it('types every parameter by what may be written in a URL', () => {
    const typeless = operations
      .flatMap(({ operation }) => operation.parameters)
      .filter(({ $ref }) => $ref === undefined)
      .filter(
        ({ schema = {} }) => !['string', 'integer', 'boolean'].includes(String(schema['type'])) && !('$ref' in schema),
      );
    expect(typeless).toEqual([]);
    const of = (id: string) => operations.find(({ operation }) => operation.operationId === id)?.operation.parameters;
    expect(of('listCalls')).toContainEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    });
    expect(of('storeDocument')).toContainEqual(expect.objectContaining({ name: 'name', in: 'query', required: true }));
  });

  it('asks every write, and no read, for its key, and whatever is sent for its body', () => {
    for (const { method, operation } of operations) {
      const hasKey = operation.parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey');
      const isSent = method !== 'get';
      // Look at what is sent and keep nothing: public, and no writes.
      const isWrite = isSent && !['comparePaper', 'getProgress', 'seeInvitation'].includes(operation.operationId);
      expect([operation.operationId, hasKey, operation.requestBody !== undefined]).toEqual([
        operation.operationId,
        isWrite,
        isSent,
      ]);
    }
  });

  it('answers every operation with a named schema or a file, and every failure with a problem', () => {
    for (const { operation } of operations) {
      const [content] = Object.entries(operation.responses['200']?.content ?? {});
      expect([
        operation.operationId,
        content?.[0] !== 'application/json' || content[1].schema.$ref !== undefined,
      ]).toEqual([operation.operationId, true]);
      expect(operation.responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
    }
  });

  it('says of every file that is handed out which kinds it may be of', () => {
    const kindsOf = (path: string) => Object.keys(document.paths[path]?.['get']?.responses['200']?.content ?? {});
    expect(kindsOf('/documents/{documentId}/content')).toEqual(MEDIA_TYPES);
    expect(kindsOf('/reviews/{assignmentId}/documents/{documentId}/content')).toEqual(MEDIA_TYPES);
    expect(kindsOf('/papers/{slice}/{kind}/{number}/content')).toEqual(['application/pdf']);
  });

  it('shows what travels: amounts and instants as text, no unknown types', () => {
    const { schemas } = document.components;
    expect(schemas['Money']?.properties).toMatchObject({ amount: { type: 'string' }, currency: { type: 'string' } });
    expect(schemas['Instant']).toMatchObject({ type: 'string', format: 'date-time' });
    expect(schemas['Envelope']?.properties?.['amount'] ?? schemas['NewEnvelope']?.properties?.['amount']).toEqual({
      $ref: '#/components/schemas/Money',
    });
    const empty = walk(document.components.schemas).filter(
      ({ way, node }) => /\/properties\/[^/]+$/.test(way) && Object.keys(node).length === 0,
    );
    // What an event changed is whatever its subject is.
    const anything = ['#/TimelineEvent/properties/before', '#/TimelineEvent/properties/after'];
    expect(empty.map(({ way }) => way).filter((way) => !anything.includes(way))).toEqual([]);
  });

  it('describes an answer as it is given', async () => {
    const admin = await app.as(await world.holding('admin', 'fund_administrator'));
    const names = { ar: 'ممول', fr: 'Financeur', en: 'Funder' };
    const answer = await admin.post('/funders', { code: 'F-1', names, rib: '999360000000000000000334' });
    expect(Object.keys(document.components.schemas['Funder']?.properties ?? {}).sort()).toEqual(
      Object.keys(answer.body as object).sort(),
    );
  });
});

describe('the page of the document', () => {
  it('is there for people: no script, no style and no host but this one', async () => {
    const page = await app.anyone.get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).not.toMatch(/<script|<style|<link|<iframe|<img|\son\w+=|javascript:|style=/i);
    const places = [...page.text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, place = '']) => place);
    expect(places.filter((place) => !/^(?:#|\/api\/)/.test(place))).toEqual([]);
  });

  it('names every operation, and links to what is there', async () => {
    const { text } = await app.anyone.get('/api/docs');
    for (const { operation } of operations) expect(text).toContain(`id="${operation.operationId}"`);
    const anchors = [...text.matchAll(/href="#([^"]*)"/g)].map(([, anchor = '']) => anchor);
    expect(anchors.filter((anchor) => !text.includes(`id="${anchor}"`))).toEqual([]);
  });
});
