import type { Request, Response } from 'express';
import { z } from 'zod';
import { jsonBody } from './body.ts';
import type { CommandDoor } from './commanding.ts';
import { isDryRun, keyOf, type Asking } from './commands.ts';
import type { Edge } from './edge.ts';
import { invalidRequest } from './edge-errors.ts';
import { actorOf } from './identity.ts';
import { saidBy } from './reader.ts';
import { inputReader } from './input.ts';
import { jsonOf, operationOf } from './operation.ts';
import { problemOf, type Problem } from './problem.ts';
import type { Route } from './mounting.ts';

const ITEMS_MAX = 200;

const BulkItem = z.strictObject({
  /** The places of the operation's path: which dossier, tranche, line… */
  params: z.record(z.string(), z.string()).default({}),
  body: z.unknown().default({}),
  /** The version that the change is based on, as in `If-Match`. */
  version: z.int().min(0).nullable().default(null),
});

const Bulk = z
  .strictObject({ operation: z.string().max(100), items: z.array(BulkItem).min(1).max(ITEMS_MAX) })
  .meta({ id: 'Bulk' });

const BulkResult = z
  .strictObject({
    done: z.int(),
    refused: z.int(),
    /** One for each item, in the same order: what the single act answers, or the problem it ends with. */
    results: z.array(
      z.strictObject({ status: z.int(), outcome: z.looseObject({}).optional(), problem: z.looseObject({}).optional() }),
    ),
  })
  .meta({ id: 'BulkResult' });
type BulkResult = z.output<typeof BulkResult>;

const DESCRIBED = {
  operation: 'doInBulk',
  path: '/bulk',
  summary: 'Asks for one operation many times, each on its own; asked with Dry-Run first, it shows what would happen',
  params: z.strictObject({}),
} as const;

/**
 * Many times the same act: each item is the single command, with its rule, its permission and a key of its own
 * (`<key>.<place>`), so that the same bulk sent again goes on where it was cut off. There is no other way in bulk.
 */
export const bulkOf = (routes: readonly Route[]): Route => {
  const doors = new Map(routes.flatMap(({ name, command }) => (command ? [[name, command] as const] : [])));
  const read = inputReader({ params: DESCRIBED.params, body: Bulk });
  return {
    name: DESCRIBED.operation,
    method: 'post',
    path: DESCRIBED.path,
    isPublic: false,
    operation: operationOf(DESCRIBED, { body: jsonOf(Bulk), result: jsonOf(BulkResult), isCommand: true }),
    mount: (router, edge) => {
      router.post(DESCRIBED.path, jsonBody(), async (request: Request, response: Response) => {
        const { operation, items } = read(saidBy(request)).body;
        const command = doors.get(operation);
        if (!command) throw invalidRequest([NO_COMMAND]);
        const ask = doorFor(request, command, edge);
        const results: BulkResult['results'] = [];
        for (const [place, item] of items.entries()) results.push(await ask(item, place));
        const done = results.filter(({ status }) => status === 200).length;
        if (isDryRun(request)) response.set('dry-run', 'true');
        response.json({ done, refused: results.length - done, results } satisfies BulkResult);
      });
    },
  };
};

const NO_COMMAND = { path: ['body', 'operation'], code: 'custom', message: 'No command has this name' };

/** One item after the other: what is away or broken ends the whole, and the same key goes on from there. */
const doorFor = (request: Request, command: CommandDoor, edge: Edge) => {
  const [actor, key, isRehearsal] = [actorOf(request), keyOf(request), isDryRun(request)];
  return async (item: z.output<typeof BulkItem>, place: number): Promise<BulkResult['results'][number]> => {
    const asking: Asking = {
      id: `${key}.${String(place)}`,
      input: { ...saidBy(request), params: item.params, query: {}, body: item.body },
      requestId: request.id as string,
      expectedVersion: item.version,
      isRehearsal,
    };
    try {
      return { status: 200, outcome: (await command(actor, asking, edge)) as Record<string, unknown> };
    } catch (error) {
      const problem: Problem = problemOf(error, request, edge.texts);
      if (problem.status >= 500) throw error;
      return { status: problem.status, problem: { ...problem } };
    }
  };
};
