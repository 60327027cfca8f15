import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type {} from 'pino-http';
import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { bodyTooLarge, HttpRefusal, invalidRequest, mediaTypeUnsupported, routeMissing } from './edge-errors.ts';
import { LANGUAGES, type Texts } from '../../services/shared/texts.ts';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly details: object;
}

type Statuses = Record<ErrorKind, number>;
const STATUS: Statuses = { invalid: 400, forbidden: 403, missing: 404, conflict: 409, refused: 422, unavailable: 503 };
const SECONDS_TO_WAIT = '2';
const OUR_BUG: Problem = { status: 500, code: 'internal_error', details: {} };

/** The one place where an error becomes a JSON response (RFC 9457): a stable code, a sentence, and the facts. */
export const problemHandler =
  (texts: Texts): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const { status, code, details } = toProblem(error);
    const language = readersLanguage(request);
    const detail = texts.sentence(language, `error.${code}`, details);
    if (status === 401) response.set('www-authenticate', 'Bearer');
    if (status === 503) response.set('retry-after', SECONDS_TO_WAIT);
    if (status >= 500) logTrouble(error, request, status);
    response
      .status(status)
      .type('application/problem+json')
      .set('content-language', language)
      .send(
        toJson({
          ...details,
          type: status === 500 ? 'about:blank' : `/problems/${code}`,
          title: code,
          status,
          detail,
          instance: request.originalUrl,
          requestId: request.id,
        }),
      );
  };

const readersLanguage = (request: Request) => {
  const accepted = request.acceptsLanguages(...LANGUAGES);
  return LANGUAGES.find((language) => language === accepted) ?? 'en';
};

export const nothingHere: RequestHandler = () => {
  throw routeMissing();
};

const toProblem = (error: unknown): Problem => {
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

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
