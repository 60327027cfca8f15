import { randomUUID } from 'node:crypto';
import express, { Router, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { docsPage } from './shared/docs-page.ts';
import type { Edge } from './shared/edge.ts';
import { healthRouter, type Health } from './shared/health.ts';
import { measuring, type Answered } from './shared/measuring.ts';
import { describe } from './shared/openapi.ts';
import { nothingHere, otherMethods, problemHandler } from './shared/problem.ts';
import type { Route } from './shared/route.ts';
import { safeHeaders } from './shared/safe-headers.ts';

export interface AppOptions extends Edge {
  readonly routes: readonly Route[];
  readonly identify: RequestHandler;
  readonly health: Health;
  readonly logger: Logger;
  /** The pages for people, where this process shows them. */
  readonly pages?: RequestHandler;
  /** Addresses of proxies whose word on who asks is believed. */
  readonly trustedProxies?: readonly string[];
  /** Told of each request that was answered. */
  readonly measure?: (answered: Answered) => void;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,100}$/;

/** The API, without a socket: every route declared, every error answered in one place. */
export const appOf = ({ identify, health, logger, trustedProxies = [], ...options }: AppOptions): Express => {
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple');
  app.set('trust proxy', [...trustedProxies]);
  if (options.measure) app.use(measuring(options.measure));
  app.use(requestLog(logger), safeHeaders);
  app.use(healthRouter(health));

  const { routes } = options;
  const document = describe(routes);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.get('/api/docs', (_request, response) => {
    response.type('html').send(docsPage(document));
  });

  // What papers carry in their QR code: where there are no pages, the API answers it.
  if (!options.pages) {
    app.get('/verify/:code', (request, response) => {
      response.redirect(`/api/v1/verify/${encodeURIComponent(request.params.code)}`);
    });
  }

  const [open, signedIn] = [mounted(routes, options, true), mounted(routes, options, false)];
  app.use('/api/v1', open, identify, signedIn);
  app.use('/api', nothingHere);
  if (options.pages) app.use(options.pages);
  app.use(nothingHere, problemHandler(options.texts));
  return app;
};

/** Routes on a router of their own; on a path that is theirs alone, any other method is told which there are. */
const mounted = (routes: readonly Route[], edge: Edge, isPublic: boolean): Router => {
  const router = Router();
  for (const route of routes) if (route.isPublic === isPublic) route.mount(router, edge);
  for (const [path, methods] of methodsByPath(routes)) {
    const isOpen = routes.every((route) => route.path !== path || route.isPublic);
    if (isOpen === isPublic) router.all(path, otherMethods(methods));
  }
  return router;
};

const methodsByPath = (routes: readonly Route[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    found.set(path, [...(found.get(path) ?? []), ...names]);
  }
  return found;
};

/** One line per request, with the id that the answer carries too; never a body, never a credential. */
const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    serializers: {
      req: ({ method, url, id }: { method: string; url: string; id: string }) => ({ method, url: unsecret(url), id }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'info'),
  });

/**
 * A tracking secret opens a dossier’s progress, a code an invitation or a session; and a token counts in no address, but
 * whoever puts one there has shown it: none is written in a log, also where an address is part of another.
 */
const unsecret = (url: string): string =>
  url.replace(/((?:[?&]|%3F|%26)(?:secret|code|state|\w*token)(?:=|%3D))[^&%]*/gi, '$1…');
