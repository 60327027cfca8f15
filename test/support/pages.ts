import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { providerOf } from '../../web/access/provider.ts';
import { webOf } from '../../web/app.ts';
import { pagesOf } from '../../web/pages.ts';
import { recordAlone } from '../../db/audit/audit-store.ts';
import { exportsOn } from '../../api/evidence.ts';
import { findPerson, recognise } from '../../db/access/person-store.ts';
import { keptFormsOn } from '../../db/access/kept-form-store.ts';
import { takeQuotaOn } from '../../db/shared/quotas.ts';
import { sessionsOn } from '../../db/access/session-store.ts';
import { assetsFolder, regionsIn } from '../../infra/assets-folder.ts';
import { demoPeople } from '../../infra/demo/people.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { Device, Sessions } from '../../services/shared/session.ts';
import type { UseCases } from '../../services/use-cases.ts';
import { OIDC_AUDIENCE, WEB_CLIENT } from '../../infra/issuer-token.ts';
import { startIssuer } from '../../infra/issuer.ts';
import { loadTexts } from '../../infra/texts.ts';
import { identifying } from '../../api/shared/identity.ts';
import { answeringUnreadable } from '../../api/shared/unreadable.ts';
import { expressOn } from './app.ts';
import { ownPort } from './own-port.ts';
import type { World } from './world.ts';

export interface TestPages {
  readonly url: string;
  /** Where one signs in. */
  readonly issuer: string;
  /** Of every page, as it stands in the routes. */
  readonly paths: readonly string[];
  /** The session of somebody who has just signed in. */
  readonly sessionOf: (actor: Actor, given?: SignedInAs) => Promise<string>;
  /** A browser without script in which somebody is signed in; nobody where it is null. */
  readonly browse: (actor: Actor | null, language?: string) => Promise<Browser>;
  /** Lines that were logged. */
  readonly log: string[];
  /** From then on nobody can sign in. */
  readonly endIssuer: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface SignedInAs {
  readonly isShared?: boolean;
  readonly device?: Device;
}

interface PagesParts {
  /** In the place of the world's own. */
  readonly sessions?: Sessions;
  readonly useCases?: UseCases;
}

/** The pages of a world, listening, with the demo's own issuer beside them. */
export const createPages = async (
  world: World,
  { sessions = sessionsOn(world.knex), useCases = world.useCases }: PagesParts = {},
): Promise<TestPages> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'touiza-issuer-'));
  const url = `http://127.0.0.1:${await ownPort()}`;
  const issuer = await startIssuer({ port: await ownPort(), folder, webReturn: `${url}/sign-in/return` });
  const log: string[] = [];
  const pages = pagesOf(useCases, {
    isDemo: true,
    shapes: regionsIn(assetsFolder),
    recordExport: exportsOn((taken) => recordAlone(world.knex, taken)),
  });
  const web = webOf({
    pages,
    texts: loadTexts(),
    sessions,
    keptForms: keptFormsOn(world.knex),
    takeQuota: takeQuotaOn(world.knex),
    findPerson: findPerson(world.knex),
    provider: providerOf({ issuer: issuer.url, clientId: WEB_CLIENT, returnTo: `${url}/sign-in/return` }),
    demoPeople: demoPeople({
      issuer: issuer.url,
      findPerson: findPerson(world.knex),
      getMe: useCases.access.getMe,
    }),
    assetsFolder,
    origin: url,
    isDemo: true,
  });
  const rules = { issuer: issuer.url, audience: OIDC_AUDIENCE, jwksUri: `${issuer.url}/jwks` };
  const identify = identifying(rules, recognise(world.knex));
  const app = expressOn(world, identify, { pages: web, useCases, log: (line) => log.push(line) });
  const server = answeringUnreadable(createServer(app));
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
  const sessionOf = sessionsOf(world);
  return {
    url,
    paths: pages.map((page) => page.path),
    sessionOf,
    browse: async (actor, language = 'en') => {
      const browser = new Browser(url);
      browser.plant('tz-language', language);
      if (actor !== null) browser.plant('tz-session', await sessionOf(actor));
      return browser;
    },
    issuer: issuer.url,
    log,
    endIssuer: () => issuer.stop(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await issuer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const ELSEWHERE: Device = { browser: 'other', system: 'other' };

const sessionsOf =
  ({ knex }: World) =>
  (actor: Actor, { isShared = false, device = ELSEWHERE }: SignedInAs = {}): Promise<string> => {
    if (actor.knownBy.by !== 'token' || actor.id === 'system' || actor.id === 'public')
      throw new Error('only people sign in');
    const { issuer, subject } = actor.knownBy;
    return sessionsOn(knex).start({ personId: actor.id, issuer, subject, signedInAt: new Date(), isShared, device });
  };

/** A browser without script, as far as it goes: it keeps cookies, follows links and sends forms. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #headers: Record<string, string>;
  readonly #url: string;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  /** One answer, wherever it leads; cookies are kept by host. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(address, this.#url);
    const jar = this.#jarOf(target.host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.#headers, cookie, ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(target, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  }

  #jarOf(host: string): Map<string, string> {
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    return jar;
  }

  /** The page where a walk of redirects ends. */
  async follow(address: string, init: RequestInit = {}): Promise<{ status: number; html: string; address: string }> {
    let response = await this.ask(address, init);
    let at = new URL(address, this.#url).href;
    for (let steps = 0; response.status >= 300 && response.status < 400 && steps < 12; steps += 1) {
      at = new URL(response.headers.get('location') ?? '', at).href;
      response = await this.ask(at);
    }
    return { status: response.status, html: await response.text(), address: at };
  }

  /** Sends a form as a browser does, which says on whose page it stood. */
  async post(address: string, values: Record<string, string>, origin = this.#url) {
    return this.follow(address, { method: 'POST', headers: { origin }, body: new URLSearchParams(values) });
  }

  /** Opens a page, fills its form for an action and sends it. */
  async fill(address: string, action: string, values: Record<string, string>) {
    const { html } = await this.follow(address);
    return this.post(address, { ...fieldsOf(html, action), ...values });
  }

  cookie(name: string): string | undefined {
    return this.#jarOf(new URL(this.#url).host).get(name);
  }

  plant(name: string, value: string): void {
    this.#jarOf(new URL(this.#url).host).set(name, value);
  }

  async signIn(account: string): Promise<{ status: number; html: string; address: string }> {
    return this.post('/sign-in', { account, back: '/' });
  }
}

/** An empty cookie, or one that ended long ago, is gone. */
const keep = (jar: Map<string, string>, line: string): void => {
  const [pair = ''] = line.split(';');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
  else jar.set(name, value);
};

/** The hidden fields of a page's form for an action; of its first form where none is named. */
export const fieldsOf = (html: string, action?: string): Record<string, string> =>
  Object.fromEntries(
    [...formIn(html, action).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

const formIn = (html: string, action: string | undefined): string => {
  if (action === undefined) return html;
  const form = html.split('<form ').find((part) => part.includes(`name="action" value="${action}"`));
  if (form === undefined) throw new Error(`the page has no form for ${action}`);
  return form.split('</form>')[0] ?? '';
};
