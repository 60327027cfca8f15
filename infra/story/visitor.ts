import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** An answer's JSON, read where the story needs it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a program of the outside world: it knows the API by its documents, not by our types
export type Json = any;

export interface Api {
  readonly api: string;
  readonly tokenFor: (account: string) => Promise<string>;
}

/** A refusal, as the API says it (RFC 9457). */
class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly body: Json;

  constructor(status: number, body: Json, asked: string) {
    super(`${asked}: ${String(status)} ${JSON.stringify(body)}`);
    this.status = status;
    this.title = String(body?.title);
    this.body = body;
  }
}

interface Ask {
  readonly body?: Json;
  readonly bytes?: Uint8Array<ArrayBuffer> | string;
  readonly mediaType?: string;
  /** The same key is the same command, however often it is sent. */
  readonly key?: string;
  readonly version?: number;
}

/** One person at the API's door. */
export interface Visitor {
  readonly account: string;
  readonly get: (path: string) => Promise<Json>;
  readonly text: (path: string) => Promise<string>;
  readonly post: (path: string, body?: Json, options?: Ask) => Promise<Json>;
  readonly put: (path: string, body: Json, version: number) => Promise<Json>;
  readonly upload: (path: string, bytes: Uint8Array<ArrayBuffer> | string, mediaType: string) => Promise<Json>;
  /** Expects a refusal with this code (or one of these), and gives the problem. */
  readonly refused: (code: string | readonly string[], asked: Promise<unknown>) => Promise<Problem>;
}

const TOKEN_AGE_MS = 50 * 60 * 1000;

/** Visitors by their account, each with a token of their own. */
export const visitors = ({ api, tokenFor }: Api): ((account: string) => Visitor) => {
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  const tokenOf = (account: string): Promise<string> => {
    const known = tokens.get(account);
    if (known && known.until > Date.now()) return known.token;
    const token = tokenFor(account);
    tokens.set(account, { token, until: Date.now() + TOKEN_AGE_MS });
    return token;
  };

  const send = async (account: string, asked: string, ask: Ask): Promise<Response> => {
    const token = await tokenOf(account);
    const response = await patiently(() => fetch(...requestOf(api, asked, { key: randomUUID(), ...ask, token })));
    if (!response.ok) throw new Problem(response.status, await response.json(), `${account} ${asked}`);
    return response;
  };
  const json = async (account: string, asked: string, ask: Ask = {}): Promise<Json> =>
    (await send(account, asked, ask)).json();

  return (account) => ({
    account,
    get: (path) => json(account, `GET ${path}`),
    text: async (path) => (await send(account, `GET ${path}`, {})).text(),
    post: (path, body = {}, options = {}) => json(account, `POST ${path}`, { body, ...options }),
    put: (path, body, version) => json(account, `PUT ${path}`, { body, version }),
    upload: (path, bytes, mediaType) => json(account, `POST ${path}`, { bytes, mediaType }),
    refused: async (code, asked) => {
      const problem = await asked.then(
        () => null,
        (error: unknown) => error,
      );
      if (problem instanceof Problem && [code].flat().includes(problem.title)) return problem;
      throw problem instanceof Error ? problem : new Error(`${account} was not refused with ${String(code)}`);
    },
  });
};

const requestOf = (
  api: string,
  asked: string,
  { body, bytes, mediaType, key, version, token }: Ask & { token: string },
): [string, RequestInit] => {
  const [method = 'GET', path = ''] = asked.split(' ');
  const headers = {
    authorization: `Bearer ${token}`,
    ...(method === 'GET' || key === undefined ? {} : { 'idempotency-key': key }),
    ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
  };
  const payload = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  return [`${api}/api/v1${path}`, { method, headers, ...(payload === undefined ? {} : { body: payload }) }];
};

const PATIENCE_MS = 30_000;

/** A server that is away or says "later" is asked again with the same key: asked twice, it is done once. */
const patiently = async (ask: () => Promise<Response>): Promise<Response> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const response = await ask().catch((error: unknown) => (Date.now() > end ? Promise.reject(asError(error)) : null));
    if (response !== null && (response.status !== 503 || Date.now() > end)) return response;
    await pause(200);
  }
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Asks again until the answer is there and right: automatic steps follow a command within a moment. */
export const until = async (ask: () => Promise<Json>, isRight: (answer: Json) => boolean): Promise<Json> => {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask().catch(orNotYet);
    if (answer !== null && answer !== undefined && isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`this has not come: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await pause(25);
  }
};

const orNotYet = (error: unknown): null => {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
};
