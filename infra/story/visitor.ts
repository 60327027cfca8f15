import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Findings } from './wire.ts';

export interface Api {
  readonly api: string;
  readonly tokenFor: (account: string) => Promise<string>;
}

/** What a refusal says (RFC 9457): its code, and what an application lacks or where a call contradicts itself. */
export type Problem = { readonly title: string } & Partial<Findings> & {
    readonly faults?: readonly { readonly code: string; readonly path: string }[];
  };

class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem, asked: string) {
    super(`${asked}: ${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

type Bytes = Uint8Array<ArrayBuffer> | string;

interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Bytes;
}

/** One person at the API's door. The caller says what an answer is: a type of `wire.ts`. */
export interface Visitor {
  readonly get: <Answer>(path: string) => Promise<Answer>;
  /** The same thing in another form, a list as CSV say. */
  readonly text: (path: string, accept?: string) => Promise<string>;
  readonly bytes: (path: string) => Promise<Uint8Array>;
  /** The same key is the same command, however often it is sent. */
  readonly post: <Answer>(path: string, body?: object, options?: { readonly key: string }) => Promise<Answer>;
  readonly put: <Answer>(path: string, body: object, version: number) => Promise<Answer>;
  readonly upload: <Answer>(path: string, bytes: Bytes, mediaType: string) => Promise<Answer>;
  /** Expects a refusal with this code (or one of these), and gives the problem. */
  readonly refused: (code: string | readonly string[], asked: Promise<unknown>) => Promise<Problem>;
}

/** Somebody who has not signed in. */
export const ANYBODY = 'anybody';

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

  const send = async (account: string, { path, headers, ...request }: Ask): Promise<Response> => {
    const signedIn: Record<string, string> =
      account === ANYBODY ? {} : { authorization: `Bearer ${await tokenOf(account)}` };
    const response = await patiently(() =>
      fetch(`${api}/api/v1${path}`, { ...request, headers: { ...headers, ...signedIn } }),
    );
    if (response.ok) return response;
    throw new Refusal(response.status, await read<Problem>(response), `${account} ${request.method} ${path}`);
  };

  return (account) => ({
    get: async (path) => read(await send(account, { method: 'GET', path })),
    text: async (path, accept = '*/*') => (await send(account, { method: 'GET', path, headers: { accept } })).text(),
    bytes: async (path) => new Uint8Array(await (await send(account, { method: 'GET', path })).arrayBuffer()),
    post: async (path, body = {}, { key } = { key: randomUUID() }) => {
      const headers = { ...JSON_BODY, 'idempotency-key': key };
      return read(await send(account, { method: 'POST', path, headers, body: JSON.stringify(body) }));
    },
    put: async (path, body, version) => {
      const headers = { ...JSON_BODY, 'idempotency-key': randomUUID(), 'if-match': `"${version}"` };
      return read(await send(account, { method: 'PUT', path, headers, body: JSON.stringify(body) }));
    },
    upload: async (path, body, mediaType) => {
      const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID() };
      return read(await send(account, { method: 'POST', path, headers, body }));
    },
    refused: async (code, asked) => {
      const error = await asked.then(() => new Error(`${account} was not refused with ${String(code)}`), asError);
      if (error instanceof Refusal && [code].flat().includes(error.problem.title)) return error.problem;
      throw error;
    },
  });
};

const JSON_BODY = { 'content-type': 'application/json' };

/** The one place where an answer is taken at its word. */
const read = async <Answer>(response: Response): Promise<Answer> => (await response.json()) as Answer;

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
export const until = async <Answer>(
  ask: () => Promise<Answer | undefined>,
  isRight: (answer: Answer) => boolean,
): Promise<Answer> => {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask().catch(orNotYet);
    if (answer !== undefined && isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`this has not come: ${JSON.stringify(answer ?? null).slice(0, 2_000)}`);
    await pause(25);
  }
};

const orNotYet = (error: unknown): undefined => {
  if (error instanceof Refusal && error.status === 404) return undefined;
  throw error;
};
