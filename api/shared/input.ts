import { z } from 'zod';
import { invalidRequest, type Issue } from './edge-errors.ts';

interface Shapes<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly params: Params;
  readonly query?: Query | undefined;
  readonly body?: Body | undefined;
}

export interface Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
}

/** What a request says, before anything of it is believed. */
export type Untrusted = Record<'params' | 'query' | 'body', unknown>;

const NOTHING = z.strictObject({});
const ISSUES_MAX = 100;
const NAME_MAX = 200;

/** Checks path, query and body together, so that one answer names everything that is wrong, each with its place. */
export const inputReader = <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  params,
  query,
  body,
}: Shapes<Params, Query, Body>) => {
  const whole = z.object({ params, query: query ?? NOTHING, body: body ?? z.unknown() });
  return ({ params: path, query: search, body: sent = {} }: Untrusted): Input<Params, Query, Body> => {
    const { data, error } = whole.safeParse({ params: path, query: search, body: sent });
    if (error) throw invalidRequest(issuesOf(error));
    return data as Input<Params, Query, Body>;
  };
};

/** Never the values that were sent: an answer ends in logs and on screens that their sender does not know. */
const issuesOf = ({ issues }: z.ZodError): Issue[] =>
  issues
    .flatMap((issue): Issue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ ...issue, path: [...issue.path, key], message: 'Unknown property' }))
        : [issue],
    )
    .slice(0, ISSUES_MAX)
    .map(({ path, code, message }) => ({ path: path.map(short), code, message }));

const short = (part: PropertyKey): PropertyKey => (typeof part === 'string' ? part.slice(0, NAME_MAX) : part);
