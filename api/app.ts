import { randomUUID } from 'node:crypto';
import express, { Router, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Texts } from '../services/shared/texts.ts';
import { docsPage } from './shared/docs-page.ts';
import { healthRouter, type Health } from './shared/health.ts';
import { describe } from './shared/openapi.ts';
import { nothingHere, problemHandler } from './shared/problem.ts';
import type { RefusalRecorder } from './shared/refusals.ts';
import type { Route } from './shared/route.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly identify: RequestHandler;
  readonly recordRefusal: RefusalRecorder;
  readonly health: Health;
  /** In which words a problem is told. */
  readonly texts: Texts;
  readonly logger: Logger;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,100}$/;

/** The API, without a socket: every route declared, every error answered in one place. */
export const appOf = ({ routes, identify, recordRefusal, health, texts, logger }: AppOptions): Express => {
  const app = express();
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple');
  app.use(requestLog(logger), helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY } }), noStore);
  app.use(healthRouter(health));

  const document = describe(routes);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  app.get('/api/docs', (_request, response) => {
    response.type('html').send(docsPage(document));
  });

  const router = Router();
  router.use(identify);
  for (const route of routes) route.mount(router, recordRefusal);
  app.use('/api/v1', router);

  app.use(nothingHere, problemHandler(texts));
  return app;
};

const POLICY = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
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
      req: ({ method, url, id }: { method: string; url: string; id: string }) => ({ method, url, id }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'info'),
  });
