import type { Request } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../services/shared/command.ts';
import { keepable } from '../../services/shared/keepable.ts';
import { PageQuery } from '../../services/shared/page.ts';
import type { Values } from './fields.ts';
import { pageMissing, SignInFirst } from './page-errors.ts';
import { isTokenOf } from './form-token.ts';
import { visitOf } from './visit.ts';

/** What a request asks of a page, and who asks. */
export interface Asked<Params extends z.ZodObject> {
  readonly actor: Actor;
  readonly params: z.output<Params>;
  readonly query: Values;
}

export interface Address<Params extends z.ZodObject> {
  readonly path: `/${string}`;
  readonly params: Params;
  /** Shown to who is not signed in, too. */
  readonly isPublic?: boolean;
}

/** An address that cannot be one leads nowhere, like one that is not there. */
export const askedBy = <Params extends z.ZodObject>(
  { params, isPublic }: Address<Params>,
  request: Request,
): Asked<Params> => {
  const { actor, session } = visitOf(request);
  if (session === null && isPublic !== true) throw new SignInFirst();
  const given = params.safeParse(request.params);
  if (!given.success) throw pageMissing();
  return { actor, params: given.data, query: textsIn(request.query) };
};

/** A name given twice in an address is given once: none of ours does so. */
const textsIn = (given: object): Values =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, keepable(String([value].flat()[0]))]));

/** Where the page before ended; an address that was written by hand begins anew. */
export const cursorIn = ({ after }: Values): string | undefined => PageQuery.shape.after.safeParse(after).data;

/** The cookie comes by itself, wherever the form stood: the token only from a page of ours. */
export const isOwnForm = (request: Request, values: Values): boolean => {
  const { session } = visitOf(request);
  return session === null || isTokenOf(session.formKey, values['form_token']);
};
