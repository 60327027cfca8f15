export type ErrorKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'refused' | 'unavailable';

/** The one way to say no: a kind that each edge maps once, a stable code, and the facts behind it. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: object;

  constructor(kind: ErrorKind, code: string, details: object = {}) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}
