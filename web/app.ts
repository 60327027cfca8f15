import { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import compression from 'compression';
import type { KeptForms, Session } from '../services/shared/session.ts';
import type { TakeQuota } from '../services/shared/quota.ts';
import type { Texts } from '../services/shared/texts.ts';
import { mountSignIn, type SignInOptions } from './access/sign-in.ts';
import { assetsIn, sendingAssets, sendingWorker } from './shared/assets.ts';
import { cookieOf, cookiesOf, type Cookies } from './shared/cookies.ts';
import type { Values } from './shared/fields.ts';
import { maskedToken } from './shared/form-token.ts';
import { sendPage } from './shared/html.ts';
import { asLanguage, readersLanguage } from './shared/language.ts';
import { keepForm, takeForm } from './shared/kept-form.ts';
import { ownPath } from './shared/own-path.ts';
import type { Page } from './shared/page.ts';
import { formForeign, pageMissing, SignInFirst } from './shared/page-errors.ts';
import { ProblemPage, statusOf } from './shared/problem-page.tsx';
import { TooOften } from './shared/quotas.ts';
import { wordsIn, type Reader } from './shared/reader.ts';
import { actorOf, beginVisit, visitOf } from './shared/visit.ts';

export interface WebOptions extends Omit<SignInOptions, 'cookies'> {
  readonly pages: readonly Page[];
  readonly texts: Texts;
  readonly keptForms: KeptForms;
  readonly takeQuota: TakeQuota;
  readonly assetsFolder: string;
  /** Where people find these pages: scheme, host and port. */
  readonly origin: string;
  readonly isDemo: boolean;
}

/** The pages, without a socket: every one is whole HTML, and works without script. */
export const webOf = (options: WebOptions): Router => {
  const { origin, pages, assetsFolder } = options;
  const cookies = cookiesOf(origin);
  const router = Router();
  router.use('/assets', sendingAssets(assetsFolder));
  router.get('/drafts-worker.js', sendingWorker(assetsFolder));
  router.use(compression(), atHome(origin), visiting(options, cookies), ownForms(origin));
  mountSignIn(router, { ...options, cookies });
  router.get('/language/:language', (request, response) => {
    const language = asLanguage(request.params.language);
    if (!language) throw pageMissing();
    cookies.set(response, 'language', { value: language, seconds: YEAR_SECONDS });
    response.redirect(303, ownPath(request.query['back']));
  });
  for (const page of pages) page.mount(router);
  router.use(
    () => {
      throw pageMissing();
    },
    problems(options, cookies),
  );
  return router;
};

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Cookies belong to one name of this host: whoever comes by another is led to it. */
const atHome =
  (origin: string): RequestHandler =>
  (request, response, next) => {
    if (request.get('host') === new URL(origin).host || request.method !== 'GET') next();
    else response.redirect(307, `${origin}${request.originalUrl}`);
  };

const visiting = (options: WebOptions, cookies: Cookies): RequestHandler => {
  const assets = assetsIn(options.assetsFolder);
  return async (request, response, next) => {
    // With none at all, a browser would not say either on whose page a form stood.
    response.set('referrer-policy', 'same-origin');
    const begin = (session: Session | null, kept: Values | null = null) => {
      const language = readersLanguage(request, cookieOf(request, cookies.names.language) ?? session?.language);
      const words = wordsIn(options.texts, language);
      const done = request.query['done'];
      const reader: Reader = {
        ...words,
        path: request.originalUrl,
        done: typeof done === 'string' ? (words.known(`page.done.${done}`) ?? null) : null,
        signedIn: session && {
          id: session.personId,
          signInId: session.signInId,
          name: nameIn(session, language),
          roles: session.roles,
          formToken: maskedToken(session.formKey),
        },
        isDemo: options.isDemo,
        isShared: isShared(session, cookieOf(request, cookies.names.shared)),
        assets,
      };
      beginVisit(request, { reader, session, actor: actorOf(session), kept, takeQuota: options.takeQuota });
    };
    // First as nobody: were the session not to be had, that too must be told in words.
    begin(null);
    const id = cookieOf(request, cookies.names.session);
    const session = id === undefined ? null : await options.sessions.find(id);
    if (session) begin(session, await takeForm({ ...options, cookies }, { request, response, session }));
    next();
  };
};

/** A session knows; whoever is not signed in was asked when they last were. */
const isShared = (session: Session | null, ticked: string | undefined): boolean =>
  session?.isShared ?? ticked !== undefined;

const nameIn = ({ name, nameAr }: Session, language: string): string => (language === 'ar' ? (nameAr ?? name) : name);

/** A browser says where a form stood: on a page of another site, nothing is done. */
const ownForms =
  (origin: string): RequestHandler =>
  (request, _response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && !comesFrom(request, origin)) throw formForeign();
    next();
  };

const comesFrom = (request: Request, origin: string): boolean => {
  const stated = request.get('origin');
  return stated === undefined ? request.get('sec-fetch-site') === 'same-origin' : stated === origin;
};

/** What could not be shown or done, told in the reader's words. */
const problems =
  (options: WebOptions, cookies: Cookies): ErrorRequestHandler =>
  async (error: unknown, request, response, _next) => {
    if (error instanceof SignInFirst) {
      await keepForm({ ...options, cookies }, request, response);
      response.redirect(303, `/sign-in?back=${encodeURIComponent(ownPath(request.originalUrl))}`);
      return;
    }
    const status = statusOf(error);
    if (error instanceof TooOften) response.set('retry-after', String(error.retryAfterSeconds));
    if (status === 500) request.log.error({ error }, 'a page failed');
    const { reader } = visitOf(request);
    sendPage(response, ProblemPage({ reader, error, requestId: request.id as string }), status);
  };
