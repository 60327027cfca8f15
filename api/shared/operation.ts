import { z } from 'zod';
import type { Quota } from '../../services/shared/quota.ts';

/** How a route is declared, whatever it does: one declaration gives types, checks and documentation. */
export interface Described<Params extends z.ZodObject, Query extends z.ZodObject> {
  /** Unique, a verb and a noun: the name of the operation in the document, and of a refusal in the evidence. */
  readonly operation: string;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params: Params;
  readonly query?: Query;
  /** How often one asker may ask; without one, as often as they like. */
  readonly quota?: Quota;
  /** What is guessed at may be asked for as often by all askers together: the parameter that names it. */
  readonly guessedAt?: string;
  /** Asked without a sign-in. */
  readonly isPublic?: boolean;
  /** The same for everybody: for so many seconds it may be kept, then asked after by its ETag. */
  readonly keptSeconds?: number;
}

interface Bodies {
  readonly body?: object;
  readonly result: object;
  readonly isCommand?: boolean;
}

/** The OpenAPI operation of a route. */
export const operationOf = (
  { operation, summary, params, query, isPublic = false }: Described<z.ZodObject, z.ZodObject>,
  { body, result, isCommand = false }: Bodies,
) => ({
  operationId: operation,
  summary,
  ...(isPublic ? { security: [] } : {}),
  parameters: [
    ...Object.entries(params.shape).map(([name, schema]) => parameter('path', name, schema as z.ZodType)),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => parameter('query', name, schema as z.ZodType)),
    ...(isCommand ? COMMAND_HEADERS : []),
  ],
  ...(body === undefined ? {} : { requestBody: { required: true, ...body } }),
  responses: { 200: { description: summary, ...result }, default: { $ref: '#/components/responses/Problem' } },
});

const COMMAND_HEADERS = [
  { $ref: '#/components/parameters/IdempotencyKey' },
  { $ref: '#/components/parameters/IfMatch' },
  { $ref: '#/components/parameters/DryRun' },
];

const parameter = (place: 'path' | 'query', name: string, schema: z.ZodType) => ({
  name,
  in: place,
  required: !schema.safeParse(undefined).success,
  schema: referring(schema),
});

/** A named schema is a component already: the parameter points there instead of bringing its own copy. */
const referring = (schema: z.ZodType): object => {
  const { $schema: _schema, $defs: _defs, ...own } = z.toJSONSchema(schema, { io: 'input' });
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;
};

/** Every JSON body on the wire is a named schema. */
export const jsonOf = (schema: z.ZodType) => {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('a request or response schema needs .meta({ id })');
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } } };
};

export const bytesOf = (mediaTypes: readonly string[]) => ({
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
});
