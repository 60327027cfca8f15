import { outcomeOf, outcomeWithout } from './outcome.ts';

const failed = (code: string): Error => Object.assign(new TypeError('fetch failed'), { cause: { code } });

describe('the outcome of an attempt', () => {
  it.each([
    [200, null, 'done'],
    [404, 'dossier_missing', 'business'],
    [422, 'envelope_exceeded', 'business'],
    [429, 'too_many_requests', 'transient'],
    [503, 'database_unavailable', 'unknown'],
  ])('is told by the answer: %i %s is %s', (status, code, outcome) => {
    expect(outcomeOf({ status, code })).toBe(outcome);
  });

  it.each([
    ['our own error', 500, 'internal_error'],
    ['a good token called bad', 401, 'unauthenticated'],
    ['an answer that is no problem', 404, null],
    ['away, and nobody knows what', 503, 'something_unavailable'],
  ])('is of no class where nobody can tell what to do next: %s', (_what, status, code) => {
    expect(outcomeOf({ status, code })).toBe('unclassified');
  });

  it('is told by the error where there is no answer', () => {
    expect(outcomeWithout(failed('ECONNREFUSED'))).toBe('transient');
    expect(outcomeWithout(failed('ECONNRESET'))).toBe('unknown');
    expect(outcomeWithout(new DOMException('late', 'TimeoutError'))).toBe('cancelled');
    expect(outcomeWithout(new SyntaxError('no JSON'))).toBe('unclassified');
  });
});
