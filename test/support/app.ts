import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express, RequestHandler } from 'express';
import type { Knex } from 'knex';
import { pino } from 'pino';
import supertest, { type Test } from 'supertest';
import { appOf } from '../../api/app.ts';
import { exportsOn, refusalsOn } from '../../api/evidence.ts';
import { routesOf } from '../../api/routes.ts';
import type { Health } from '../../api/shared/health.ts';
import { identifying, type TokenRules } from '../../api/shared/identity.ts';
import type { RefusalRecorder } from '../../api/shared/refusals.ts';
import type { Route } from '../../api/shared/route.ts';
import { answeringUnreadable } from '../../api/shared/unreadable.ts';
import { recognise } from '../../db/access/person-store.ts';
import { recordAlone } from '../../db/audit/audit-store.ts';
import { takeQuotaOn } from '../../db/shared/quotas.ts';
import { engineReadiness } from '../../db/shared/readiness.ts';
import { loadTexts } from '../../infra/texts.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import type { UseCases } from '../../services/use-cases.ts';
import { AUDIENCE, startTestIssuer, type TestIssuer } from './issuer.ts';
import { ISSUER, type World } from './world.ts';

interface Parts {
  /** Reached by another way than the world's own. */
  readonly knex?: Knex;
  readonly useCases?: UseCases;
  readonly temporal?: Health['temporal'];
  readonly recorder?: RefusalRecorder;
  /** What is asked of tokens beside, or in another way than, what is usual. */
  readonly rules?: Partial<TokenRules>;
  /** Takes each line that is logged. */
  readonly log?: (line: string) => void;
  /** The pages for people. */
  readonly pages?: RequestHandler;
  /** Beside the routes that the API has. */
  readonly routes?: readonly Route[];
}

/** A program that speaks to the API in somebody's name. */
export interface Client {
  readonly get: (path: string) => Test;
  /** A command, with a key of its own where none is given. */
  readonly post: (path: string, body?: object, key?: string) => Test;
  readonly put: (path: string, body: object, version?: number) => Test;
}

export interface TestApp {
  readonly issuer: TestIssuer;
  readonly url: string;
  /** Lines that were logged. */
  readonly log: string[];
  /** A request by nobody. */
  readonly anyone: ReturnType<typeof supertest>;
  readonly as: (who: Actor | string) => Promise<Client>;
  readonly stop: () => Promise<void>;
}

/** The real Express app of a world, listening, with the real check of tokens of an issuer of its own. */
export const createApp = async (world: World, parts: Parts = {}): Promise<TestApp> => {
  const issuer = await startTestIssuer();
  const log: string[] = [];
  const rules = { issuer: ISSUER, audience: AUDIENCE, jwksUri: issuer.jwksUri, ...parts.rules };
  const identify = identifying(rules, recognise(parts.knex ?? world.knex));
  const app = expressOn(world, identify, { log: (line) => log.push(line), ...parts });
  const server = answeringUnreadable(createServer(app));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    url,
    log,
    anyone: supertest(url),
    as: async (who) => {
      const { knownBy } = typeof who === 'string' ? await world.person(who) : who;
      const token = await issuer.tokenOf('subject' in knownBy ? knownBy.subject : '');
      return clientOf(url, (test) => test.set('authorization', `Bearer ${token}`));
    },
    stop: async () => {
      await Promise.all([closed(server), issuer.stop()]);
    },
  };
};

/** The real Express app of a world, told in its own way who asks. */
export const expressOn = (world: World, identify: RequestHandler, parts: Parts = {}): Express => {
  const { knex, useCases, log, routes, pages, temporal, recorder } = { ...defaultsOf(world), ...parts };
  return appOf({
    routes: [...routesOf(useCases, { isDemo: true }), ...routes],
    identify,
    recordRefusal: recorder ?? refusalsOn((refusal) => recordAlone(knex, refusal)),
    recordExport: exportsOn((taken) => recordAlone(knex, taken)),
    takeQuota: takeQuotaOn(knex),
    health: { engine: () => engineReadiness(knex), temporal },
    texts: loadTexts(),
    ...(pages ? { pages } : {}),
    logger: pino({ level: 'info' }, { write: log }),
  });
};

const defaultsOf = ({ knex, useCases }: World) => ({
  knex,
  useCases,
  log: () => undefined,
  routes: [],
  temporal: () => Promise.resolve(),
});

export const clientOf = (at: Express | string, signed: (test: Test) => Test): Client => {
  const agent = supertest(at);
  const command = (test: Test, key: string) => signed(test).set('idempotency-key', key);
  return {
    get: (path) => signed(agent.get(`/api/v1${path}`)),
    post: (path, body, key = newId()) => command(agent.post(`/api/v1${path}`), key).send(body),
    put: (path, body, version) => {
      const test = command(agent.put(`/api/v1${path}`), newId()).send(body);
      return version === undefined ? test : test.set('if-match', `"${String(version)}"`);
    },
  };
};

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
