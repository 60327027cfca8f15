/**
 * What an attempt came to, in the only words that tell a client what to do next. `unclassified` is none of them: whoever
 * gets it does not know whether to ask again, and that is a fault of ours.
 */
export type Outcome =
  /** It is done. */
  | 'done'
  /** A rule says no, with a code: asking again changes nothing. */
  | 'business'
  /** It was not begun, or taken back: ask again. */
  | 'transient'
  /** The asker gave up waiting: whether it is done is not known; ask again under the same key. */
  | 'cancelled'
  /** The connection broke, or what stands behind the API: whether it is done is not known. */
  | 'unknown'
  | 'unclassified';

/** Whether the request can have reached anybody is all that matters. */
const UNSENT = ['ECONNREFUSED', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT'];
const BROKEN = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'ECONNABORTED', 'HPE_INVALID_EOF_STATE'];

export interface Said {
  readonly status: number;
  /** The code of the problem, as RFC 9457 has it in `title`. */
  readonly code: string | null;
}

/** As the API knows them: invalid, forbidden, missing, conflict, refused. */
const REFUSALS = [400, 403, 404, 409, 422];
const UNAVAILABLE = ['database_unavailable', 'issuer_unavailable'];

/** Of an answer. No token of ours is bad: to be told so is an error, too. */
export const outcomeOf = ({ status, code }: Said): Outcome => {
  if (status === 200) return 'done';
  if (code === null) return 'unclassified';
  if (status === 503 && UNAVAILABLE.includes(code)) return 'unknown';
  if (status === 429) return 'transient';
  return REFUSALS.includes(status) ? 'business' : 'unclassified';
};

/** Of a request without an answer, as Node's `fetch` tells it. */
export const outcomeWithout = (error: unknown): Outcome => {
  const { name, cause } = Object(error) as { name?: string; cause?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'cancelled';
  const { code } = Object(cause) as { code?: string };
  if (code !== undefined && UNSENT.includes(code)) return 'transient';
  return code !== undefined && BROKEN.includes(code) ? 'unknown' : 'unclassified';
};
