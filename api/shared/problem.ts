import type { ErrorRequestHandler, RequestHandler } from 'express';
import type {} from 'pino-http';
import { ZodError } from 'zod';
import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { Unauthenticated } from './identity.ts';

type Statuses = Record<ErrorKind, number>;
const STATUS: Statuses = { invalid: 400, forbidden: 403, missing: 404, conflict: 409, refused: 422, unavailable: 503 };
const SECONDS_TO_WAIT = '2';

/** The one place where an error becomes a JSON response (RFC 9457). */
export const problemHandler: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const problem = toProblem(error);
  if (problem.status === 401) response.set('www-authenticate', 'Bearer');
  if (problem.status === 503) response.set('retry-after', SECONDS_TO_WAIT);
  if (problem.status === 500) request.log.error(error, 'request failed');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(toJson({ ...problem, instance: request.originalUrl, requestId: request.id }));
};

export const nothingHere: RequestHandler = () => {
  throw new DomainError('missing', 'route_missing');
};

const toProblem = (error: unknown) => {
  if (error instanceof DomainError) return named(error.code, STATUS[error.kind], error.details);
  if (error instanceof ZodError) return named('invalid_request', STATUS.invalid, { issues: error.issues });
  if (error instanceof Unauthenticated) return named('unauthenticated', 401, {});
  return fromBodyParser(error) ?? { type: 'about:blank', title: 'Internal Server Error', status: 500 };
};

/** Express's own refusals of a body: malformed, too large, an unknown encoding. */
const fromBodyParser = (error: unknown) => {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status < 400 || error.status >= 500) return null;
  const code = error.status === 413 ? 'body_too_large' : 'invalid_request';
  return named(code, error.status, { reason: 'type' in error ? error.type : error.name });
};

const named = (code: string, status: number, details: object) => ({
  ...details,
  type: `/problems/${code}`,
  title: code,
  status,
});

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
