import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Actor, Command } from '../../services/shared/command.ts';
import { actorOf } from './identity.ts';
import { commandOf, hashOf } from './commands.ts';
import { recordingRefusals, type RefusalRecorder } from './refusals.ts';

export type Method = 'get' | 'post' | 'put';

/** A request body that is not JSON: its bytes as they came. */
export interface RawBody {
  readonly mediaTypes: readonly string[];
  readonly bytesMax: number;
}

export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
}

interface Described<Params extends z.ZodObject, Query extends z.ZodObject> {
  /** Unique, a verb and a noun: the name of the operation in the document, and of a refusal in the evidence. */
  readonly operation: string;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params: Params;
  readonly query?: Query;
}

interface Asked<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly actor: Actor;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
}

interface ReadSpec<Params extends z.ZodObject, Query extends z.ZodObject, Result extends z.ZodType> extends Described<
  Params,
  Query
> {
  readonly result: Result;
  readonly handle: (asked: Asked<Params, Query>) => Promise<z.output<Result>>;
}

interface WriteSpec<Params extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType> extends Described<
  Params,
  z.ZodObject
> {
  readonly method: 'post' | 'put';
  readonly body: Body;
  readonly result: Result;
  readonly handle: (asked: {
    command: Command;
    params: z.output<Params>;
    body: z.output<Body>;
  }) => Promise<z.output<Result>>;
}

interface UploadSpec<Params extends z.ZodObject, Query extends z.ZodObject, Result extends z.ZodType> extends Described<
  Params,
  Query
> {
  readonly raw: RawBody;
  readonly result: Result;
  readonly handle: (
    asked: Asked<Params, Query> & { command: Command; bytes: Buffer; mediaType: string },
  ) => Promise<z.output<Result>>;
}

interface DownloadSpec<Params extends z.ZodObject> extends Described<Params, z.ZodObject> {
  readonly mediaType: string;
  readonly handle: (asked: Asked<Params, z.ZodObject>) => Promise<FileAnswer>;
}

/** A route with its types forgotten, ready to mount and to document. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operation: object;
  /** Where the body is not JSON. */
  readonly raw?: RawBody;
  readonly mount: (router: Router, recorder: RefusalRecorder) => void;
}

const NO_QUERY = z.strictObject({});

/** Something to look at: no command, no change. An answer with a `version` carries it as its ETag. */
export const reading = <Params extends z.ZodObject, Result extends z.ZodType, Query extends z.ZodObject = z.ZodObject>(
  spec: ReadSpec<Params, Query, Result>,
): Route => ({
  method: 'get',
  path: spec.path,
  operation: operationOf(spec, { result: json(spec.result) }),
  mount: (router) => {
    router.get(spec.path, async (request, response) => {
      const result = await spec.handle(askedOf(spec, request));
      answer(response, z.encode(spec.result, result));
    });
  },
});

/** A page of a list whose JSON text the database has built: described by its schema, sent as it came. */
export const listing = <Params extends z.ZodObject, Query extends z.ZodObject>(
  spec: Described<Params, Query> & { result: z.ZodType; handle: (asked: Asked<Params, Query>) => Promise<string> },
): Route => ({
  method: 'get',
  path: spec.path,
  operation: operationOf(spec, { result: json(spec.result) }),
  mount: (router) => {
    router.get(spec.path, async (request, response) => {
      response.type('json').send(await spec.handle(askedOf(spec, request)));
    });
  },
});

/** A command: asked once per `Idempotency-Key`, on the version named by `If-Match` where one is. */
export const writing = <Params extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>(
  spec: WriteSpec<Params, Body, Result>,
): Route => ({
  method: spec.method,
  path: spec.path,
  operation: operationOf(spec, { body: json(spec.body), result: json(spec.result), isCommand: true }),
  mount: (router, recorder) => {
    router[spec.method](spec.path, async (request, response) => {
      const params = spec.params.parse(request.params);
      const body = spec.body.parse(request.body ?? {});
      const command = commandOf(request, hashOf(spec.operation, params, request.body));
      const result = await recordingRefusals(recorder, { command, operation: spec.operation, params }, () =>
        spec.handle({ command, params, body }),
      );
      answer(response, z.encode(spec.result, result));
    });
  },
});

/** A file handed in: its bytes are the body. */
export const uploading = <
  Params extends z.ZodObject,
  Result extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
>(
  spec: UploadSpec<Params, Query, Result>,
): Route => ({
  method: 'post',
  path: spec.path,
  raw: spec.raw,
  operation: operationOf(spec, { body: binary(spec.raw.mediaTypes), result: json(spec.result), isCommand: true }),
  mount: (router, recorder) => {
    router.post(spec.path, async (request, response) => {
      const asked = askedOf(spec, request);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const command = commandOf(request, hashOf(spec.operation, asked.params, bytes));
      const mediaType = request.is([...spec.raw.mediaTypes]) || 'application/octet-stream';
      const { params } = asked;
      const result = await recordingRefusals(recorder, { command, operation: spec.operation, params }, () =>
        spec.handle({ ...asked, command, bytes, mediaType }),
      );
      answer(response, z.encode(spec.result, result));
    });
  },
});

export const downloading = <Params extends z.ZodObject>(spec: DownloadSpec<Params>): Route => ({
  method: 'get',
  path: spec.path,
  operation: operationOf(spec, { result: binary([spec.mediaType]) }),
  mount: (router) => {
    router.get(spec.path, async (request, response) => {
      const { bytes, mediaType, name } = await spec.handle(askedOf(spec, request));
      response.attachment(name).type(mediaType).send(Buffer.from(bytes));
    });
  },
});

const askedOf = <Params extends z.ZodObject, Query extends z.ZodObject>(
  { params, query }: Described<Params, Query>,
  request: Request,
): Asked<Params, Query> => ({
  actor: actorOf(request),
  params: params.parse(request.params),
  query: (query ?? NO_QUERY).parse(request.query) as z.output<Query>,
});

const answer = (response: Response, body: unknown): void => {
  if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
    response.set('etag', `"${String(body.version)}"`);
  }
  response.json(body);
};

interface Bodies {
  readonly body?: object;
  readonly result: object;
  readonly isCommand?: boolean;
}

const operationOf = (
  { operation, summary, params, query }: Described<z.ZodObject, z.ZodObject>,
  { body, result, isCommand = false }: Bodies,
) => ({
  operationId: operation,
  summary,
  parameters: [
    ...Object.entries(params.shape).map(([name, schema]) => parameter('path', name, schema)),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => parameter('query', name, schema)),
    ...(isCommand ? COMMAND_HEADERS : []),
  ],
  ...(body === undefined ? {} : { requestBody: { required: true, ...body } }),
  responses: { 200: { description: summary, ...result }, default: { $ref: '#/components/responses/Problem' } },
});

const COMMAND_HEADERS = [
  { $ref: '#/components/parameters/IdempotencyKey' },
  { $ref: '#/components/parameters/IfMatch' },
];

const parameter = (place: 'path' | 'query', name: string, schema: unknown) => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema as z.ZodType, { io: 'input', reused: 'inline' });
  return { name, in: place, required: place === 'path', schema: rest };
};

/** Every body on the wire is a named schema. */
const json = (schema: z.ZodType) => {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('a request or response schema needs .meta({ id })');
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } } };
};

const binary = (mediaTypes: readonly string[]) => ({
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
});
