import type { Sessions } from '../../services/shared/session.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { sendPage } from '../shared/html.ts';
import type { Request, Response, Router } from '../shared/http.ts';
import { cookieOf, type Cookies } from '../shared/cookies.ts';
import { formForeign } from '../shared/page-errors.ts';
import { isOwnForm } from '../shared/asked.ts';
import { ownPath } from '../shared/own-path.ts';
import { formBody, sentForm } from '../shared/sent-form.ts';
import { requireQuota } from '../shared/quotas.ts';
import { visitOf } from '../shared/visit.ts';
import { deviceOf } from './device.ts';
import { Attempt, type Identified, type Provider } from './provider.ts';
import { SignInPage, type DemoPerson } from './sign-in-page.tsx';

export interface SignInOptions {
  readonly provider: Provider;
  readonly sessions: Sessions;
  readonly findPerson: (identity: Pick<Identified, 'issuer' | 'subject' | 'name' | 'nameAr'>) => Promise<PersonId>;
  readonly cookies: Cookies;
  /** Whom a visitor of the demo may be; nobody where it is no demo. */
  readonly demoPeople: (language: string) => Promise<readonly DemoPerson[]>;
}

const ATTEMPT_SECONDS = 600;
/** A whole local office shares one address; nobody signs in more often than a few times a minute. */
const SIGN_INS = { operation: 'signIn', quota: { times: 100, seconds: 600 } };

/** In and out: by the provider, never by a password of ours. */
export const mountSignIn = (router: Router, options: SignInOptions): void => {
  router.get('/sign-in', async (request, response) => {
    const { reader } = visitOf(request);
    const people = reader.isDemo ? await options.demoPeople(reader.language) : [];
    mayLeadTo(response, options.provider.origin);
    sendPage(response, SignInPage({ reader, back: ownPath(request.query['back']), people }));
  });
  router.post('/sign-in', ...formBody(), async (request, response) => {
    const { account, back, shared } = sentForm(request).values;
    await requireQuota(request, SIGN_INS);
    const hint = visitOf(request).reader.isDemo && typeof account === 'string' ? account : null;
    if (shared === 'yes') options.cookies.set(response, 'shared', { value: 'yes' });
    else options.cookies.clear(response, 'shared');
    const { address, attempt } = await options.provider.begin(ownPath(back), hint);
    const kept = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    options.cookies.set(response, 'attempt', { value: kept, seconds: ATTEMPT_SECONDS });
    response.redirect(303, address);
  });
  router.get('/sign-in/return', (request, response) => finish(options, request, response));
  mountSignOut(router, options);
};

/** Browsers hold a form to its page's policy all along the redirects that it leads to. */
const mayLeadTo = (response: Response, origin: string): void => {
  const policy = String(response.get('content-security-policy'));
  response.set('content-security-policy', policy.replace("form-action 'self'", `form-action 'self' ${origin}`));
};

/** A new session for each sign-in: an id that somebody planted before is worth nothing after. */
const finish = async (options: SignInOptions, request: Request, response: Response): Promise<void> => {
  const { provider, sessions, findPerson, cookies } = options;
  const attempt = attemptIn(cookieOf(request, cookies.names.attempt));
  cookies.clear(response, 'attempt');
  if (!attempt) throw formForeign();
  const answer = new URLSearchParams(request.url.split('?')[1] ?? '');
  const identified = await provider.finish(answer, attempt).catch((error: unknown) => {
    request.log.warn('sign-in refused');
    throw error;
  });
  const previous = cookieOf(request, cookies.names.session);
  if (previous !== undefined) await sessions.end(previous);
  const personId = await findPerson(identified);
  cookies.set(response, 'session', {
    value: await sessions.start({
      ...identified,
      personId,
      isShared: isShared(options, request),
      device: deviceOf(request.get('user-agent')),
    }),
  });
  request.log.info({ person: personId, issuer: identified.issuer }, 'signed in');
  response.redirect(303, attempt.back);
};

/** As was ticked when the sign-in began. */
const isShared = ({ cookies }: SignInOptions, request: Request): boolean =>
  cookieOf(request, cookies.names.shared) !== undefined;

const attemptIn = (kept: string | undefined): Attempt | null => {
  try {
    return Attempt.parse(JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()));
  } catch {
    return null;
  }
};

const mountSignOut = (router: Router, { sessions, cookies }: SignInOptions): void => {
  router.post('/sign-out', ...formBody(), async (request, response) => {
    if (!isOwnForm(request, sentForm(request).values)) throw formForeign();
    const { session } = visitOf(request);
    const id = cookieOf(request, cookies.names.session);
    const { everywhere } = sentForm(request).values;
    if (session && everywhere === 'yes') await sessions.endAll(session.personId);
    else if (id !== undefined) await sessions.end(id);
    cookies.clear(response, 'session');
    // Whoever takes the phone next finds nothing on it.
    response.set('clear-site-data', '"cache", "storage"').redirect(303, '/');
  });
};
