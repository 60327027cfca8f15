import type { Response } from 'express';
import { cookiesOf } from '../../web/shared/cookies.ts';

const NAMES = ['session', 'attempt', 'language', 'kept', 'shared'] as const;

/** What a browser is told of a cookie that is set at this origin. */
const setAt = (origin: string, name: (typeof NAMES)[number]) => {
  const told: { name: string; options: Record<string, unknown> }[] = [];
  const response = {
    cookie: (called: string, _value: string, options: Record<string, unknown>) => told.push({ name: called, options }),
  };
  cookiesOf(origin).set(response as unknown as Response, name, { value: 'x' });
  return told[0];
};

describe('cookies', () => {
  it.each(NAMES)('over HTTPS belong to this host alone, and to no script: %s', (name) => {
    const set = setAt('https://touiza.example', name);
    expect(set?.name).toBe(`__Host-tz-${name}`);
    expect(set?.options).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
  });

  it('have names over plain HTTP that a browser takes there', () => {
    expect(setAt('http://127.0.0.1:3000', 'session')).toMatchObject({ name: 'tz-session', options: { secure: false } });
  });
});
