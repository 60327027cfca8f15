import { surely } from './surely.ts';

const after = (error: Error) => {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? Promise.reject(error) : Promise.resolve(asked);
  };
};
const failing = (fields: object): Error => Object.assign(new Error('no'), fields);

describe('what the runner itself asks', () => {
  it.each([
    ['Postgres shuts down', failing({ code: '57P01' })],
    ['a connection broke', new Error('Connection terminated unexpectedly')],
    ['a knot of locks', failing({ code: '40P01' })],
    ['gRPC’s “unavailable”, wrapped', failing({ cause: failing({ code: 14, details: 'no connection' }) })],
    ['a namespace that is not there yet', failing({ name: 'NamespaceNotFoundError' })],
  ])('is asked again after %s', async (_what, error) => {
    expect(await surely(after(error))).toBe(2);
  });

  it.each([
    ['a mistake of its own', failing({ code: '42601' })],
    ['gRPC’s “invalid argument”', failing({ cause: failing({ code: 3, details: 'no id' }) })],
  ])('breaks off at %s', async (_what, error) => {
    await expect(surely(after(error))).rejects.toBe(error);
  });
});
