import { loadTexts } from '../../infra/texts.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';
import { money } from '../../services/shared/money.ts';
import { matches, repositoryIn } from '../tidy/repository.ts';

const texts = loadTexts();
const { files, read } = repositoryIn(process.cwd());
const sources = files.filter((file) => /^(?:services|db|api)\/.*\.ts$/.test(file));

/** Wherever a code can come from: a refusal, the database's own, what a constraint means, a thing that is not there. */
const CODES: readonly (readonly [RegExp, suffix?: string])[] = [
  [/new DomainError\(\s*'\w+',\s*'(\w+)'/g],
  [/new HttpRefusal\(\s*\d+,\s*'(\w+)'/g],
  [/\bhint = '(\w+)'/g],
  [/^\s*\w+: \['(?:missing|conflict|refused)', '(\w+)'\],$/gm],
  [/notFound\(\s*'(\w+)'/g, '_missing'],
];

const codes = () => {
  const found = sources.flatMap((file) =>
    CODES.flatMap(([pattern, suffix = '']) => matches(read(file), pattern).map((code) => code + suffix)),
  );
  return [...new Set(found)].sort();
};

describe('the sentences of problems', () => {
  it.each(LANGUAGES)('exist for every code that can be answered, in %s', (language) => {
    expect(codes().length).toBeGreaterThan(100);
    expect(codes().filter((code) => texts.sentence(language, `error.${code}`, {}) === undefined)).toEqual([]);
  });

  it('are all in ICU form', () => {
    const keys = files
      .filter((file) => /^services\/\w+\/messages\/en\.json$/.test(file))
      .flatMap((file) => Object.keys(JSON.parse(read(file)) as object));
    for (const language of LANGUAGES) {
      for (const key of keys) expect(texts.sentence(language, key, {})).toEqual(expect.any(String));
    }
  });

  it('show instants as Moroccan clocks do, in the reader’s language', () => {
    const facts = { opensAt: new Date('2026-01-12T08:00:00Z'), closesAt: new Date('2026-03-06T16:30:00Z') };
    expect(texts.sentence('en', 'error.call_not_open', facts)).toBe(
      'The call is not open: it opens at 12 January 2026 at 09:00 and closes at 6 March 2026 at 16:30.',
    );
    expect(texts.sentence('fr', 'error.call_not_open', facts)).toContain('12 janvier 2026 à 09:00');
    expect(texts.sentence('ar', 'error.call_not_open', facts)).toContain('12 يناير 2026');
  });

  it('show amounts in dirhams and lists as lists', () => {
    const facts = { rules: ['territory', 'sector'], ice: '9', amount: money(125_000n) };
    expect(texts.sentence('en', 'error.rules_not_met', facts)).toContain('territory and sector');
    expect(texts.sentence('fr', 'error.amount_not_positive', facts)).toContain('1250.00');
  });

  it('lose a fact that nobody gave, not the sentence', () => {
    expect(texts.sentence('en', 'error.quorum_missing', { present: 3 })).toBe(
      'The quorum is missing: 3 present, … needed.',
    );
  });

  it('are not made up for a code that nobody knows', () => {
    expect(texts.sentence('en', 'error.unheard_of', {})).toBeUndefined();
    expect(texts.sentence('en', 'error.toString', {})).toBeUndefined();
  });
});
