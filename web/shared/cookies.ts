import type { Request, Response } from 'express';

type Name = 'session' | 'attempt' | 'language' | 'kept' | 'shared';

interface Kept {
  readonly value: string;
  /** Until the browser is closed, where none are given. */
  readonly seconds?: number;
}

export interface Cookies {
  readonly names: Readonly<Record<Name, string>>;
  readonly set: (response: Response, name: Name, kept: Kept) => void;
  readonly clear: (response: Response, name: Name) => void;
}

/**
 * Over HTTPS the names say that no other host and no plain connection could have set them. Over plain HTTP, which only
 * development speaks, browsers would refuse such names.
 */
export const cookiesOf = (origin: string): Cookies => {
  const isSecure = origin.startsWith('https:');
  const named = (name: Name) => (isSecure ? `__Host-tz-${name}` : `tz-${name}`);
  const options = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const;
  return {
    names: {
      session: named('session'),
      attempt: named('attempt'),
      language: named('language'),
      kept: named('kept'),
      shared: named('shared'),
    },
    set: (response, name, { value, seconds }) => {
      response.cookie(named(name), value, { ...options, ...(seconds === undefined ? {} : { maxAge: seconds * 1000 }) });
    },
    clear: (response, name) => {
      response.clearCookie(named(name), options);
    },
  };
};

/** The first cookie of this name. */
export const cookieOf = ({ headers }: Request, name: string): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
