import type { RequestHandler } from 'express';
import { pino } from 'pino';
import supertest, { type Test } from 'supertest';
import { appOf } from '../../api/app.ts';
import { recordingOn } from '../../api/refusal-evidence.ts';
import { routesOf } from '../../api/routes.ts';
import { unauthenticated } from '../../api/shared/edge-errors.ts';
import { recordRefusal } from '../../db/audit/audit-store.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import type { World } from './world.ts';

export interface Api {
  readonly get: (path: string) => Test;
  /** A command, once: with a key of its own. */
  readonly post: (path: string, body?: object) => Test;
  readonly put: (path: string, body: object) => Test;
}

/** The API of a world as a program sees it, signed in as this person; null is somebody who has not signed in. */
export const apiOf = (world: World): ((actor: Actor | null) => Api) => {
  const actors = new Map<string, Actor>();
  const identify: RequestHandler = (request, _response, next) => {
    const actor = actors.get(request.get('x-test-actor') ?? '');
    if (!actor) throw unauthenticated();
    Object.assign(request, { actor });
    next();
  };
  const app = appOf({
    routes: routesOf(world.useCases, { isDemo: false }),
    identify,
    recordRefusal: recordingOn((refusal) => recordRefusal(world.knex, refusal)),
    health: { engine: () => Promise.reject(new Error('unused')), temporal: () => Promise.reject(new Error('unused')) },
    logger: pino({ level: 'silent' }),
  });
  return (actor) => {
    const key = actor === null ? 'nobody' : String(actor.id);
    if (actor !== null) actors.set(key, actor);
    const asked = (test: Test) => test.set('x-test-actor', key);
    const command = (test: Test) => asked(test).set('idempotency-key', newId());
    const agent = supertest(app);
    return {
      get: (path) => asked(agent.get(`/api/v1${path}`)),
      post: (path, body) => command(agent.post(`/api/v1${path}`)).send(body),
      put: (path, body) => command(agent.put(`/api/v1${path}`)).send(body),
    };
  };
};
