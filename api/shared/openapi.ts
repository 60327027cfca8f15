import { z } from 'zod';
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
      IdempotencyKey: header('Idempotency-Key', true, 'One id per command: asked twice, answered once.'),
      IfMatch: header('If-Match', false, 'The ETag that this change is based on; a stale one is refused with 409.'),
    },
    responses: {
      Problem: {
        description: 'What is wrong (RFC 9457): `title` is a stable code.',
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    },
    schemas: components(),
  },
});

const header = (name: string, required: boolean, description: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
};

const groupByPath = (routes: readonly Route[]) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, operation } of routes) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method]: operation };
  }
  return paths;
};

const components = () => {
  const uri = (id: string) => `#/components/schemas/${id}`;
  const named = Object.entries(z.toJSONSchema(z.globalRegistry, { io: 'input', uri }).schemas);
  return Object.fromEntries(named.map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]));
};
