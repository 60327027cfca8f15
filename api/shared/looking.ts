import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { asIfNotThere } from '../../services/shared/as-if-not-there.ts';
import { PUBLIC, type Actor } from '../../services/shared/command.ts';
import type { Edge } from './edge.ts';
import { formAsked, handOut } from './exporting.ts';
import type { PageOfItems } from '../../services/shared/exported.ts';
import { actorOf } from './identity.ts';
import { saidBy, tellingTo, type Telling } from './reader.ts';
import { inputReader } from './input.ts';
import { operationOf, type Described } from './operation.ts';
import { withinMeans, withinQuota } from './quota.ts';
import type { Route } from './mounting.ts';
import type { Column } from '../../services/shared/table.ts';

export interface Asked<Params extends z.ZodObject, Query extends z.ZodObject> {
  /** `PUBLIC` where the route is. */
  readonly actor: Actor;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  /** Says what a code means in the reader's words. */
  readonly told: Telling;
}

interface Looking<Params extends z.ZodObject, Query extends z.ZodObject> {
  /** The OpenAPI content of the answer. */
  readonly content: object;
  readonly show: (asked: Asked<Params, Query>, response: Response) => Promise<void>;
  readonly table?: Table<Params, Query> | null;
}

/** An answer that is a list, as rows: it can be had whole, as a file. */
interface Table<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly columns: readonly Column[];
  readonly pageOf: (asked: Asked<Params, Query>) => Promise<PageOfItems>;
}

/** A route that only looks, in the form that the asker wants. */
export const looking = <Params extends z.ZodObject, Query extends z.ZodObject>(
  spec: Described<Params, Query>,
  { content, show, table = null }: Looking<Params, Query>,
): Route => {
  const { operation, path, isPublic = false } = spec;
  const read = inputReader({ params: spec.params, query: spec.query });
  const askedBy = (request: Request, response: Response, { texts }: Edge): Asked<Params, Query> => ({
    ...read(saidBy(request)),
    actor: isPublic ? PUBLIC : actorOf(request),
    told: tellingTo(request, response, texts),
  });
  return {
    name: operation,
    method: 'get',
    path,
    isPublic,
    operation: operationOf(spec, { result: { content } }),
    mount: (router: Router, edge: Edge) => {
      router.get(path, ...withinQuota(edge, spec), async (request, response) => {
        const asked = askedBy(request, response, edge);
        const form = table && formAsked(request);
        if (table) response.vary('accept');
        if (form || 'q' in request.query) await withinMeans(edge, request);
        if (!table || !form) return asIfNotThere(asked.params, () => show(asked, response));
        return handOut(exportedAs(operation, { table, asked, request, edge }), form, response);
      });
    },
  };
};

interface Exporting<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly table: Table<Params, Query>;
  readonly asked: Asked<Params, Query>;
  readonly request: Request;
  readonly edge: Edge;
}

/** The largest page there is: a file is read by no thumb. */
const ROWS_A_PAGE = 200;

/** What is published may be taken by anybody; what a person takes away is told to the evidence. */
const exportedAs = <Params extends z.ZodObject, Query extends z.ZodObject>(
  operation: string,
  { table, asked, request, edge }: Exporting<Params, Query>,
) => {
  const { actor } = asked;
  const query: Record<string, unknown> = asked.query;
  return {
    name: operation,
    columns: table.columns,
    pageAfter: (after: string | undefined) => {
      const paging = 'limit' in query ? { limit: ROWS_A_PAGE, after: after ?? query['after'] } : {};
      return table.pageOf({ ...asked, query: { ...asked.query, ...paging } });
    },
    record: async (rows: number) => {
      if (actor.id !== PUBLIC.id)
        await edge.recordExport({ actor, operation, query, rows, requestId: request.id as string });
    },
  };
};
