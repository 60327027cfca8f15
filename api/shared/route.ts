import type { Request } from 'express';
import { z } from 'zod';
import { PUBLIC, type Actor, type Command } from '../../services/shared/command.ts';
import { jsonBody, rawBody, sentBytes, type RawBody } from './body.ts';
import { answer, answerKept, commanding, perform, type CommandDoor } from './commanding.ts';
import { commandAsked } from './commands.ts';
import type { PageOfItems } from '../../services/shared/exported.ts';
import { actorOf } from './identity.ts';
import { inputReader } from './input.ts';
import { looking, type Asked } from './looking.ts';
import type { Route } from './mounting.ts';
import { bytesOf, jsonOf, operationOf, type Described } from './operation.ts';
import { withinQuota } from './quota.ts';
import { saidBy } from './reader.ts';
import { CSV, XLSX } from './sheets.ts';
import { columnsOf } from '../../services/shared/table.ts';

export type { Route };

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
): Route => {
  const shown = async (asked: Asked<Params, Query>) => z.encode(spec.result, await spec.handle(asked));
  return looking(spec, {
    ...shapeOf(spec.result, async (asked) => (await shown(asked)) as PageOfItems),
    show: async (asked, response) => {
      const body = await shown(asked);
      if (spec.keptSeconds === undefined) answer(response, body);
      else answerKept(response, body, spec.keptSeconds);
    },
  });
};

interface ListSpec<Params extends z.ZodObject, Query extends z.ZodObject> extends Described<Params, Query> {
  readonly result: z.ZodType;
  readonly handle: (asked: Asked<Params, Query>) => Promise<string>;
}

/** A page of a list whose JSON text the database has built: described by its schema, sent as it came. */
export const listing = <Params extends z.ZodObject, Query extends z.ZodObject>(spec: ListSpec<Params, Query>): Route =>
  looking(spec, {
    ...shapeOf(spec.result, async (asked) => JSON.parse(await spec.handle(asked)) as PageOfItems),
    show: async (asked, response) => {
      response.type('json').send(await spec.handle(asked));
    },
  });

/** Every list can be had as a file, too: its columns are read off its schema. */
const shapeOf = <Params extends z.ZodObject, Query extends z.ZodObject>(
  result: z.ZodType,
  pageOf: (asked: Asked<Params, Query>) => Promise<PageOfItems>,
) => {
  const columns = columnsOf(result);
  const { content } = jsonOf(result);
  return columns
    ? { content: { ...content, ...bytesOf([CSV, XLSX]).content }, table: { columns, pageOf } }
    : { content };
};

interface FileAnswer<MediaType extends string> {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly name: string;
}

interface DownloadSpec<Params extends z.ZodObject, MediaType extends string> extends Described<Params, z.ZodObject> {
  /** Every one that the file may be of. */
  readonly mediaTypes: readonly MediaType[];
  readonly handle: (asked: Asked<Params, z.ZodObject>) => Promise<FileAnswer<NoInfer<MediaType>>>;
}

/** A file is saved and not shown; wherever it is opened all the same, nothing of it runs or loads. */
const SEALED = {
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A file handed out, to be saved under its name. */
export const downloading = <Params extends z.ZodObject, MediaType extends string>(
  spec: DownloadSpec<Params, MediaType>,
): Route =>
  looking(spec, {
    ...bytesOf(spec.mediaTypes),
    show: async (asked, response) => {
      const { bytes, mediaType, name } = await spec.handle(asked);
      response.attachment(name).type(mediaType).set(SEALED).send(Buffer.from(bytes));
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
): Route => {
  const { operation, method, path } = spec;
  const read = inputReader({ params: spec.params, query: spec.query, body: spec.body });
  const command: CommandDoor = (actor, asking, edge) =>
    perform(spec, { input: read(asking.input), command: commandAsked(actor, operation, asking) }, edge);
  return {
    name: operation,
    method,
    path,
    isPublic: false,
    operation: operationOf(spec, { body: jsonOf(spec.body), result: jsonOf(spec.result), isCommand: true }),
    mount: (router, edge) => {
      router[method](
        path,
        jsonBody(),
        ...withinQuota(edge, spec),
        commanding(spec, (request) => read(saidBy(request)), edge),
      );
    },
    // What is counted is asked one at a time: many at once would be counted as one.
    ...(spec.quota ? {} : { command }),
  };
};

interface UploadSpec<Params extends z.ZodObject, Query extends z.ZodObject, Result extends z.ZodType> extends Described<
  Params,
  Query
> {
  readonly raw: RawBody;
  readonly result: Result;
  readonly handle: (
    asked: Omit<Asked<Params, Query>, 'told'> & { command: Command; bytes: Buffer; mediaType: string },
  ) => Promise<z.output<Result>>;
}

/** A file handed in, by a command: its bytes are the body. */
export const uploading = <
  Params extends z.ZodObject,
  Result extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
>(
  spec: UploadSpec<Params, Query, Result>,
): Route => {
  const { operation, path, raw } = spec;
  const read = inputReader({ params: spec.params, query: spec.query });
  const inputOf = (request: Request) => ({ ...read(saidBy(request)), ...sentBytes(request), actor: actorOf(request) });
  return {
    name: operation,
    method: 'post',
    path,
    isPublic: false,
    operation: operationOf(spec, { body: bytesOf(raw.mediaTypes), result: jsonOf(spec.result), isCommand: true }),
    mount: (router, edge) => {
      router.post(path, rawBody(raw), commanding(spec, inputOf, edge));
    },
  };
};

interface CheckSpec<Params extends z.ZodObject, Result extends z.ZodType> extends Described<Params, z.ZodObject> {
  readonly raw: RawBody;
  readonly result: Result;
  readonly handle: (asked: { params: z.output<Params>; bytes: Buffer }) => Promise<z.output<Result>>;
}

/** Something asked of a file that is sent along and not kept: no command, no change. */
export const checking = <Params extends z.ZodObject, Result extends z.ZodType>(
  spec: CheckSpec<Params, Result>,
): Route => {
  const { operation, path, raw, isPublic = false } = spec;
  const read = inputReader({ params: spec.params, query: spec.query });
  return {
    name: operation,
    method: 'post',
    path,
    isPublic,
    operation: operationOf(spec, { body: bytesOf(raw.mediaTypes), result: jsonOf(spec.result) }),
    mount: (router, edge) => {
      router.post(path, ...withinQuota(edge, spec), ...rawBody(raw), async (request, response) => {
        const checked = await spec.handle({ ...read(saidBy(request)), ...sentBytes(request) });
        answer(response, z.encode(spec.result, checked));
      });
    },
  };
};

interface ConfidingSpec<Params extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType> extends Described<
  Params,
  z.ZodObject
> {
  readonly body: Body;
  readonly result: Result;
  readonly handle: (asked: { actor: Actor; body: z.output<Body> }) => Promise<z.output<Result>>;
}

/** Something that anybody may ask with a secret: it is sent in the body, since addresses are kept in many places. */
export const confiding = <Params extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>(
  spec: ConfidingSpec<Params, Body, Result>,
): Route => {
  const { operation, path } = spec;
  const read = inputReader({ params: spec.params, query: spec.query, body: spec.body });
  return {
    name: operation,
    method: 'post',
    path,
    isPublic: true,
    operation: operationOf({ ...spec, isPublic: true }, { body: jsonOf(spec.body), result: jsonOf(spec.result) }),
    mount: (router, edge) => {
      // What is guessed at stands in the body, which is read first.
      router.post(path, ...jsonBody(), ...withinQuota(edge, spec), async (request, response) => {
        const { body } = read(saidBy(request));
        answer(response, z.encode(spec.result, await spec.handle({ actor: PUBLIC, body })));
      });
    },
  };
};
