import type { Request, RequestHandler } from 'express';

/** One request that was answered; the route as it was declared, never the path that was asked. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Tells of every answer when it is through, whoever gave it. */
export const measuring =
  (tell: (answered: Answered) => void): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - began) / 1000;
      // Nobody heard the end of it: 499, as proxies call it.
      const status = response.writableFinished ? response.statusCode : CLIENT_LEFT;
      tell({
        method: METHODS.has(request.method) ? request.method : 'other',
        route: routeOf(request),
        status,
        seconds,
      });
    });
    next();
  };

const CLIENT_LEFT = 499;
/** A client may invent methods, and must not invent series. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
const API = '/api/v1';

/** An error handler stands outside the router whose route it answers for: the prefix is put back. */
const routeOf = (request: Request): string => {
  const path = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof path !== 'string') return 'none';
  return request.originalUrl.startsWith(`${API}/`) ? `${API}${path}` : path;
};
