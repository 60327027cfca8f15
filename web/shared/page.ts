import type { Request, RequestHandler, Response, Router } from 'express';
import type { VNode } from 'preact';
import type { z } from 'zod';
import { asIfNotThere } from '../../services/shared/as-if-not-there.ts';
import { act, type Action } from './acting.ts';
import { askedBy, isOwnForm, type Address, type Asked } from './asked.ts';
import type { Values } from './fields.ts';
import type { Posted } from './form.tsx';
import { sendPage } from './html.ts';
import { pageMissing } from './page-errors.ts';
import { requireMeans, requireQuota, type Limited } from './quotas.ts';
import type { Reader } from './reader.ts';
import { formBody, sentForm, type UploadLimits } from './sent-form.ts';
import { visitOf } from './visit.ts';

/** A page with its types forgotten, ready to mount. */
export interface Page {
  readonly path: string;
  readonly mount: (router: Router) => void;
}

export interface Shown<View> {
  readonly reader: Reader;
  readonly view: View;
  /** The form that was just refused, if this is the answer to one. */
  readonly posted: Posted | null;
}

export interface Answered<View, Answer> extends Shown<View> {
  /** What the form that was just sent is answered with, here and nowhere else. */
  readonly answer: Answer | null;
}

interface PageSpec<
  Params extends z.ZodObject,
  View,
  Schemas extends Record<string, z.ZodType>,
  Answer,
> extends Address<Params> {
  readonly load: (asked: Asked<Params>) => Promise<View>;
  /** What its address lets somebody guess at may be looked at so often, as at the API under the same operation. */
  readonly limited?: Limited;
  readonly show: (shown: Answered<View, Answer>) => VNode;
  /** Forms of this page may bring a file. */
  readonly upload?: UploadLimits;
  readonly actions?: { readonly [Name in keyof Schemas]: Action<Params, Schemas[Name], Answer> };
}

/** Looks, and shows; a form that is sent to it does what it names and goes on, or shows the page again with what is wrong. */
export const page = <Params extends z.ZodObject, View, Schemas extends Record<string, z.ZodType>, Answer = never>(
  spec: PageSpec<Params, View, Schemas, Answer>,
): Page => {
  const shown = async (
    request: Request,
    asked: Asked<Params>,
    said: Partial<Pick<Answered<View, Answer>, 'posted' | 'answer'>>,
  ) => {
    if (spec.limited) await requireQuota(request, spec.limited);
    return spec.show({
      reader: visitOf(request).reader,
      view: await asIfNotThere(asked.params, () => spec.load(asked)),
      posted: null,
      answer: null,
      ...said,
    });
  };

  const post: RequestHandler = async (request, response) => {
    const asked = askedBy(spec, request);
    const sent = sentForm(request);
    if (!isOwnForm(request, sent.values)) {
      const posted = typedBefore(visitOf(request).reader, sent.values);
      sendPage(response, await shown(request, asked, { posted }), FORBIDDEN);
      return;
    }
    const action = spec.actions?.[sent.values['action'] ?? ''];
    if (!action) throw pageMissing();
    const outcome = await act(action, { request, asked, sent, bytesMax: spec.upload?.bytesMax ?? 0 });
    if ('address' in outcome) {
      response.redirect(303, outcome.address);
      return;
    }
    const { status, retryAfterSeconds, ...said } = { status: OK, retryAfterSeconds: null, ...outcome };
    response.set(toWait(retryAfterSeconds));
    sendPage(response, await shown(request, asked, said), status);
  };
  return {
    path: spec.path,
    mount: (router) => {
      router.get(spec.path, async (request, response) => {
        const { kept, reader } = visitOf(request);
        const asked = askedBy(spec, request);
        if (asked.query['q']) await requireMeans(request);
        sendPage(response, await shown(request, asked, { posted: kept && typedBefore(reader, kept) }));
      });
      if (spec.actions) router.post(spec.path, ...formBody(spec.upload), post);
    },
  };
};

const OK = 200;
const FORBIDDEN = 403;

const toWait = (seconds: number | null) => (seconds === null ? {} : { 'retry-after': String(seconds) });

/** Typed in a session that is over: shown again, to be sent once more. */
const typedBefore = (reader: Reader, values: Values): Posted => ({
  values,
  faults: [{ field: null, text: reader.say('page.came_back') }],
  isStale: false,
});

interface FileSpec<Params extends z.ZodObject> extends Address<Params> {
  /** Computed anew for whoever asks: it counts as a search or a whole list does. */
  readonly isCostly?: boolean;
  readonly load: (asked: Asked<Params>) => Promise<{ bytes: Uint8Array; mediaType: string; name: string }>;
}

/** A file is saved and not shown; wherever it is opened all the same, nothing of it runs or loads. */
const SEALED = {
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A file to look at or to keep, under its name. */
export const filePage = <Params extends z.ZodObject>(spec: FileSpec<Params>): Page => ({
  path: spec.path,
  mount: (router) => {
    router.get(spec.path, async (request: Request, response: Response) => {
      const asked = askedBy(spec, request);
      if (spec.isCostly === true) await requireMeans(request);
      const { bytes, mediaType, name } = await asIfNotThere(asked.params, () => spec.load(asked));
      response.attachment(name).type(mediaType).set(SEALED).send(Buffer.from(bytes));
    });
  },
});
