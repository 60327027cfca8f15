import { z } from 'zod';
import { ETAG, KEY } from './commands.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document: every schema with an id is a component, seen from the wire's side. */
export const describe = (routes: readonly Route[]) => ({
  openapi: '3.1.0',
  info: {
    title: 'Touiza',
    version: '1',
    description: 'Grants that several public funders decide together, from the call to the last report.',
  },
  servers: [{ url: '/api/v1' }],
  security: [{ bearer: [] }],
  paths: groupByPath(routes),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    parameters: {
      IdempotencyKey: header('Idempotency-Key', true, {
        description: 'One id per command: asked twice, answered once.',
        schema: { pattern: KEY.source },
      }),
      IfMatch: header('If-Match', false, {
        description: 'The ETag that this change is based on; a stale one is refused with 409.',
        schema: { pattern: `^\\*$|${ETAG.source}` },
      }),
      DryRun: header('Dry-Run', false, {
        description: '`true`: everything is done and checked, answered, and taken back.',
        schema: { enum: ['true', 'false'] },
      }),
    },
    responses: {
      Problem: {
        description: 'What is wrong (RFC 9457): `title` is a stable code, `detail` the same in the language asked for.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    schemas: { ...components(), Problem: PROBLEM },
  },
});

const header = (name: string, required: boolean, { description, schema }: { description: string; schema: object }) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...schema },
});

/** Open to further members: each code brings the facts behind it. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

const groupByPath = (routes: readonly Route[]) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, operation } of routes) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    if (paths[template]?.[method] !== undefined) throw new Error(`two routes answer to ${method} ${template}`);
    paths[template] = { ...paths[template], [method]: operation };
  }
  return paths;
};

/** A codec is described by what travels: its input is the wire's type for requests and answers alike. */
const components = () => {
  const uri = (id: string) => `#/components/schemas/${id}`;
  const named = Object.entries(z.toJSONSchema(z.globalRegistry, { io: 'input', uri }).schemas);
  return Object.fromEntries(named.map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]));
};
