import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const POLICY = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const guard = helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY } });

/** What every answer tells a browser, whatever it answers: page, file, refusal, or nothing that we could read. */
export const safeHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
  // Until a route knows better: nothing of it is kept anywhere.
  response.setHeader('cache-control', 'no-store');
  guard(request, response, next);
};
