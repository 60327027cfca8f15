import { newId } from '../../../services/shared/ids.ts';
import { sampleOf, type Schema } from '../../support/sample-body.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { content: Readonly<Record<string, { schema: Schema }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An operation of the API or a page, as it stands in the document or in the table of pages. */
export interface Asked {
  /** The operation's name, or the page's path. */
  readonly name: string;
  readonly method: string;
  /** With the names of things: `{dossierId}` or `:dossierId`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  readonly mediaType: string | null;
}

export const operationsIn = ({ paths }: Document): Asked[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: name, parameters, requestBody }]) => {
      const [mediaType = null] = Object.keys(requestBody?.content ?? {});
      const body = requestBody?.content['application/json']?.schema ?? null;
      return { name, method, path: `/api/v1${path}`, parameters, body, mediaType };
    }),
  );

export const pagesAt = (paths: readonly string[]): Asked[] =>
  paths.map((path) => ({ name: path, method: 'get', path, parameters: [], body: null, mediaType: null }));

/** The names of the things in a path, in its order. */
export const thingsIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}|:(\w+)/g)].map(([, braced, colon]) => braced ?? colon ?? '');

/** One request, ready to be sent by anybody. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: string | Buffer | null;
  readonly mediaType: string | null;
}

export type Ids = Readonly<Record<string, string>>;

export interface Samples {
  readonly ids: Ids;
  readonly components: Document['components'];
  readonly statement: Buffer;
}

/** The request with these ids; a path that names what is not among them asks for something that is not there. */
export const sentFor = (asked: Asked, samples: Samples): Sent => {
  const { ids } = samples;
  const filled = asked.path.replace(
    /\{(\w+)\}|:(\w+)/g,
    (_whole, braced?: string, colon?: string) => ids[braced ?? colon ?? ''] ?? newId(),
  );
  const { method, mediaType } = asked;
  return { method, path: filled + queryOf(asked, samples), body: bodyOf(asked, samples), mediaType };
};

/** What must be asked, and the funder wherever one may be asked for. */
const queryOf = ({ parameters }: Asked, { ids, components }: Samples): string => {
  const said = parameters.filter((each) => each.in === 'query' && (each.required === true || each.name === 'funderId'));
  const textOf = ({ name, schema }: Parameter) => ids[name] ?? String(sampleOf(schema, components.schemas));
  const query = new URLSearchParams(said.map((each) => [each.name, textOf(each)])).toString();
  return query && `?${query}`;
};

const A_PDF = Buffer.from('%PDF-1.7\nsample\n%%EOF\n');

const bodyOf = ({ name, body, mediaType }: Asked, { ids, components, statement }: Samples) => {
  if (mediaType === null) return null;
  if (mediaType === 'application/xml') return statement;
  if (body === null) return A_PDF;
  return JSON.stringify({ ...(named(sampleOf(body, components.schemas), ids) as object), ...SAID[name]?.(ids) });
};

/** What a sample of the schema is not: rules beside it say more than it does. */
const SAID: Readonly<Record<string, (ids: Ids) => object>> = {
  doInBulk: ({ trancheId = newId() }) => ({ operation: 'approveTranche', items: [{ params: { trancheId } }] }),
};

/** A body names the things that there are. */
const named = (value: unknown, ids: Ids): unknown => {
  if (Array.isArray(value)) return value.map((each) => named(each, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      typeof each === 'string' && key.endsWith('Id') ? (ids[key] ?? each) : named(each, ids),
    ]),
  );
};
