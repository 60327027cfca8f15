import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';

type Verify = (token: string) => Promise<JWTPayload>;

interface Keeping {
  readonly seconds: number;
  readonly tokensMax: number;
  /** Milliseconds, on this machine's clock: a token's end is told in real time. */
  readonly now?: () => number;
}

/** A key that the issuer withdraws is believed for this long at most, and a signature computed once in it. */
const A_MINUTE: Keeping = { seconds: 60, tokensMax: 10_000 };

/**
 * Remembers who a token was verified to be: briefly, and never beyond its end. Only that is remembered; what the person
 * may do is read with every request. Tokens are kept by their hash, so that nobody finds one here.
 */
export const remembering = (verify: Verify, { seconds, tokensMax, now = Date.now }: Keeping = A_MINUTE): Verify => {
  const kept = new Map<string, { readonly payload: JWTPayload; readonly until: number }>();

  const keep = (key: string, payload: JWTPayload): void => {
    const until = Math.min(now() + seconds * 1000, (payload.exp ?? 0) * 1000);
    kept.delete(key);
    kept.set(key, { payload, until });
    const [oldest] = kept.keys();
    if (kept.size > tokensMax && oldest !== undefined) kept.delete(oldest);
  };

  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const known = kept.get(key);
    if (known && now() < known.until) return known.payload;
    const payload = await verify(token);
    keep(key, payload);
    return payload;
  };
};
