import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type {} from 'pino-http';
import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import {
  bodyTooLarge,
  HttpRefusal,
  invalidRequest,
  mediaTypeUnsupported,
  methodNotAllowed,
  routeMissing,
} from './edge-errors.ts';
import type { Texts } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';
import { readersLanguage, type Telling } from './reader.ts';

interface Trouble {
  readonly status: number;
  readonly code: string;
  readonly details: object;
}

/** RFC 9457: a stable code, a sentence for people, and the facts behind it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly instance: string;
  readonly requestId: unknown;
}

type Statuses = Record<ErrorKind, number>;
const STATUS: Statuses = { invalid: 400, forbidden: 403, missing: 404, conflict: 409, refused: 422, unavailable: 503 };
const SECONDS_TO_WAIT = '2';
const OUR_BUG: Trouble = { status: 500, code: 'internal_error', details: {} };

/** The one place where an error becomes a JSON response. */
export const problemHandler =
  (texts: Texts): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const problem = problemOf(error, request, texts);
    const { status } = problem;
    if (status >= 500) logTrouble(error, request, status);
    response
      .status(status)
      .set('cache-control', 'no-store')
      .set(headersOf(toTrouble(error)))
      .type('application/problem+json')
      .set('content-language', readersLanguage(request))
      .send(JSON.stringify(problem));
  };

/** What is wrong, told to whoever sent this request. */
export const problemOf = (error: unknown, request: Request, texts: Texts): Problem => {
  const { status, code, details } = toTrouble(error);
  const language = readersLanguage(request);
  const told = toldIn(texts, language);
  return {
    ...worded(withoutBigints(details) as object, told),
    type: status === 500 ? 'about:blank' : `/problems/${code}`,
    title: code,
    status,
    detail: told('error', { code, numbers: details }),
    instance: request.originalUrl,
    requestId: request.id,
  };
};

/** What HTTP itself wants to say beside the problem. */
const headersOf = ({ status, details }: Trouble): Record<string, string> => {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  if (status === 503) return { 'retry-after': SECONDS_TO_WAIT };
  if ('allowed' in details && status === 405) return { allow: (details.allowed as string[]).join(', ') };
  if ('retryAfterSeconds' in details) return { 'retry-after': String(details.retryAfterSeconds) };
  return {};
};

/** What a refusal lists (faults, findings) is said in words too: each by the text of its own code, be it a refusal's. */
const worded = (details: object, told: Telling): object =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]: [string, unknown]) => {
      const list = LISTS[name];
      if (list === undefined || !Array.isArray(value)) return [name, value];
      return [name, value.map((each: Listed) => ({ ...each, message: told(list, each) ?? told('error', each) }))];
    }),
  );

interface Listed {
  readonly code: string;
}

const LISTS: Readonly<Record<string, string>> = { faults: 'fault', findings: 'finding' };

export const nothingHere: RequestHandler = () => {
  throw routeMissing();
};

/** The path is known, and this is not what can be done with it. */
export const otherMethods =
  (allowed: readonly string[]): RequestHandler =>
  (request, response) => {
    if (request.method !== 'OPTIONS') throw methodNotAllowed(allowed);
    response.set('allow', allowed.join(', ')).status(204).end();
  };

const toTrouble = (error: unknown): Trouble => {
  if (error instanceof HttpRefusal) return error;
  const known = isExpressError(error) ? fromExpress(error) : error;
  if (known instanceof HttpRefusal) return known;
  if (known instanceof DomainError) return { status: STATUS[known.kind], code: known.code, details: known.details };
  return OUR_BUG;
};

interface ExpressError extends Error {
  readonly status: number;
  readonly type?: string;
  readonly limit?: number | null;
}

const isExpressError = (error: unknown): error is ExpressError =>
  error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500;

/** Express's own refusals: a body that is malformed, too large or in an unknown encoding, a path that is no text. */
const fromExpress = ({ status, type, name, limit = null }: ExpressError) => {
  if (status === 413) return bodyTooLarge(limit);
  if (status === 415) return mediaTypeUnsupported([], type);
  return invalidRequest([{ path: [], code: type ?? name, message: 'The request cannot be read' }]);
};

/** Of what is away or broken, the name and place: a driver's error carries the row that it stumbled over. */
const logTrouble = (error: unknown, { log }: Request, status: number): void => {
  const { name, code, message, stack, cause } = Object(error) as Partial<NodeJS.ErrnoException>;
  if (status === 500) log.error({ bug: { name, code, stack } }, 'request failed');
  else log.warn({ away: { message, cause: String(cause) } }, 'a dependency is away');
};

const withoutBigints = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each)));
