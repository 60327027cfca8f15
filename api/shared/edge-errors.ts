import { DomainError } from '../../services/shared/errors.ts';

/** What the door itself refuses in HTTP's own words, before anything of the domain is asked. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: object;

  constructor(status: number, code: string, details: object = {}) {
    super(code);
    this.name = 'HttpRefusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** No or bad credentials; nothing more is said. */
export const unauthenticated = () => new HttpRefusal(401, 'unauthenticated');

export const bodyTooLarge = (bytesMax: number | null) => new HttpRefusal(413, 'body_too_large', { bytesMax });

export const mediaTypeUnsupported = (accepted: readonly string[], reason = 'media_type') =>
  new HttpRefusal(415, 'media_type_unsupported', { accepted, reason });

export const methodNotAllowed = (allowed: readonly string[]) => new HttpRefusal(405, 'method_not_allowed', { allowed });

/** Asked too often; the quota's window ends in so many seconds. */
export const tooManyRequests = (retryAfterSeconds: number) =>
  new HttpRefusal(429, 'too_many_requests', { retryAfterSeconds });

/** A workbook of so many rows would not fit in memory; the same list as CSV has no end. */
export const exportTooLarge = (rowsMax: number) => new DomainError('refused', 'export_too_large', { rowsMax });

export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

export const invalidRequest = (issues: readonly Issue[]) => new DomainError('invalid', 'invalid_request', { issues });

export const idempotencyKeyMissing = () => new DomainError('invalid', 'idempotency_key_missing');

export const idempotencyKeyMalformed = (pattern: string) =>
  new DomainError('invalid', 'idempotency_key_malformed', { pattern });

export const dryRunMalformed = () => new DomainError('invalid', 'dry_run_malformed');

export const ifMatchMalformed = () => new DomainError('invalid', 'if_match_malformed');

export const routeMissing = () => new DomainError('missing', 'route_missing');

/** The issuer's keys cannot be read: whose token it is cannot be said, so nobody is told that theirs is bad. */
export const issuerUnavailable = () => new DomainError('unavailable', 'issuer_unavailable');
