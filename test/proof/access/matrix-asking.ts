import { newId } from '../../../services/shared/ids.ts';
import type { TestApp } from '../../support/app.ts';
import type { TestPages } from '../../support/pages.ts';
import type { Person } from './matrix-people.ts';
import type { Sent } from './matrix-operations.ts';

export interface Answer {
  readonly status: number;
  /** The code of a refusal of the API. */
  readonly title: string;
  readonly text: string;
  /** Where a page leads to. */
  readonly location: string;
}

export interface Doors {
  readonly app: TestApp;
  readonly pages: TestPages;
}

/** How one asker signs what they send: nobody does not. */
export type Asker = (sent: Sent) => Promise<Answer>;

/** Both doors, opened by what the person was given at each. */
export const askerOf = async ({ app, pages }: Doors, person: Person | null): Promise<Asker> => {
  const signed = { api: {}, pages: {} };
  if (person !== null) {
    const { knownBy } = person.actor;
    const token = await app.issuer.tokenOf('subject' in knownBy ? knownBy.subject : '');
    signed.api = { authorization: `Bearer ${token}` };
    signed.pages = { cookie: `tz-session=${await pages.sessionOf(person.actor)}; tz-language=en` };
  }
  return (sent) =>
    sent.path.startsWith('/api/') ? ask(app.url, sent, signed.api) : ask(pages.url, sent, signed.pages);
};

/** A command is rehearsed, not done: whoever may do it leaves the world as it was for the next. */
const ask = async (at: string, { method, path, body, mediaType }: Sent, signed: object): Promise<Answer> => {
  const headers = new Headers([...(Object.entries(signed) as [string, string][]), ['accept-encoding', 'identity']]);
  if (method !== 'get') {
    headers.set('dry-run', 'true');
    headers.set('idempotency-key', newId());
  }
  if (mediaType !== null) headers.set('content-type', mediaType);
  const said = typeof body === 'string' || body === null ? body : new Uint8Array(body);
  const response = await fetch(at + path, { method: method.toUpperCase(), headers, body: said, redirect: 'manual' });
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const title = isProblem ? (JSON.parse(text) as { title: string }).title : '';
  return { status: response.status, title, text, location: response.headers.get('location') ?? '' };
};

export const told = ({ status, title, location }: Answer): string => `${String(status)} ${title || location}`.trim();
