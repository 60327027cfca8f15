import type { RequestHandler } from 'express';
import { unauthenticated } from '../../api/shared/edge-errors.ts';
import type { Actor } from '../../services/shared/command.ts';
import { clientOf, expressOn, type Client } from './app.ts';
import type { World } from './world.ts';

/** The API of a world without the ceremony of tokens, signed in as this person; null is somebody who has not. */
export const apiOf = (world: World): ((actor: Actor | null) => Client) => {
  const actors = new Map<string, Actor>();
  const identify: RequestHandler = (request, _response, next) => {
    const actor = actors.get(request.get('x-test-actor') ?? '');
    if (!actor) throw unauthenticated();
    Object.assign(request, { actor });
    next();
  };
  const app = expressOn(world, identify);
  return (actor) => {
    const key = actor === null ? 'nobody' : String(actor.id);
    if (actor !== null) actors.set(key, actor);
    return clientOf(app, (test) => test.set('x-test-actor', key));
  };
};
