import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Router } from 'express';
import type {} from 'pino-http';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { Actor, Command } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import type { Posted } from './form.tsx';
import { isTokenOf } from './form-token.ts';
import { sendPage } from './html.ts';
import { formBody } from './http.ts';
import { formForeign, pageMissing, SignInFirst } from './page-errors.ts';
import { statusOf } from './problem-page.tsx';
import type { Reader } from './reader.ts';
import { visitOf } from './visit.ts';

/** A page with its types forgotten, ready to mount. */
export interface Page {
  readonly path: string;
  readonly mount: (router: Router) => void;
}

interface Asked<Params extends z.ZodObject> {
  readonly actor: Actor;
  readonly params: z.output<Params>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Shown<View> {
  readonly reader: Reader;
  readonly view: View;
  /** The form that was just refused, if this is the answer to one. */
  readonly posted: Posted | null;
}

interface Action<Params extends z.ZodObject> {
  /** Gives the address to go on to. */
  readonly run: (asked: Asked<Params> & { readonly command: Command; readonly values: Values }) => Promise<string>;
}

type Values = Readonly<Record<string, string>>;

interface PageSpec<Params extends z.ZodObject, View> {
  readonly path: `/${string}`;
  readonly params: Params;
  /** Shown to who is not signed in, too. */
  readonly isPublic?: boolean;
  readonly load: (asked: Asked<Params>) => Promise<View>;
  readonly show: (shown: Shown<View>) => VNode;
  readonly actions?: Readonly<Record<string, Action<Params>>>;
}

/** Looks, and shows; a form that is sent to it does what it names and goes on, or shows the page again with what is wrong. */
export const page = <Params extends z.ZodObject, View>(spec: PageSpec<Params, View>): Page => {
  const askedBy = (request: Request): Asked<Params> => {
    const { actor, session } = visitOf(request);
    if (session === null && spec.isPublic !== true) throw new SignInFirst();
    const params = spec.params.safeParse(request.params);
    // An address that cannot be one leads nowhere, like one that is not there.
    if (!params.success) throw pageMissing();
    return { actor, params: params.data, query: textsIn(request.query) };
  };
  const shown = async (request: Request, asked: Asked<Params>, posted: Posted | null) =>
    spec.show({ reader: visitOf(request).reader, view: await spec.load(asked), posted });

  const post: RequestHandler = async (request, response) => {
    const asked = askedBy(request);
    const values = textsIn(request.body);
    requireOwnForm(request, values);
    const action = spec.actions?.[values['action'] ?? ''];
    if (!action) throw pageMissing();
    try {
      response.redirect(303, await action.run({ ...asked, values, command: commandOf(request, values) }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { reader } = visitOf(request);
      const text = reader.say(`error.${error.code}`, error.details as Record<string, unknown>);
      const posted = { values, faults: [{ field: null, text }] };
      sendPage(response, await shown(request, asked, posted), statusOf(error));
    }
  };
  return {
    path: spec.path,
    mount: (router) => {
      router.get(spec.path, async (request, response) => {
        sendPage(response, await shown(request, askedBy(request), null));
      });
      if (spec.actions) router.post(spec.path, formBody(), post);
    },
  };
};

/** A name given twice is given once: no form of ours does so. */
const textsIn = (given: unknown): Values =>
  Object.fromEntries(Object.entries(Object(given) as object).map(([name, value]) => [name, String([value].flat()[0])]));

/** The cookie comes by itself, wherever the form stood: the token only from a page of ours. */
export const requireOwnForm = (request: Request, values: Values): void => {
  const { session } = visitOf(request);
  if (session !== null && !isTokenOf(session.formKey, values['form_token'])) throw formForeign();
};

const CommandId = z.uuid();

const commandOf = (request: Request, values: Values): Command => {
  const id = CommandId.safeParse(values['command_id']);
  if (!id.success) throw formForeign();
  const { command_id: _id, form_token: _token, ...input } = values;
  return {
    id: id.data,
    actor: visitOf(request).actor,
    inputHash: createHash('sha256')
      .update(JSON.stringify([request.path, input]))
      .digest('hex'),
    requestId: request.id as string,
    expectedVersion: null,
  };
};
