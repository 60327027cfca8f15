export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'unavailable';

/** What every problem of the API says by itself; a fact of the same name would be hidden by it. */
type Taken = 'type' | 'title' | 'status' | 'detail' | 'instance' | 'requestId';
type Facts = Readonly<Record<string, unknown> & Partial<Record<Taken, never>>>;

/** The one way to say no: a kind that each edge maps once, a stable code, and the facts behind it. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: object;

  constructor(kind: ErrorKind, code: string, details: Facts = {}) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}
