import fc from 'fast-check';
import { canonical, sha256Of } from '../../services/shared/canonical.ts';

describe('canonical JSON', () => {
  it('sorts properties at every depth and leaves lists in their order', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });

  it('spells amounts and instants as text', () => {
    expect(canonical({ at: new Date('2026-01-05T09:00:00Z'), amount: 125_000n })).toBe(
      '{"amount":"125000","at":"2026-01-05T09:00:00.000Z"}',
    );
  });

  it('is the same however its properties were ordered, and says what they said', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is hashed as its UTF-8 bytes', () => {
    expect(sha256Of('أ')).toBe(sha256Of(new TextEncoder().encode('أ')));
    expect(sha256Of('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
