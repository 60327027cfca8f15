import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { Actor, Command } from '../../services/shared/command.ts';
import { jsonBody, rawBody, sentBytes, type RawBody } from './body.ts';
import { commandOf } from './commands.ts';
import { actorOf } from './identity.ts';
import { inputReader } from './input.ts';
import { bytesOf, jsonOf, operationOf, type Described } from './operation.ts';
import { recordingRefusals, type RefusalRecorder } from './refusals.ts';

type Method = 'get' | 'post' | 'put';

/** A route with its types forgotten, ready to mount and to document. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operation: object;
  readonly mount: (router: Router, recorder: RefusalRecorder) => void;
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

/** Something to look at: no command, no change. An answer with a `version` carries it as its ETag. */
export const reading = <Params extends z.ZodObject, Result extends z.ZodType, Query extends z.ZodObject = z.ZodObject>(
  spec: ReadSpec<Params, Query, Result>,
): Route =>
  looking(spec, jsonOf(spec.result), async (asked, response) => {
    answer(response, z.encode(spec.result, await spec.handle(asked)));
  });

interface ListSpec<Params extends z.ZodObject, Query extends z.ZodObject> extends Described<Params, Query> {
  readonly result: z.ZodType;
  readonly handle: (asked: Asked<Params, Query>) => Promise<string>;
}

/** A page of a list whose JSON text the database has built: described by its schema, sent as it came. */
export const listing = <Params extends z.ZodObject, Query extends z.ZodObject>(spec: ListSpec<Params, Query>): Route =>
  looking(spec, jsonOf(spec.result), async (asked, response) => {
    response.type('json').send(await spec.handle(asked));
  });

interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
}

interface DownloadSpec<Params extends z.ZodObject> extends Described<Params, z.ZodObject> {
  readonly mediaType: string;
  readonly handle: (asked: Asked<Params, z.ZodObject>) => Promise<FileAnswer>;
}

/** A file handed out, to be saved under its name. */
export const downloading = <Params extends z.ZodObject>(spec: DownloadSpec<Params>): Route =>
  looking(spec, bytesOf([spec.mediaType]), async (asked, response) => {
    const { bytes, mediaType, name } = await spec.handle(asked);
    response.attachment(name).type(mediaType).send(Buffer.from(bytes));
  });

const looking = <Params extends z.ZodObject, Query extends z.ZodObject>(
  spec: Described<Params, Query>,
  result: object,
  show: (asked: Asked<Params, Query>, response: Response) => Promise<void>,
): Route => ({
  method: 'get',
  path: spec.path,
  operation: operationOf(spec, { result }),
  mount: (router) => {
    const read = inputReader({ params: spec.params, query: spec.query });
    router.get(spec.path, (request, response) => show({ ...read(request), actor: actorOf(request) }, response));
  },
});

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

/** A command: asked once per `Idempotency-Key`, on the version named by `If-Match` where one is. */
export const writing = <Params extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>(
  spec: WriteSpec<Params, Body, Result>,
): Route => ({
  method: spec.method,
  path: spec.path,
  operation: operationOf(spec, { body: jsonOf(spec.body), result: jsonOf(spec.result), isCommand: true }),
  mount: (router, recorder) => {
    const read = inputReader({ params: spec.params, query: spec.query, body: spec.body });
    router[spec.method](spec.path, jsonBody(), commanding(recorder, { ...spec, inputOf: read }));
  },
});

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

/** A file handed in, by a command: its bytes are the body. */
export const uploading = <
  Params extends z.ZodObject,
  Result extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
>(
  spec: UploadSpec<Params, Query, Result>,
): Route => ({
  method: 'post',
  path: spec.path,
  operation: operationOf(spec, { body: bytesOf(spec.raw.mediaTypes), result: jsonOf(spec.result), isCommand: true }),
  mount: (router, recorder) => {
    const read = inputReader({ params: spec.params, query: spec.query });
    const inputOf = (request: Request) => ({ ...read(request), ...sentBytes(request), actor: actorOf(request) });
    router.post(spec.path, rawBody(spec.raw), commanding(recorder, { ...spec, inputOf }));
  },
});

interface Commanding<Input, Result extends z.ZodType> {
  readonly operation: string;
  readonly result: Result;
  readonly inputOf: (request: Request) => Input;
  readonly handle: (asked: Input & { command: Command }) => Promise<z.output<Result>>;
}

const commanding =
  <Input extends { readonly params: Record<string, unknown> }, Result extends z.ZodType>(
    recorder: RefusalRecorder,
    { operation, result, inputOf, handle }: Commanding<Input, Result>,
  ): RequestHandler =>
  async (request, response) => {
    const input = inputOf(request);
    const command = commandOf(request, operation);
    const done = await recordingRefusals(recorder, { command, operation, params: input.params }, () =>
      handle({ ...input, command }),
    );
    answer(response, z.encode(result, done));
  };

const answer = (response: Response, body: unknown): void => {
  if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
    response.set('etag', `"${String(body.version)}"`);
  }
  response.json(body);
};
